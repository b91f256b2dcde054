import type { Grammar, Line, LineRule, Order, Unit } from "./grammar.ts";

/** A line that is understood. */
export interface Statement {
  readonly text: string;
  /** What tells it from its likes in the same block. */
  readonly key: string;
  readonly rule: LineRule;
  /** What patterns have captured, those of the blocks around it too. */
  readonly captured: Captured;
  /** What it is a part of; null where of nothing. */
  readonly unit: OwnUnit | null;
  readonly order: Order;
  readonly inside: Statements;
  /** Keys of the blocks around. */
  readonly path: readonly string[];
  /** What the device shows in its place, and means the same by. Absent: nothing else. */
  readonly shownAs?: string;
}

/** Of one block, by key, in the order of the text. Of two with one key the later one counts. */
export type Statements = ReadonlyMap<string, Statement>;

export type Captured = Readonly<Record<string, string>>;

export interface OwnUnit {
  /** Its name, with the blocks that it is in: a neighbour of one VRF is not that of another. */
  readonly name: string;
  readonly rule: Unit;
  readonly undo: string;
}

/** What stands for a line that no rule knows. */
const UNKNOWN: LineRule = { match: /(?:)/ };

const NO_PLACE: Order = { comes: 0, goes: 0 };

/** A rule's text, with what was captured. @throws RangeError when it names what no pattern captures: a defect of the rules */
export const fill = (text: string, captured: Captured): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = captured[name];
    if (value === undefined) throw new RangeError(`no pattern around ${text} captures ${name}`);
    return value;
  });

interface Around {
  readonly rules: readonly LineRule[];
  readonly captured: Captured;
  readonly unit: OwnUnit | null;
  readonly order: Order;
  /** Keys of the blocks around. */
  readonly path: readonly string[];
}

function unitOf(rule: LineRule, captured: Captured, around: Around): OwnUnit | null {
  if (rule.unit === undefined) return around.unit;
  const { name, undo, depth } = rule.unit;
  const full = [...around.path.slice(0, depth), fill(name, captured)].join(" > ");
  return { name: full, rule: rule.unit, undo: fill(undo, captured) };
}

function understood({ text, lines }: Line, around: Around): Statement {
  const rule = around.rules.find(({ match }) => match.test(text)) ?? UNKNOWN;
  const own = rule.match.exec(text)?.groups ?? {};
  const named = Object.entries(own).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  const captured = { ...around.captured, ...Object.fromEntries(named) };
  const key = rule.key === undefined ? text : fill(rule.key, captured);
  const unit = unitOf(rule, captured, around);
  const order = rule.order ?? around.order;
  const inside = statements(lines, {
    rules: rule.block ?? [],
    captured,
    unit,
    order,
    path: [...around.path, key],
  });
  return { text, key, rule, captured, unit, order, inside, path: around.path };
}

function statements(lines: readonly Line[], around: Around): Statements {
  const all = new Map<string, Statement>();
  for (const line of lines) {
    const one = understood(line, around);
    all.set(one.key, entered(all.get(one.key), one));
  }
  return all;
}

/** A block that is entered twice is one. */
function entered(before: Statement | undefined, again: Statement): Statement {
  if (before === undefined) return again;
  const inside = new Map(before.inside);
  for (const [key, line] of again.inside) inside.set(key, entered(inside.get(key), line));
  return { ...again, inside };
}

/** A tree, understood by a platform's rules. */
export const understand = (lines: readonly Line[], { rules }: Grammar): Statements =>
  statements(lines, { rules, captured: {}, unit: null, order: NO_PLACE, path: [] });

/** Whether what runs is as it should be, as far as the line itself goes. */
export const isSame = (runs: Statement, should: Statement): boolean =>
  runs.text === should.text || runs.text === should.shownAs;

/** All statements, those inside others after these. */
export function everyStatement(of: Statements): readonly Statement[] {
  const all: Statement[] = [];
  const gather = (block: Statements): void => {
    for (const one of block.values()) {
      all.push(one);
      gather(one.inside);
    }
  };
  gather(of);
  return all;
}

/** Names of the units that have a part in it. */
export const unitsIn = (of: Statements): ReadonlySet<string> =>
  new Set(everyStatement(of).flatMap(({ unit }) => (unit === null ? [] : [unit.name])));

/** The line that a device has without saying so in the place of such a one, by what else is in its block; null where there is none. */
export function hiddenLine({ rule, captured }: Statement, beside: readonly string[]): string | null {
  const holds = rule.hidden?.find(
    ({ beside: some, without }) =>
      (some === undefined || beside.some((line) => some.test(line))) &&
      (without === undefined || !beside.some((line) => without.test(line))),
  );
  return holds === undefined ? null : fill(holds.line, captured);
}
