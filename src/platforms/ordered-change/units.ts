import type { Operation, Whole } from "./operation.ts";
import { goingOn } from "./sessions.ts";
import { everyStatement, fill, isSame, unitsIn, type Statement, type Statements } from "./statements.ts";

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
            resets: isAnew ? goingOn(new Map([[line.key, line]]), whole.sessions) : [],
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
