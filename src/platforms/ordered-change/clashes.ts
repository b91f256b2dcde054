import { fill, type Statement, type Statements } from "./statements.ts";
import type { Question } from "./target.ts";

/*
 * What a user has by a number that the fabric's text has for its own: a port in an aggregate of that number, a number of MLAG, a pair of switches.
 * The two would be one, and nobody can say which of them is meant.
 */

const NOTHING: Statements = new Map();

/** Blocks of a user's own: the fabric's text has none of their headers. */
const others = ({ running, wanted, was }: Question): readonly Statement[] =>
  [...running.values()].filter(({ key, inside }) => inside.size > 0 && !wanted.has(key) && !was.has(key));

/** Ports of the user's in aggregates of the fabric's. */
const members = (question: Question): readonly string[] =>
  others(question).flatMap(({ text, inside }) =>
    [...inside.values()].flatMap((line) => {
      const headers = (line.rule.joins ?? []).map((one) => fill(one, line.captured));
      const header = headers.find((one) => question.wanted.has(one));
      if (header === undefined) return [];
      return [
        `"${text}" has "${line.text}", and "${header}" is the fabric's: take it out, or give yours another number`,
      ];
    }),
  );

/** Numbers that only one block of a device can have. */
function numbers(question: Question): readonly string[] {
  const taken = new Map(
    [...question.wanted.values()].flatMap(({ text, inside }) =>
      [...inside.values()].flatMap((line) => (line.rule.alone === true ? [[line.text, text] as const] : [])),
    ),
  );
  return others(question).flatMap(({ text, inside }) =>
    [...inside.values()].flatMap((line) => {
      const of = taken.get(line.text);
      return of === undefined
        ? []
        : [`"${text}" has "${line.text}", which is to be that of "${of}": give yours another number`];
    }),
  );
}

/** What two switches are one by, where the user's are by another. */
const pairs = ({ running, wanted, was }: Question): readonly string[] =>
  [...wanted.values()].flatMap((next): readonly string[] => {
    const runs = running.get(next.key);
    const before = was.get(next.key);
    if (runs === undefined) return [];
    const inside = pairs({
      running: runs.inside,
      wanted: next.inside,
      was: before?.inside ?? NOTHING,
      baseline: NOTHING,
    });
    if (next.rule.pair !== true || runs.text === next.text || before !== undefined) return inside;
    return [
      `the device has "${runs.text}", by which it is one with another switch, and the fabric would have "${next.text}": take it off, or leave the fabric without it (servers.bond, fabric.switching)`,
    ];
  });

/** Each with what to do; empty where there is none. */
export const clashesOf = (question: Question): readonly string[] => [
  ...members(question),
  ...numbers(question),
  ...pairs(question),
];
