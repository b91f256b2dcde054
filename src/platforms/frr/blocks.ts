/**
 * A configuration of FRR as top-level blocks, which is the grain in which lines are owned: whoever holds the key holds
 * every line under it.
 */
export interface Block {
  /**
   * What makes two blocks the same one: a context's header (`interface swp1`), a list's or map's name
   * (`ip prefix-list PODS`, `route-map TO-SPINE`), a part of `bfd` (`bfd profile FABRIC`), `router bgp` whatever its ASN, or a whole line
   * (`ip route ...`).
   */
  readonly key: string;
  /** Its lines as they stand, header and closing `exit` included, comments and blank lines left out. */
  readonly lines: readonly string[];
}

/** Statements whose key is shorter than the line: the captured groups, joined by a blank. */
const KEYS: readonly RegExp[] = [
  // One instance of BGP a VRF: another ASN is the same instance renumbered, never a second one beside it.
  /^(router bgp)(?: [\d.]+)?(?: ((?:vrf|view) \S+))?$/,
  /^(interface \S+)/,
  /^(route-map \S+)/,
  /^((?:ip|ipv6) prefix-list \S+)/,
  /^((?:ip |ipv6 |mac )?access-list \S+)/,
  /^((?:bgp|ip) (?:community|large-community|extcommunity)-list (?:(?:standard|expanded) )?\S+)/,
  /^((?:bgp|ip) as-path access-list \S+)/,
  /^(hostname|domainname) /,
  /^((?:frr|log|service) \S+)/,
  /^(zebra work-queue) /,
  /^(bgp route-map delay-timer) /,
];

/** What `show running-config` says around the configuration. */
const FRAME = /^(?:Building configuration\.\.\.|Current configuration:|end)$/;

/** The blocks of a configuration in order of first appearance; all lines of one key are in one block. */
export function parseBlocks(text: string): readonly Block[] {
  const blocks = new Map<string, string[]>();
  let open: string[] | undefined;
  for (const raw of text.split("\n")) {
    const line = raw.trimEnd();
    if (/^\s*(?:[!#].*)?$/.test(line) || FRAME.test(line)) continue;
    const inside = /^\s/.test(line) || /^exit\b/.test(line);
    if (inside && open !== undefined) open.push(line);
    else if (!/^\s*exit\b/.test(line)) {
      const key = keyOf(line.trim());
      open = blocks.get(key) ?? [];
      blocks.set(key, open);
      open.push(line);
    }
    if (/^exit(?:-vrf)?$/.test(line)) open = undefined;
  }
  return [...blocks].flatMap(([key, lines]) => (key === "bfd" ? bfdParts(lines) : [{ key, lines }]));
}

/**
 * Each profile and each peer of `bfd` by itself: BFD has one context for all who use it. FRR shows the context also once it is empty, which
 * says nothing.
 */
function bfdParts(lines: readonly string[]): readonly Block[] {
  const parts = new Map<string, string[]>();
  let open: string[] = [];
  for (const line of lines.filter((one) => /^\s/.test(one))) {
    const header = /^\s(?!exit\b)(\S.*)$/.exec(line)?.[1];
    if (header !== undefined) {
      open = parts.get(header) ?? [];
      parts.set(header, open);
    }
    open.push(line);
  }
  return [...parts].map(([header, part]) => ({ key: `bfd ${header}`, lines: ["bfd", ...part, "exit"] }));
}

function keyOf(line: string): string {
  // `no ip forwarding` and `ip forwarding` are two values of one setting.
  const statement = line.replace(/^no /, "");
  for (const pattern of KEYS) {
    const match = pattern.exec(statement);
    if (match) return match.slice(1).filter(Boolean).join(" ");
  }
  return statement;
}

/** What is to run on a switch: of what ran before, the blocks that the artifact does not hold; then the artifact. */
export function mergeBaseline(baseline: string, artifact: string): string {
  const owned = keysOf(artifact);
  return render([...parseBlocks(baseline).filter(({ key }) => !owned.has(key)), ...parseBlocks(artifact)]);
}

/**
 * What is to run once the fabric is gone: what runs now without the artifact's blocks, whoever else has added to it, and
 * of these blocks the form they had in the baseline.
 */
export function withoutArtifact(running: string, artifact: string, baseline: string): string {
  const owned = keysOf(artifact);
  return render([
    ...parseBlocks(running).filter(({ key }) => !owned.has(key)),
    ...parseBlocks(baseline).filter(({ key }) => owned.has(key)),
  ]);
}

/** Of what runs, the blocks that an artifact takes the place of and that another, which was there before it, does not hold. */
export function takenBy(running: string, artifact: string, was: string): string {
  const [owned, had] = [keysOf(artifact), keysOf(was)];
  return render(parseBlocks(running).filter(({ key }) => owned.has(key) && !had.has(key)));
}

/** Whether two configurations say the same. The order of blocks does not count, that of lines within one does. */
export function sameConfiguration(one: string, other: string): boolean {
  const canonical = (text: string): string =>
    parseBlocks(text)
      .map(({ key, lines }) => [key, ...lines].join("\n"))
      .sort()
      .join("\n");
  return canonical(one) === canonical(other);
}

/**
 * Whether two configurations say the same in the blocks that the artifact holds. The order of lines does not count: FRR shows them in another
 * one after it has read them.
 */
export function sameWhereOwned(one: string, other: string, artifact: string): boolean {
  const owned = keysOf(artifact);
  const canonical = (text: string): string =>
    parseBlocks(text)
      .filter(({ key }) => owned.has(key))
      .map(({ key, lines }) => [key, ...[...lines].sort()].join("\n"))
      .sort()
      .join("\n");
  return canonical(one) === canonical(other);
}

const keysOf = (text: string): ReadonlySet<string> => new Set(parseBlocks(text).map(({ key }) => key));

const render = (blocks: readonly Block[]): string =>
  blocks.map(({ lines }) => `${lines.join("\n")}\n`).join("");
