import type { DeviceModel } from "./model.ts";

/** A line that is there, and the lines in the block that it begins. */
export interface Node {
  line: string;
  /** A line that no table knows, loaded from a user's configuration: printed as it came. */
  readonly opaque: boolean;
  /** By slot: a line takes the place of another in its slot. */
  readonly inside: Map<string, Node>;
}

/** A command that a block takes. */
export interface Command {
  readonly form: RegExp;
  /** What it takes the place of. Absent: nothing, it stands beside its likes. */
  readonly slot?: (words: readonly string[]) => string;
  /** The block that it enters. */
  readonly enters?: () => Table;
  /** What it makes of the line, where that is otherwise. */
  readonly kept?: (line: string) => string;
  /** The device's words where it refuses. */
  readonly refuses?: (state: State, words: readonly string[]) => string | null;
  /** Whether it is what the device does by itself, with what else is in the block. */
  readonly byItself?: (line: string, block: Node) => boolean;
  /** What else becomes otherwise by it. */
  readonly then?: (state: State) => void;
  /** The device's words where it refuses to take the line away. */
  readonly stays?: (state: State, line: string) => string | null;
  /** What goes with it. */
  readonly leaves?: (state: State, line: string) => void;
}

export type Table = readonly Command[];

export interface State {
  readonly top: Node;
  /** The blocks that are open, the innermost last. */
  readonly open: readonly Node[];
}

export interface Vendor {
  readonly table: Table;
  readonly indent: string;
  readonly leave: string;
  /** Printed before and after all else. */
  readonly header: readonly string[];
  readonly between: string;
  /** Where a line of the top stands, by the first that fits. */
  readonly sections: readonly RegExp[];
  /** The command itself where a line negates one; null where it doesn't. */
  readonly negated: (line: string) => string | null;
  /** Whether a line as typed where it is may be of a session. */
  readonly touches: (state: State, line: string) => boolean;
  /** Settings of each session that make it anew when they change, as one text. */
  readonly sessions: (top: Node) => ReadonlyMap<string, string>;
  /** The group of each session that is in one. */
  readonly groups: (top: Node) => ReadonlyMap<string, string>;
  /** Of a line that begins a text of several: whether a line ends it. Null where a line begins none. */
  readonly ends: (line: string) => ((line: string) => boolean) | null;
  /** Takes away more than the line itself. Undefined where a line is no such; else the device's words where it refuses. */
  readonly takesAway?: (state: State, line: string) => string | null | undefined;
  /** Several lines that one typed line stands for. */
  readonly several?: (line: string) => readonly string[];
}

const node = (line: string, opaque = false): Node => ({ line, opaque, inside: new Map() });

const commandOf = (table: Table, line: string): Command | undefined =>
  table.find(({ form }) => form.test(line));

const slotOf = ({ form, slot }: Command, line: string): string =>
  slot?.(form.exec(line)?.slice(1).map(String) ?? []) ?? line;

interface Raw {
  readonly line: string;
  /** All that is further in, as it came. */
  readonly raw: readonly string[];
  readonly inside: readonly Raw[];
}

const depthOf = (raw: string): number => raw.length - raw.trimStart().length;

/** A text by indentation; what stands between the first and last line of a text of several is inside it. */
function rawLines(text: string, { between, ends }: Vendor): readonly Raw[] {
  // Comments are not kept.
  const isKept = (line: string): boolean =>
    line.trim() !== "" && line.trim() !== between.trim() && !line.startsWith("! ");
  const all = text.split("\n").filter(isKept);
  const inBlock = (lines: readonly string[]): readonly Raw[] => {
    const blocks: Raw[] = [];
    for (let at = 0; at < lines.length;) {
      const header = lines[at] ?? "";
      const end = ends(header.trim());
      const rest = lines.slice(at + 1);
      const last =
        end === null
          ? rest.findIndex((line) => depthOf(line) <= depthOf(header))
          : rest.findIndex((line) => end(line.trim())) + 1;
      const raw = last === -1 ? rest : rest.slice(0, last);
      blocks.push({ line: header.trim(), raw, inside: end === null ? inBlock(raw) : [] });
      at += 1 + raw.length;
    }
    return blocks;
  };
  return inBlock(all);
}

/** All that a configuration has. */
export const treeOf = (vendor: Vendor, text: string): Node => made(vendor, text).top();

export const deviceOf = (vendor: Vendor, text: string): DeviceModel => made(vendor, text);

function made(vendor: Vendor, text: string): DeviceModel & { readonly top: () => Node } {
  const top = node("");
  const open: { node: Node; table: Table }[] = [{ node: top, table: vendor.table }];
  const resets: string[] = [];
  let sessions = new Map<string, string>();
  const gone = new Map<string, string>();

  const state = (): State => ({ top, open: open.map((one) => one.node) });
  const here = (): { node: Node; table: Table } => {
    const one = open.at(-1);
    if (one === undefined) throw new Error("no block is open");
    return one;
  };

  const watch = (): void => {
    const now = vendor.sessions(top);
    for (const [peer, settings] of now) {
      const before = sessions.get(peer) ?? gone.get(peer);
      if (before !== undefined && (before !== settings || gone.has(peer))) resets.push(peer);
      gone.delete(peer);
    }
    for (const [peer, settings] of sessions) if (!now.has(peer)) gone.set(peer, settings);
    sessions = new Map(now);
  };

  const remove = (line: string): string | null => {
    const { node: block, table } = here();
    const special = vendor.takesAway?.(state(), line);
    if (special !== undefined) return special;
    const exact = [...block.inside].filter(([, one]) => one.line === line || one.line === `no ${line}`);
    const longer = [...block.inside].filter(([, one]) => one.line.startsWith(`${line} `));
    const found = exact.length > 0 ? exact : longer;
    if (found.length === 0) return `% ${line}: not configured`;
    for (const [, one] of found) {
      const refusal = commandOf(table, one.line)?.stays?.(state(), one.line) ?? null;
      if (refusal !== null) return refusal;
    }
    for (const [slot, one] of found) {
      block.inside.delete(slot);
      commandOf(table, one.line)?.leaves?.(state(), one.line);
    }
    return null;
  };

  const put = (line: string, command: Command, isLoaded = false): string | null => {
    const { node: block } = here();
    const words = command.form.exec(line)?.slice(1).map(String) ?? [];
    const refusal = isLoaded ? null : (command.refuses?.(state(), words) ?? null);
    if (refusal !== null) return refusal;
    const kept = command.kept?.(line) ?? line;
    const slot = slotOf(command, line);
    const before = block.inside.get(slot);
    if (command.enters !== undefined) {
      const entered = before ?? node(kept);
      entered.line = kept;
      block.inside.set(slot, entered);
      open.push({ node: entered, table: command.enters() });
    } else {
      block.inside.set(slot, node(kept));
    }
    command.then?.(state());
    return null;
  };

  const one = (line: string): string | null => {
    const { table } = here();
    if (line === vendor.leave) {
      if (open.length === 1) return "% nothing to leave";
      open.pop();
      return null;
    }
    const command = commandOf(table, line);
    if (command !== undefined) return put(line, command);
    const positive = vendor.negated(line);
    return positive === null ? `% Invalid input: ${line}` : remove(positive);
  };

  const type = (line: string): string | null => {
    const isOfSessions = vendor.touches(state(), line);
    for (const each of vendor.several?.(line) ?? [line]) {
      const refusal = one(each);
      if (refusal !== null) return refusal;
    }
    if (isOfSessions) watch();
    return null;
  };

  const isHidden = (block: Node, { line }: Node, table: Table): boolean =>
    commandOf(table, line)?.byItself?.(line, block) === true;

  const print = (block: Node, table: Table, before: string): readonly string[] =>
    [...block.inside.values()]
      .filter((inner) => !isHidden(block, inner, table))
      .toSorted(
        (a, b) =>
          Number(a.inside.size > 0) - Number(b.inside.size > 0) ||
          early(a.line) - early(b.line) ||
          byName(a.line, b.line),
      )
      .flatMap((inner) => [
        `${before}${inner.line}`,
        ...(inner.opaque
          ? [...inner.inside.values()].map(({ line }) => line)
          : print(inner, commandOf(table, inner.line)?.enters?.() ?? [], before + vendor.indent)),
      ]);

  const running = (): string => {
    const place = ({ line }: Node): number => {
      const at = vendor.sections.findIndex((section) => section.test(line));
      return at === -1 ? -1 : at;
    };
    const lines = [...top.inside.values()]
      .filter((inner) => !isHidden(top, inner, vendor.table))
      .toSorted((a, b) => place(a) - place(b) || byName(a.line, b.line));
    const text = lines.flatMap((inner) => [
      inner.line,
      ...(inner.opaque
        ? [...inner.inside.values()].map(({ line }) => line)
        : print(inner, commandOf(vendor.table, inner.line)?.enters?.() ?? [], vendor.indent)),
      ...(inner.inside.size > 0 ? [vendor.between] : []),
    ]);
    return `${[...vendor.header, ...text].join("\n")}\n`;
  };

  /** Lines that no table knows are the user's, and stay as they are. */
  const load = (lines: readonly Raw[]): void => {
    for (const { line: written, raw, inside } of lines) {
      for (const line of vendor.several?.(written) ?? [written]) {
        const { node: block, table } = here();
        const command = commandOf(table, line);
        if (command === undefined) {
          const owner = node(line, true);
          for (const [at, each] of raw.entries()) owner.inside.set(String(at), node(each, true));
          block.inside.set(line, owner);
          continue;
        }
        const were = open.length;
        // What runs was taken once, in another order than that in which it is printed.
        put(line, command, true);
        load(inside);
        if (open.length > were) open.pop();
      }
    }
  };
  load(rawLines(text, vendor));
  sessions = new Map(vendor.sessions(top));
  return { type, running, resets: () => resets, top: () => top };
}

/** Of an interface what the rest hangs on is printed first. */
const early = (line: string): number =>
  [/^(?:no )?switchport$/, /^vrf /, /(?:)/].findIndex((form) => form.test(line));

/** As devices sort: numbers by their value. */
const byName = new Intl.Collator("en", { numeric: true }).compare;

/** Lines of one kind, with what was captured. */
export const linesOf = (block: Node | undefined, form: RegExp): readonly RegExpExecArray[] =>
  [...(block?.inside.values() ?? [])].map(({ line }) => form.exec(line)).filter((match) => match !== null);

/** Blocks of one kind. */
export const blocksOf = (block: Node | undefined, form: RegExp): readonly Node[] =>
  [...(block?.inside.values() ?? [])].filter(({ line }) => form.test(line));

/** Whether anywhere a line is such. */
export const isSaid = (block: Node, form: RegExp): boolean =>
  [...block.inside.values()].some((inner) => form.test(inner.line) || isSaid(inner, form));
