/** A statement of FRR's configuration, and what stands inside where it opens a context. */
export interface Statement {
  readonly line: string;
  readonly inside: readonly Statement[];
}

/** What opens a context, by what it stands in, and what closes it. */
const CONTEXTS: readonly (readonly [header: RegExp, parent: RegExp | null, end: string])[] = [
  [/^interface \S+$/, null, "exit"],
  [/^route-map \S+ (?:permit|deny) \d+$/, null, "exit"],
  [/^router bgp \d+$/, null, "exit"],
  [/^router ospf$/, null, "exit"],
  [/^bfd$/, null, "exit"],
  [/^address-family (?:ipv4|ipv6) unicast$/, /^router bgp /, "exit-address-family"],
  [/^profile \S+$/, /^bfd$/, "exit"],
];

/**
 * The tree of a configuration, each statement a blank deeper than what it stands in.
 * @throws Error where a context is not closed, or a line is not as deep as its context
 */
export function statementsOf(lines: readonly string[]): readonly Statement[] {
  let at = 0;
  const read = (depth: number, parent: string | null, end: string | null): readonly Statement[] => {
    const found: Statement[] = [];
    for (; ; at++) {
      const raw = lines[at];
      if (raw === undefined) {
        if (end === null) return found;
        throw new Error(`${String(parent)} is not closed`);
      }
      const line = raw.trim();
      if (line === "!") continue;
      const indent = raw.length - raw.trimStart().length;
      if (line === end && indent === depth - 1) return found;
      if (indent !== depth || /^exit\b/.test(line)) throw new Error(`"${raw}" stands where it must not`);
      const context = CONTEXTS.find(
        ([header, within]) =>
          header.test(line) && (within === null ? parent === null : within.test(parent ?? "")),
      );
      if (context === undefined) found.push({ line, inside: [] });
      else {
        at++;
        found.push({ line, inside: read(depth + 1, line, context[2]) });
      }
    }
  };
  return read(0, null, null);
}

/** What a statement of some form means: called with what its pattern captured, and with what stands inside. */
export type Reader = readonly [
  pattern: RegExp,
  read: (captured: Readonly<Record<string, string>>, inside: readonly Statement[]) => void,
];

/** @throws Error at the first statement that none of the readers knows, and at one that is said twice */
export function readWith(statements: readonly Statement[], readers: readonly Reader[]): void {
  const said = new Set<string>();
  for (const { line, inside } of statements) {
    if (said.has(line)) throw new Error(`"${line}" is there twice`);
    said.add(line);
    const match = readers
      .map(([pattern, read]) => [pattern.exec(line), read] as const)
      .find(([found]) => found !== null);
    if (match === undefined) throw new Error(`"${line}" is unknown, or stands where it must not`);
    match[1](match[0]?.groups ?? {}, inside);
  }
}

/** What has to be there, by name. @throws Error where it is not */
export function need<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`${what} is missing`);
  return value;
}
