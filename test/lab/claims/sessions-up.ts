import { formatIpv4 } from "../../../src/net/ipv4.ts";
import type { SessionPlan, SwitchEnd } from "../../../src/plan/session.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { birdSession, nodeSessions, switchSessions } from "./routers.ts";
import { settled } from "./settled.ts";

/** A session as one of its two routers sees it. */
interface View {
  readonly kind: "switch" | "node";
  readonly device: string;
  readonly session: string;
}

/** Both ends of every session that the plan has, a listening switch's with each of its nodes. */
export function expectedViews(lab: Lab): readonly View[] {
  const { sessions, racks } = lab.plan();
  const seenBy = (end: SwitchEnd, peer: number): View => ({
    kind: "switch",
    device: end.device,
    session: formatIpv4(peer),
  });
  return sessions.flatMap(({ ends: [a, b] }: SessionPlan): View[] => {
    if (a.kind === "switch" && b.kind === "switch") return [seenBy(a, b.address), seenBy(b, a.address)];
    const [tor, nodes] = a.kind === "switch" ? [a, b] : [b, a];
    if (tor.kind !== "switch" || nodes.kind !== "nodes") return [];
    const members = racks.find(({ name }) => name === nodes.rack)?.nodes ?? [];
    return members.flatMap(({ name, address }): View[] => [
      seenBy(tor, address),
      { kind: "node", device: name, session: birdSession(tor.address) },
    ]);
  });
}

async function look(lab: Lab): Promise<Finding> {
  const views = expectedViews(lab);
  const kinds = new Map(views.map(({ device, kind }) => [device, kind]));
  const read = { switch: switchSessions, node: nodeSessions };
  const states = new Map(
    await Promise.all(
      [...kinds].map(async ([device, kind]) => [device, await read[kind](lab, device)] as const),
    ),
  );
  const faults = views.flatMap(({ device, session }) => {
    const state = states.get(device)?.get(session) ?? "not there";
    return state === "Established" ? [] : [`${device}: ${session} is ${state}`];
  });
  // A ToR remembers a node that left until its graceful restart time is over; that is no session.
  const extra = [...states].flatMap(([device, sessions]) => {
    const known = new Set(views.filter((view) => view.device === device).map(({ session }) => session));
    return [...sessions]
      .filter(([session, state]) => state === "Established" && !known.has(session))
      .map(([session]) => `${device}: ${session} is not in the plan`);
  });
  return allOf("session ends established", views.length, [...faults, ...extra]);
}

export const waitForSessions = (lab: Lab): Promise<Finding> => settled(() => look(lab));

export const sessionsUp: Claim = {
  id: "sessions-up",
  says: "every session of the plan is established at both of its ends, and there is no other",
  run: waitForSessions,
};
