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
  return [{ ...own, place: line.order.comes, resets }, ...inside];
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
  return undoOf(line, whole.grammar).map((command, index) => ({
    path: at.path,
    command,
    place: line.order.goes,
    resets: index === 0 ? resets : [],
  }));
}

/** A line that takes another's place. */
function changes(runs: Statement, should: Statement, at: Place, whole: Whole): readonly Operation[] {
  const place = should.order.comes;
  if (should.rule.block !== undefined || should.rule.change === "line-anew") {
    const resets = [...resetsBy(should, at.running, whole), ...goingOn(new Map([[runs.key, runs]]), whole)];
    const gone = undoOf(runs, whole.grammar).map((command, index) => ({
      path: at.path,
      command,
      place,
      resets: index === 0 ? resets : [],
    }));
    return [...gone, ...comes(should, at, whole).map((one) => ({ ...one, resets: [] }))];
  }
  return [{ path: at.path, command: should.text, place, resets: resetsBy(should, at.running, whole) }];
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

/** What leads from one to the other in a block, in no order yet but that of the text; what has to stand together does. */
export function differences(block: Place, whole: Whole): readonly Operation[] {
  const at = { ...block, running: withoutUndone(block.running, whole) };
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
    .flatMap((line) => {
      // The device would drop it by itself, and not know it any more.
      const latest = Math.min(...driving(line, running, target).map(({ order }) => order.comes));
      return goes(line, at, whole).map((one) => ({ ...one, place: Math.min(one.place, latest) }));
    });
  return [...going, ...coming, ...whole.entries(at, whole)];
}

/** Lines that come, or come in another's place, and can't stand beside this one. */
const driving = (line: Statement, running: Statements, target: Statements): readonly Statement[] =>
  [...target.values()].filter((should) => {
    const runs = running.get(should.key);
    const isOld = runs !== undefined && isSame(runs, should);
    return !isOld && should.rule.displaces?.test(line.key) === true;
  });

/** Units of which a line is where they are taken away at once. */
const unitsAtHome = (of: Statements, depth = 0): readonly string[] =>
  [...of.values()].flatMap(({ unit, inside }) => [
    ...(unit?.rule.depth === depth ? [unit.name] : []),
    ...unitsAtHome(inside, depth + 1),
  ]);

/** Those units that go, or change in a way that they only can as a whole. */
export function unitsToUndo(running: Statements, target: Statements): ReadonlySet<string> {
  const should = unitsIn(target);
  return new Set([
    ...unitsAtHome(running).filter((name) => !should.has(name)),
    ...unitsAnew(running, target),
  ]);
}

const unitsAnew = (running: Statements, target: Statements): readonly string[] =>
  [...running.values()].flatMap((runs) => {
    const next = target.get(runs.key);
    if (next === undefined) return [];
    const isAnew = next.rule.change === "unit-anew" && !isSame(runs, next) && next.unit !== null;
    return isAnew ? [next.unit.name] : unitsAnew(runs.inside, next.inside);
  });

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
            place: isAnew ? line.order.comes : unit.rule.goes,
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
