/** What the kernel's `dev_valid_name` takes, and the two names that its settings (/proc/sys/net/ipv4/conf) have for themselves. */
const LONGEST = 15;
const RESERVED: ReadonlySet<string> = new Set([".", "..", "all", "default"]);

/** Why Linux has no interface of this name, after the name itself; null where it may have one. */
export function refusedByLinux(name: string): string | null {
  const character = /[/:\s]/.exec(name)?.[0];
  if (character !== undefined) return `has "${character}", which Linux refuses in an interface's name`;
  if (name.length > LONGEST)
    return `has ${String(name.length)} characters, and Linux takes at most ${String(LONGEST)}`;
  if (RESERVED.has(name)) return "is a name that Linux keeps for itself";
  return null;
}
