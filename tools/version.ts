/** Whether `found` (such as `v3.259.0` or `3.259.0-alpha.1`) is at least `least` (such as `3.200.0`). */
export function isAtLeast(found: string, least: string): boolean {
  const [have, want] = [numbers(found), numbers(least)];
  const differing = want.findIndex((part, position) => have[position] !== part);
  return differing === -1 || (have[differing] ?? 0) > (want[differing] ?? 0);
}

function numbers(version: string): readonly number[] {
  return version.replace(/^v/, "").split(/[.+-]/, 3).map(Number);
}
