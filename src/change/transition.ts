import { sessionManner } from "../change-rules/index.ts";
import { atRest, during, unmatchedPeer } from "../simulate/index.ts";
import { isSame } from "../text/json.ts";
import { lostAt, NOTHING_LOST, type Census, type Lost } from "./census.ts";
import type { EndSettings } from "./session-ends.ts";
import { sessionNames, settingsOf, type Settled } from "./settled.ts";
import { TIMINGS } from "./timing.ts";

/**
 * A part of a step in which something is lost: `news`: sessions have ended and nobody else has heard of it; `sessions`: all have, and
 * the sessions are not up again; `uneven`: some of several that are done at once are done and others not; `rest`: all are up that come up, until the
 * next step.
 */
export type Phase = "news" | "sessions" | "uneven" | "rest";

export interface Loss extends Lost {
  readonly phase: Phase;
  /** At most. */
  readonly ms: number;
  readonly why: readonly string[];
}

/** From one mixed fabric to the next. */
export interface Transition {
  readonly losses: readonly Loss[];
  /** Pairs times milliseconds. */
  readonly cost: number;
  /** Milliseconds until all sessions are up that come up; 0 where none begins. */
  readonly ms: number;
}

const isOff = (value: unknown): boolean => value === null || value === undefined;

/** Settings whose change ends a running session at this end. What is turned off here ends it at the peer, where that still has it. */
function resetsAt(before: EndSettings, after: EndSettings, peer: EndSettings | undefined): readonly string[] {
  const fields = new Set([...Object.keys(before.settings), ...Object.keys(after.settings)]);
  return [...fields].filter((field) => {
    const [was, is] = [before.settings[field], after.settings[field]];
    if (isSame(was, is)) return false;
    const manner = sessionManner(after.software, field);
    if (manner === "ends-when-off") return isOff(is) && !isOff(peer?.settings[field]);
    return manner === "resets";
  });
}

const source = ({ index }: Settled, device: string): unknown =>
  index.switches.get(device) ?? index.racks.get(device) ?? index.hosts.get(device);

/** Why a session that is up before and after is not up all the time; empty where it is. */
function resetsOf(from: Settled, to: Settled, was: number, is: number): readonly string[] {
  const names = sessionNames(from.simulation.network, was);
  if (names.every((name) => source(from, name) === source(to, name))) return [];
  const [before, after] = [settingsOf(from, was), settingsOf(to, is)];
  return before.flatMap((end) => {
    const now = after.find(({ device }) => device === end.device);
    const peer = before.find(({ device }) => device !== end.device);
    return now === undefined ? [] : resetsAt(end, now, peer).map((field) => `${end.device}: ${field}`);
  });
}

/** Both ways of a session. */
const bothWays = (session: number): readonly number[] => [2 * session, 2 * session + 1];

/** The ways to those of its ends that are changed; both where it ends for another's change. */
function waysToChanged(from: Settled, to: Settled, session: number): readonly number[] {
  const names = sessionNames(from.simulation.network, session);
  const changed = names.map((name) => source(from, name) !== source(to, name));
  if (!changed.includes(true)) return bothWays(session);
  // What comes to the first end comes from the second.
  return changed.flatMap((is, end) => (is ? [2 * session + (end === 0 ? 1 : 0)] : []));
}

interface Sessions {
  /** By position in the older network. */
  readonly ended: readonly number[];
  /** By position in the newer network: those that begin, anew or for the first time. */
  readonly begun: readonly number[];
  readonly resets: number;
  readonly why: readonly string[];
}

/** What becomes of sessions between two mixed fabrics. */
function sessionsBetween(from: Settled, to: Settled): Sessions {
  const ended: number[] = [];
  const begun: number[] = [];
  const why = new Set<string>();
  let resets = 0;
  for (const [key, was] of from.sessions) {
    const is = to.sessions.get(key);
    if (is === undefined) {
      ended.push(was);
      continue;
    }
    const reasons = resetsOf(from, to, was, is);
    if (reasons.length === 0) continue;
    for (const reason of reasons) why.add(reason);
    ended.push(was);
    begun.push(is);
    resets += 1;
  }
  for (const [key, is] of to.sessions) if (!from.sessions.has(key)) begun.push(is);
  return { ended, begun, resets, why: [...why] };
}

/** The longest pause that an end is configured to make before it dials again, in milliseconds; 0 where none says. */
const retryOf = (to: Settled, at: number): number =>
  Math.max(
    ...settingsOf(to, at).map(
      ({ settings: { timers } }) =>
        1000 * ((timers as { readonly connectRetry?: number } | undefined)?.connectRetry ?? 0),
    ),
  );

/** By what runs the slower end, in milliseconds. */
function sessionMs(to: Settled, at: number): number {
  const { network } = to.simulation;
  const routers = network.sessions[at]?.ends.map(({ router }) => network.routers[router]) ?? [];
  const isNode = routers.some((router) => router?.role === "node");
  if (isNode && routers.every((router) => router?.role !== "node" || router.software === "bird"))
    return TIMINGS.nodeSession.ms;
  return isNode
    ? Math.max(TIMINGS.hostSession.ms, retryOf(to, at))
    : retryOf(to, at) || TIMINGS.switchSession.ms;
}

/** Sessions that both ends are configured for and that do not come up, as far as that is new. */
function newFaults(from: Settled, to: Settled): readonly string[] {
  const say = ({ simulation: { network }, faults }: Settled): readonly string[] => [
    ...faults,
    ...network.unmatched.map(
      (one) => `${one.device} has no session with ${unmatchedPeer(network, one)}: ${one.reason}`,
    ),
  ];
  const known = new Set(say(from));
  return say(to).filter((one) => !known.has(one));
}

const worse = (a: Lost, b: Lost): Lost => (a.pairs + a.partly >= b.pairs + b.partly ? a : b);

const isLoss = ({ pairs, partly }: Lost): boolean => pairs + partly > 0;

const costOf = (losses: readonly Loss[]): number =>
  losses.reduce((sum, { pairs, partly, ms }) => sum + (pairs + partly) * ms, 0);

/** For how long a state between two batches lasts: until what the next one begins is up, however seldom somebody dials. */
const betweenMs = (start: Settled): number =>
  [...start.sessions.values()].reduce(
    (most, at) => Math.max(most, TIMINGS.delivery.ms + retryOf(start, at)),
    TIMINGS.between.ms,
  );

/** What is lost while a mixed fabric is at rest. */
const atRestLosses = (census: Census, to: Settled, start: Settled): readonly Loss[] => {
  const lost = lostAt(census, to.simulation, atRest(to.simulation));
  return isLoss(lost) ? [{ phase: "rest", ms: betweenMs(start), ...lost, why: newFaults(start, to) }] : [];
};

/** Of a mixed fabric that is come to from one of which nothing is known: what is lost at rest. */
export function restOf(census: Census, to: Settled, start: Settled): Transition {
  const losses = atRestLosses(census, to, start);
  return { losses, cost: costOf(losses), ms: 0 };
}

/**
 * What it costs to go from one mixed fabric to another, whose units change at the same time.
 *
 * @param start what runs before all: what is wrong with it already is no reason
 */
export function transition(census: Census, from: Settled, to: Settled, start: Settled): Transition {
  const { ended, begun, resets, why } = sessionsBetween(from, to);
  const ms = Math.max(0, ...begun.map((at) => sessionMs(to, at)));
  const found: Loss[] = [];
  const reasons = why.length > 0 ? why : newFaults(from, to);
  const note = (phase: Phase, lasts: number, lost: Lost): void => {
    if (isLoss(lost)) found.push({ phase, ms: lasts, ...lost, why: reasons });
  };
  if (ended.length > 0) {
    // Who is changed has no routes by it any more, and the other end may not have noticed yet; then both.
    const [one, both] = [(at: number) => waysToChanged(from, to, at), bothWays].map((ways) =>
      lostAt(
        census,
        from.simulation,
        during(from.simulation, { ended: ended.flatMap(ways), heard: "nobody" }),
      ),
    );
    note("news", TIMINGS.news.ms, worse(one ?? NOTHING_LOST, both ?? NOTHING_LOST));
  }
  if (resets > 0 || (ended.length > 0 && begun.length > 0)) {
    const outage = during(to.simulation, { ended: begun.flatMap(bothWays), heard: "all" });
    note("sessions", ms, lostAt(census, to.simulation, outage));
  }
  const losses = [...found, ...atRestLosses(census, to, start)];
  return { losses, cost: costOf(losses), ms };
}
