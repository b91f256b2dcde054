import { covers } from "./covers.ts";
import { isSame, sessionsIn } from "./operations.ts";
import { everyStatement, fill, type Statement, type Statements } from "./statements.ts";

/*
 * What both ends of a session must agree on, and sessions that end: nobody can wait for these to be up again, for the other end may have its
 * turn only afterwards.
 */

/** Statements by the keys of all blocks around. */
const byPath = (of: Statements, path = ""): readonly (readonly [string, Statement])[] =>
  [...of.values()].flatMap((one) => {
    const own = `${path}\n${one.key}`;
    return [[own, one] as const, ...byPath(one.inside, own)];
  });

/** Statements that are otherwise in the other text, or not there. */
function changed(of: Statements, other: Statements): readonly Statement[] {
  const there = new Map(byPath(other));
  return byPath(of).flatMap(([path, one]) => {
    const its = there.get(path);
    return its !== undefined && (isSame(one, its) || isSame(its, one)) ? [] : [one];
  });
}

/** Who is in a group, or is it itself. */
const within = (name: string, texts: readonly Statements[]): readonly string[] => [
  name,
  ...texts
    .flatMap(everyStatement)
    .flatMap(({ rule: { member }, captured }) =>
      member !== undefined && fill(member.group, captured) === name ? [fill(member.session, captured)] : [],
    ),
];

/** Peers that a line speaks of, where both ends must agree on it. */
function concerned({ rule, captured }: Statement, texts: readonly Statements[]): readonly string[] {
  const sessions = texts.flatMap(sessionsIn);
  const own = rule.agreed === undefined ? [] : [fill(rule.agreed, captured)];
  const peers = own.flatMap((name) => (name === "*" ? sessions : within(name, texts)));
  if (rule.address === undefined) return peers;
  const network = fill(rule.address.network, captured);
  const from = fill(rule.address.interface, captured);
  const sourced = texts
    .flatMap(everyStatement)
    .filter(
      ({ rule: { source }, captured: its }) => source !== undefined && fill(source.interface, its) === from,
    )
    .flatMap(({ rule: { source }, captured: its }) => within(fill(source?.peer ?? "", its), texts));
  return [
    ...peers,
    ...sourced,
    ...sessions.filter((session) => covers(network, session.split("/")[0] ?? "")),
  ];
}

/** Peers and ranges of sessions that run and either end, or change in what the other end must agree with. */
export function unsettled(running: Statements, target: Statements): readonly string[] {
  const texts = [running, target];
  const should = new Set(sessionsIn(target));
  const otherwise = new Set(
    [...changed(running, target), ...changed(target, running)].flatMap((line) => concerned(line, texts)),
  );
  return sessionsIn(running).filter((session) => !should.has(session) || otherwise.has(session));
}
