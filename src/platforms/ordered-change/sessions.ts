import { everyStatement, fill, type Statement, type Statements } from "./statements.ts";

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
export function sessionsGoingOn(running: Statements, target: Statements): ReadonlySet<string> {
  const should = new Set(sessionsIn(target));
  const sessions = new Set(sessionsIn(running).filter((session) => should.has(session)));
  const groups = new Set(groupsOf(target, sessions));
  return new Set([...sessions, ...groupsOf(running, sessions).filter((group) => groups.has(group))]);
}

/** Of those of a block, which go on. */
export const goingOn = (of: Statements, sessions: ReadonlySet<string>): readonly string[] =>
  sessionsIn(of).filter((session) => sessions.has(session));

/** Whose sessions start anew by a line of a unit that runs, and goes on. */
export function resetsBy(
  line: Statement,
  within: Statements,
  sessions: ReadonlySet<string>,
): readonly string[] {
  const { resets } = line.rule;
  if (resets === undefined) return [];
  if (resets === "*") return goingOn(within, sessions);
  const peer = fill(resets, line.captured);
  return sessions.has(peer) ? [peer] : [];
}
