import type { Grammar } from "./grammar.ts";
import { parse } from "./parse.ts";
import { fill, understand, unitsIn, type Statement, type Statements } from "./statements.ts";
import type { Question } from "./target.ts";

const withInside = (one: Statement, inside: Statements): Statement => ({ ...one, inside });

/** A peer of the user's, or a group in whose range they dial in, and the groups that a line of it may be said of, too. */
type Peer = readonly [name: string, groups: readonly string[]];

/** Peers and ranges of IPv4. */
const IPV4 = /^\d+\.\d+\.\d+\.\d+(?:\/\d+)?$/;

/** Those of the user's. Who dials in has no name: it is said of the group. */
const peersOf = (process: Statement, wanted: Statements): readonly Peer[] => {
  const sessions = (of: Statements): readonly string[] =>
    [...of.values()].flatMap(({ rule, captured }) =>
      rule.session === undefined ? [] : [fill(rule.session, captured)],
    );
  const own = new Set(sessions(wanted));
  const groups = (peer: string): readonly string[] =>
    [...process.inside.values()].flatMap(({ rule: { member }, captured }) =>
      member !== undefined && fill(member.session, captured) === peer ? [fill(member.group, captured)] : [],
    );
  const said = [...new Set(sessions(process.inside))]
    .filter((peer) => !own.has(peer) && IPV4.test(peer))
    .flatMap((peer): readonly Peer[] =>
      peer.includes("/") ? groups(peer).map((group) => [group, []] as const) : [[peer, groups(peer)]],
    );
  return [...new Map(said.map((one) => [one[0], one])).values()];
};

/**
 * What a device does for peers by itself until the fabric's text has it do so no more: of peers of the user's own it is said from then on, and
 * before that, so that none of their sessions ends.
 */
export function saidOfPeers(target: Statements, { running, wanted }: Question, grammar: Grammar): Statements {
  const { byItself } = grammar;
  const [process, runs] = [target, running].map((of) => of.get(byItself?.process ?? ""));
  if (byItself === undefined || process === undefined || runs === undefined) return target;
  const [off, wasOff] = [process, runs].map(({ inside }) =>
    [...inside.values()].find(({ text }) => text === byItself.off),
  );
  if (off === undefined || wasOff !== undefined) return target;
  const of = (peer: string): string => byItself.line.replace("{peer}", peer);
  const family = process.inside.get(byItself.block);
  const said = peersOf(runs, wanted.get(byItself.process)?.inside ?? new Map()).filter(
    ([peer, groups]) => ![peer, ...groups].some((name) => family?.inside.has(of(name)) === true),
  );
  if (said.length === 0) return target;
  const lines = said.map(([peer]) => `${grammar.indent.repeat(2)}${of(peer)}`);
  const text = [process.text, `${grammar.indent}${byItself.block}`, ...lines].join("\n");
  const made = understand(parse(text, grammar), grammar).get(byItself.process)?.inside.get(byItself.block);
  if (made === undefined) return target;
  // A process that is made anew has its peers first.
  const comes = runs.text === process.text ? off.order.comes - 0.5 : undefined;
  // What a group of the fabric's has is the fabric's to say.
  const fabric = unitsIn(wanted);
  const free = [...made.inside.values()].filter(({ unit }) => unit === null || !fabric.has(unit.name));
  if (free.length === 0) return target;
  const early = free.map((one): readonly [string, Statement] => {
    if (comes === undefined) return [one.key, one];
    // It says what is so already.
    const { resets: _, ...rule } = one.rule;
    return [one.key, { ...one, rule, order: { ...one.order, comes } }];
  });
  const own = comes === undefined ? made : { ...made, order: { ...made.order, comes } };
  const block = withInside(family ?? own, new Map([...(family?.inside ?? []), ...early]));
  const inside = new Map([...process.inside, [block.key, block]]);
  return new Map([...target, [process.key, withInside(process, inside)]]);
}
