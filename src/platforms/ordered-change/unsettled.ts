import { covers } from "./covers.ts";
import { sessionsIn } from "./sessions.ts";
import { everyStatement, fill, isSame, type Statement, type Statements } from "./statements.ts";

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

/** What both texts say of their sessions, by whom. */
interface Peers {
  readonly sessions: readonly string[];
  readonly members: readonly { readonly session: string; readonly group: string }[];
  readonly sources: readonly { readonly peer: string; readonly interface: string }[];
}

const peersOf = (lines: readonly Statement[]): Peers => ({
  sessions: lines.flatMap(({ rule, captured }) =>
    rule.session === undefined ? [] : [fill(rule.session, captured)],
  ),
  members: lines.flatMap(({ rule: { member }, captured }) =>
    member === undefined
      ? []
      : [{ session: fill(member.session, captured), group: fill(member.group, captured) }],
  ),
  sources: lines.flatMap(({ rule: { source }, captured }) =>
    source === undefined
      ? []
      : [{ peer: fill(source.peer, captured), interface: fill(source.interface, captured) }],
  ),
});

/** Who is in a group, or is it itself. */
const within = (name: string, { members }: Peers): readonly string[] => [
  name,
  ...members.filter(({ group }) => group === name).map(({ session }) => session),
];

/** Peers that a line speaks of, where both ends must agree on it. */
function concerned({ rule, captured }: Statement, peers: Peers): readonly string[] {
  const { sessions, sources } = peers;
  const own = rule.agreed === undefined ? [] : [fill(rule.agreed, captured)];
  const named = own.flatMap((name) => (name === "*" ? sessions : within(name, peers)));
  if (rule.address === undefined) return named;
  const network = fill(rule.address.network, captured);
  const from = fill(rule.address.interface, captured);
  return [
    ...named,
    ...sources.filter((one) => one.interface === from).flatMap(({ peer }) => within(peer, peers)),
    ...sessions.filter((session) => covers(network, session.split("/")[0] ?? "")),
  ];
}

/** Peers and ranges of sessions that run and either end, or change in what the other end must agree with. */
export function unsettled(running: Statements, target: Statements): readonly string[] {
  const peers = peersOf([...everyStatement(running), ...everyStatement(target)]);
  const should = new Set(sessionsIn(target));
  const otherwise = new Set(
    [...changed(running, target), ...changed(target, running)].flatMap((line) => concerned(line, peers)),
  );
  return sessionsIn(running).filter((session) => !should.has(session) || otherwise.has(session));
}
