import type { Grammar } from "../ordered-change/grammar.ts";
import { everyStatement, fill, type Statement, type Statements } from "../ordered-change/statements.ts";

/** A unit, as a line that takes it away calls it. */
interface Named {
  /** Keys of the blocks that such a line is in. */
  readonly around: readonly string[];
  readonly words: string;
  readonly text: readonly string[];
}

/** The fabric's part, as far as lines from elsewhere could get at it. */
export interface Owned {
  readonly grammar: Grammar;
  readonly units: ReadonlyMap<string, readonly string[]>;
  readonly names: readonly Named[];
  readonly all: readonly Statement[];
  /** Its peers by address, and its ranges. */
  readonly sessions: readonly (readonly [peer: string, text: readonly string[]])[];
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly networks: readonly (readonly [network: string, text: readonly string[]])[];
}

/** A line behind those of the blocks around it. */
export const pathOf = ({ path, text }: Statement): readonly string[] => [...path, text];

/** A line that takes away, with what it takes away. */
export const NEGATED = /^(?:no|undo) (?<line>.+)$/;

/** A unit is called by its name and by what takes it away: `group A`, and `group A listen`. */
function namesOf(one: Statement): readonly Named[] {
  if (one.unit === null) return [];
  const { name, undo, rule } = one.unit;
  const around = one.path.slice(0, rule.depth);
  const own = name.split(" > ").at(-1) ?? name;
  const words = new Set([own, NEGATED.exec(undo)?.groups?.["line"] ?? own]);
  return [...words].map((its) => ({ around, words: its, text: pathOf(one) }));
}

/** What the fabric's text has, by what it may be reached by. */
export function ownedBy(fabric: Statements, grammar: Grammar): Owned {
  const all = everyStatement(fabric);
  return {
    grammar,
    all,
    units: new Map(
      all.flatMap((one) => (one.unit === null ? [] : [[one.unit.name, pathOf(one)] as const])).toReversed(),
    ),
    names: all.flatMap(namesOf),
    sessions: all.flatMap((one) =>
      one.rule.session === undefined ? [] : [[fill(one.rule.session, one.captured), pathOf(one)] as const],
    ),
    groups: new Map(
      all.flatMap((one) =>
        one.rule.member === undefined
          ? []
          : [[fill(one.rule.member.group, one.captured), pathOf(one)] as const],
      ),
    ),
    networks: all.flatMap((one) =>
      one.rule.address === undefined
        ? []
        : [[fill(one.rule.address.network, one.captured), pathOf(one)] as const],
    ),
  };
}
