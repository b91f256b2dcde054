import { saidOfPeers } from "./by-itself.ts";
import { clashesOf } from "./clashes.ts";
import { commandsOf } from "./commands.ts";
import type { ChangeQuestion, Dialect, OrderedChange } from "./dialect.ts";
import { entryOperations } from "./entries.ts";
import type { Grammar, Line } from "./grammar.ts";
import type { Operation } from "./operation.ts";
import { differences } from "./operations.ts";
import { parse, print } from "./parse.ts";
import { sessionsGoingOn } from "./sessions.ts";
import { understand, unitsIn, type Statements } from "./statements.ts";
import { replacedBy, targetOf } from "./target.ts";
import { undoneUnits, unitsToUndo } from "./units.ts";
import { unsettled } from "./unsettled.ts";

const asLines = (of: Statements): readonly Line[] =>
  [...of.values()].map(({ text, inside }) => ({ text, lines: asLines(inside) }));

const byPlace = (operations: readonly Operation[]): readonly Operation[] =>
  operations.toSorted((one, other) => one.place - other.place);

function operationsOf(running: Statements, target: Statements, grammar: Grammar): readonly Operation[] {
  const whole = {
    grammar,
    entries: entryOperations,
    targetUnits: unitsIn(target),
    undone: unitsToUndo(running, target),
    sessions: sessionsGoingOn(running, target),
  };
  const top = { path: [], running, target, headers: { running: null, target: null } };
  return byPlace([...undoneUnits(running, target, whole), ...differences(top, whole)]);
}

const byHand = (what: string): string =>
  `${what} come and go by no commands in order yet: put the switch's file in place by hand`;

/** How a platform takes a change, by what there is to know of its text. */
export function dialectOf(grammar: Grammar): Dialect {
  const read = (text: string): Statements => understand(parse(text, grammar), grammar);
  const { untaken = [] } = grammar;
  const change = ({ running, was, wanted, baseline }: ChangeQuestion): OrderedChange => {
    const left = untaken.filter(({ line }) => line.test(`${was}\n${wanted}`));
    if (left.length > 0)
      return { commands: [], resets: [], unsettled: [], clashes: left.map(({ what }) => byHand(what)) };
    const question = {
      running: read(running),
      was: read(was),
      wanted: read(wanted),
      baseline: read(baseline),
    };
    const target = saidOfPeers(targetOf(question), question, grammar);
    const clashes = clashesOf(question);
    const operations = operationsOf(question.running, target, grammar);
    return {
      commands: commandsOf(operations, grammar.leave),
      resets: [...new Set(operations.flatMap(({ resets }) => resets))],
      unsettled: unsettled(question.running, target),
      ...(clashes.length === 0 ? {} : { clashes }),
    };
  };
  const replaced = (running: string, wanted: string, was: string): string =>
    print(asLines(replacedBy(read(wanted), read(running), read(was))), grammar.indent);
  return { change, replaced };
}
