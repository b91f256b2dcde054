import type { Grammar } from "./grammar.ts";
import { everyStatement, fill, hiddenLine, unitsIn, type Statement, type Statements } from "./statements.ts";

/** A command, where it is typed, and its place among others. */
export interface Operation {
  /** Headers of the blocks to be entered. */
  readonly path: readonly string[];
  /** Null: to enter the block is all. */
  readonly command: string | null;
  readonly place: number;
  readonly resets: readonly string[];
}

/** A block of what runs and of what should. */
export interface Place {
  readonly path: readonly string[];
  /** The header that runs, and all that is in it: empty where the block comes. */
  readonly running: Statements;
  readonly target: Statements;
  readonly headers: { readonly running: string | null; readonly target: string | null };
}

/** What is the same all over a change. */
export interface Whole {
  readonly grammar: Grammar;
  /** How entries by number change, which has an order of its own. */
  readonly entries: (at: Place, whole: Whole) => readonly Operation[];
  /** Units that should run. */
  readonly targetUnits: ReadonlySet<string>;
  /** Units that are taken away at once, some of them to be made anew. */
  readonly undone: ReadonlySet<string>;
  /** Peers, ranges and groups whose sessions run and go on. */
  readonly sessions: ReadonlySet<string>;
}

const textsOf = (of: Statements, header: string | null): readonly string[] => [
  ...(header === null ? [] : [header]),
  ...[...of.values()].map(({ text }) => text),
];

/** Whether what runs is as it should be, as far as the line itself goes. */
export const isSame = (runs: Statement, should: Statement): boolean =>
  runs.text === should.text || runs.text === should.shownAs;

/** Sessions that a text has. */
export const sessionsIn = (of: Statements): readonly string[] => [
  ...new Set(
    everyStatement(of).flatMap(({ rule, captured }) =>
      rule.session === undefined ? [] : [fill(rule.session, captured)],
    ),
  ),
];

/** Groups that have sessions, among these. */
const groupsOf = (of: Statements, sessions: ReadonlySet<string>): readonly string[] =>
  everyStatement(of).flatMap(({ rule: { member }, captured }) =>
    member !== undefined && sessions.has(fill(member.session, captured))
      ? [fill(member.group, captured)]
      : [],
  );

/** Peers, ranges and groups whose sessions run and go on. */
export function sessionsGoingOn(running: Statements, target: Statements): Whole["sessions"] {
  const should = new Set(sessionsIn(target));
  const sessions = new Set(sessionsIn(running).filter((session) => should.has(session)));
  const groups = new Set(groupsOf(target, sessions));
  return new Set([...sessions, ...groupsOf(running, sessions).filter((group) => groups.has(group))]);
}

/** Of those of a block, which go on. */
const goingOn = (of: Statements, { sessions }: Whole): readonly string[] =>
  sessionsIn(of).filter((session) => sessions.has(session));

/** Whose sessions start anew by a line of a unit that runs, and goes on. */
export function resetsBy(line: Statement, within: Statements, whole: Whole): readonly string[] {
  const { resets } = line.rule;
  if (resets === undefined) return [];
  if (resets === "*") return goingOn(within, whole);
  const peer = fill(resets, line.captured);
  return whole.sessions.has(peer) ? [peer] : [];
}

const undoOf = ({ rule, text, captured }: Statement, { negate }: Grammar): readonly string[] =>
  rule.undo?.map((line) => fill(line, captured)) ?? [negate(text)];

/** A command with what another block has to be told for it. */
function amid({ rule, captured }: Statement, operations: readonly Operation[]): readonly Operation[] {
  const { meanwhile } = rule;
  const place = operations[0]?.place;
  if (meanwhile === undefined || place === undefined) return operations;
  const told = (command: string): Operation => ({
    path: [fill(meanwhile.block, captured)],
    command,
    place,
    resets: [],
  });
  return [told(meanwhile.before), ...operations, told(meanwhile.after)];
}

/** A line that comes, with all that is inside it. */
export function comes(line: Statement, at: Place, whole: Whole): readonly Operation[] {
  const resets = resetsBy(line, at.running, whole);
  const inside = differences(
    {
      path: [...at.path, line.text],
      running: new Map(),
      target: line.inside,
      headers: { running: null, target: line.text },
    },
    whole,
  );
  const isBlock = line.rule.block !== undefined || line.inside.size > 0;
  const own = isBlock
    ? { path: [...at.path, line.text], command: null }
    : { path: at.path, command: line.text };
  return [...amid(line, [{ ...own, place: line.order.comes, resets }]), ...inside];
}

/** A line that goes, and with it all that is inside. A block that is there by itself is emptied. */
export function goes(line: Statement, at: Place, whole: Whole): readonly Operation[] {
  if (line.rule.permanent === true) {
    return differences(
      {
        path: [...at.path, line.text],
        running: line.inside,
        target: new Map(),
        headers: { running: line.text, target: line.text },
      },
      whole,
    );
  }
  const resets = resetsBy(line, at.running, whole);
  const undone = undoOf(line, whole.grammar).map((command, index) => ({
    path: at.path,
    command,
    place: line.order.goes,
    resets: index === 0 ? resets : [],
  }));
  return amid(line, undone);
}

/** A line that takes another's place. What is taken away before goes as early as what goes for good. */
function changes(runs: Statement, should: Statement, at: Place, whole: Whole): readonly Operation[] {
  const { order, rule } = should;
  if (rule.change === "in-place") {
    const entered = { path: [...at.path, should.text], command: null, place: order.comes };
    return [{ ...entered, resets: resetsBy(should, at.running, whole) }, ...stays(runs, should, at, whole)];
  }
  if (rule.block !== undefined || rule.change === "line-anew") {
    const resets = [...resetsBy(should, at.running, whole), ...goingOn(runs.inside, whole)];
    const away = [...undoOf(runs, whole.grammar), ...(rule.between ?? [])];
    const gone = away.map((command, index) => ({
      path: at.path,
      command,
      place: Math.min(order.comes, order.goes),
      resets: index === 0 ? resets : [],
    }));
    return [...amid(runs, gone), ...comes(should, at, whole).map((one) => ({ ...one, resets: [] }))];
  }
  const typed = { path: at.path, command: should.text, place: order.comes };
  return amid(should, [{ ...typed, resets: resetsBy(should, at.running, whole) }]);
}

/** A block that stays: what is in it that is otherwise. */
export const stays = (runs: Statement, should: Statement, at: Place, whole: Whole): readonly Operation[] =>
  differences(
    {
      path: [...at.path, should.text],
      running: runs.inside,
      target: should.inside,
      headers: { running: runs.text, target: should.text },
    },
    whole,
  );

/** Lines of a unit that is taken away at once are gone by that. */
const withoutUndone = (lines: Statements, { undone }: Whole): Statements =>
  new Map([...lines].filter(([, { unit }]) => unit === null || !undone.has(unit.name)));

/** Lines that the device drops by itself when others change. */
function withoutWiped({ running, target, headers }: Place): Statements {
  const [before, after] = [textsOf(running, headers.running), textsOf(target, headers.target)];
  const said = (line: Statement | undefined, other: Statement, texts: readonly string[]): string | null =>
    line?.text ?? hiddenLine(other, texts);
  const patterns = [...running.values(), ...target.values()].flatMap((line) => {
    const { wipes } = line.rule;
    const old = said(running.get(line.key), line, before);
    const next = said(target.get(line.key), line, after);
    return wipes === undefined || old === next ? [] : [{ wipes, key: line.key }];
  });
  if (patterns.length === 0) return running;
  return new Map(
    [...running].filter(([key]) => !patterns.some((one) => one.key !== key && one.wipes.test(key))),
  );
}

/** What leads from one to the other in a block, in no order yet but that of the text; what has to stand together does. */
export function differences(block: Place, whole: Whole): readonly Operation[] {
  const left = { ...block, running: withoutUndone(block.running, whole) };
  const at = { ...left, running: withoutWiped(left) };
  const { running, target } = at;
  const before = textsOf(running, at.headers.running);
  const after = textsOf(target, at.headers.target);
  const plain = (line: Statement): boolean => line.rule.entry === undefined;
  const coming = [...target.values()].filter(plain).flatMap((should): readonly Operation[] => {
    const runs = running.get(should.key);
    if (runs === undefined) {
      // What the device does by itself has to be said only where something else goes by it.
      const isHidden = [before, after].every((texts) => hiddenLine(should, texts) === should.text);
      return isHidden ? [] : comes(should, at, whole);
    }
    return isSame(runs, should) ? stays(runs, should, at, whole) : changes(runs, should, at, whole);
  });
  const going = [...running.values()]
    .filter((line) => plain(line) && !target.has(line.key) && hiddenLine(line, after) !== line.text)
    .toReversed()
    .flatMap((line) => goes(line, at, whole));
  return [...coming, ...going, ...whole.entries(at, whole)];
}

/** Units of which a line is where they are taken away at once. */
const unitsAtHome = (of: Statements, depth = 0): readonly string[] =>
  [...of.values()].flatMap(({ unit, inside }) => [
    ...(unit?.rule.depth === depth ? [unit.name] : []),
    ...unitsAtHome(inside, depth + 1),
  ]);

/** Units that other units of these take with them, and those that do so by them. */
function withAlong(units: ReadonlySet<string>, running: Statements): ReadonlySet<string> {
  const more = everyStatement(running).flatMap(({ unit, rule, captured, path }) => {
    if (unit === null || rule.along === undefined || units.has(unit.name)) return [];
    const by = [...path.slice(0, unit.rule.depth), fill(rule.along, captured)].join(" > ");
    return units.has(by) ? [unit.name] : [];
  });
  return more.length === 0 ? units : withAlong(new Set([...units, ...more]), running);
}

/** Those units that go, or change in a way that they only can as a whole. */
export function unitsToUndo(running: Statements, target: Statements): ReadonlySet<string> {
  const [runs, should] = [unitsIn(running), unitsIn(target)];
  const goes = unitsAtHome(running).filter((name) => !should.has(name));
  return withAlong(new Set([...goes, ...unitsAnew(running, target, { runs, should })]), running);
}

interface Units {
  readonly runs: ReadonlySet<string>;
  readonly should: ReadonlySet<string>;
}

function unitsAnew(running: Statements, target: Statements, units: Units): readonly string[] {
  const isBoth = ({ unit }: Statement): boolean =>
    unit !== null && units.runs.has(unit.name) && units.should.has(unit.name);
  const anew = ({ rule, unit }: Statement): readonly string[] =>
    rule.change === "unit-anew" && unit !== null ? [unit.name] : [];
  const defined = (line: Statement): readonly string[] =>
    line.rule.defines === true && isBoth(line) ? anew(line) : [];
  return [
    ...[...running.values()].flatMap((runs) => {
      const next = target.get(runs.key);
      if (next === undefined) return defined(runs);
      return isSame(runs, next) || next.unit === null || anew(next).length === 0
        ? unitsAnew(runs.inside, next.inside, units)
        : anew(next);
    }),
    ...[...target.values()].filter(({ key }) => !running.has(key)).flatMap(defined),
  ];
}

/** The commands that take units away. */
export function undoneUnits(running: Statements, target: Statements, whole: Whole): readonly Operation[] {
  const { undone, targetUnits } = whole;
  const seen = new Set<string>();
  const inBlock = (runs: Statements, should: Statements, path: readonly string[]): readonly Operation[] =>
    [...runs.values()].flatMap((line): readonly Operation[] => {
      const { unit } = line;
      if (unit !== null && undone.has(unit.name) && unit.rule.depth === path.length) {
        if (seen.has(unit.name)) return [];
        seen.add(unit.name);
        const isAnew = targetUnits.has(unit.name);
        return [
          {
            path,
            command: unit.undo,
            place: isAnew ? Math.min(line.order.comes, unit.rule.goes) : unit.rule.goes,
            resets: isAnew ? goingOn(new Map([[line.key, line]]), whole) : [],
          },
        ];
      }
      const next = should.get(line.key);
      return next !== undefined && isSame(line, next)
        ? inBlock(line.inside, next.inside, [...path, next.text])
        : [];
    });
  return inBlock(running, target, []);
}
