import type { Grammar } from "./grammar.ts";
import type { Operation, Place, Whole } from "./operation.ts";
import { goingOn, resetsBy } from "./sessions.ts";
import { driving, textsOf, wipingFirst, withoutWiped } from "./side-effects.ts";
import { fill, hiddenLine, isSame, type Statement, type Statements } from "./statements.ts";

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
  const resets = resetsBy(line, at.running, whole.sessions);
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
  const resets = resetsBy(line, at.running, whole.sessions);
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
  const resets = resetsBy(should, at.running, whole.sessions);
  const place = order.changes ?? order.comes;
  if (rule.change === "in-place") {
    const entered = { path: [...at.path, should.text], command: null, place, resets };
    return [entered, ...stays(runs, should, at, whole)];
  }
  if (rule.block === undefined && rule.change !== "line-anew")
    return amid(should, [{ path: at.path, command: should.text, place, resets }]);
  const away = [...undoOf(runs, whole.grammar), ...(rule.between ?? [])];
  const gone = away.map((command, index) => ({
    path: at.path,
    command,
    place: Math.min(order.comes, order.goes),
    resets: index === 0 ? [...resets, ...goingOn(new Map([[runs.key, runs]]), whole.sessions)] : [],
  }));
  return [...amid(runs, gone), ...comes(should, at, whole).map((one) => ({ ...one, resets: [] }))];
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
  const left = { ...block, running: withoutUndone(block.running, whole) };
  const at = { ...left, running: withoutWiped(left) };
  const { running, target } = at;
  const before = textsOf(running, at.headers.running);
  const after = textsOf(target, at.headers.target);
  const plain = (line: Statement): boolean => line.rule.entry === undefined;
  const coming = wipingFirst([...target.values()])
    .filter(plain)
    .flatMap((should): readonly Operation[] => {
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
