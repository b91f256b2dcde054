type Version = readonly [number, number, number];

/** The first version in a text: `v3.259.0`, `go version go1.26.8 linux/amd64`, `git version 2.39.5`; null where there is none. */
export function versionIn(text: string): string | null {
  return /\d+\.\d+(?:\.\d+)?/.exec(text)?.[0] ?? null;
}

function parts(version: string): Version {
  const [major = 0, minor = 0, patch = 0] = version
    .split(/[.+-]/)
    .map((part) => Number.parseInt(part, 10) || 0);
  return [major, minor, patch];
}

/** Whether a version is one or newer than it. */
export function isAtLeast(version: string, least: string): boolean {
  const [have, need] = [parts(version), parts(least)];
  const at = have.findIndex((part, index) => part !== need[index]);
  return at === -1 || (have[at] ?? 0) > (need[at] ?? 0);
}

/** Whether a version is in a range as package.json has those of peers: `^3.270.0` or `>=0.21.0`. */
export function isIn(version: string, range: string): boolean {
  const least = range.replace(/^[^\d]+/, "");
  const sameMajor = parts(version)[0] === parts(least)[0];
  return isAtLeast(version, least) && (!range.startsWith("^") || sameMajor);
}
