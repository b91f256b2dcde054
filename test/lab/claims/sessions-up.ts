import type { Network } from "../../../src/simulate/index.ts";
import { portTo } from "../../simulate/link-ends.ts";
import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { allOf, CONVERGENCE_SECONDS, type Claim, type Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { birdSession, isHost, nodeSessions, switchSessions } from "./routers.ts";
import { settled } from "./settled.ts";
import { networkIn } from "./simulation.ts";

/** A session as one of its two routers sees it. */
interface View {
  readonly kind: "switch" | "node";
  readonly device: string;
  readonly session: string;
}

/** Both ends of every session that the intents make, as the simulator brings them together. */
export function expectedViews({ routers, sessions }: Network, family: LabFamily): readonly View[] {
  return sessions.flatMap(({ ends: [a, b] }) =>
    [
      [a, b],
      [b, a],
    ].flatMap(([own, peer]): View[] => {
      const router = own === undefined ? undefined : routers[own.router];
      if (router === undefined || peer === undefined) return [];
      const { name: device, role } = router;
      // Its ToR says whether the session stands.
      if (isHost(router)) return [];
      return role === "node"
        ? [{ kind: "node", device, session: birdSession(family.address(peer.address)) }]
        : [
            {
              kind: "switch",
              device,
              session: portTo(routers, device, peer.address) ?? family.address(peer.address),
            },
          ];
    }),
  );
}

async function look(lab: Lab, network: Network, family: LabFamily): Promise<Finding> {
  const views = expectedViews(network, family);
  const kinds = new Map(views.map(({ device, kind }) => [device, kind]));
  const read = { switch: switchSessions, node: nodeSessions };
  const states = new Map(
    await Promise.all(
      [...kinds].map(async ([device, kind]) => [device, await read[kind](lab, device, family)] as const),
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
  // What one end is configured for and the other is not.
  const unmatched = network.unmatched.map(({ device, reason }) => `${device}: ${reason}`);
  return allOf("session ends established", views.length, [...faults, ...extra, ...unmatched]);
}

/** Two nodes that dial each other at once may both lose: BIRD then waits a minute and tries again. Seen once to take 54 s. */
const COLLISION_SECONDS = 60;

export function waitForSessions(lab: Lab): Promise<Finding> {
  const network = networkIn(lab);
  return settled(
    () => inEachFamily(lab, (family) => look(lab, network, family)),
    CONVERGENCE_SECONDS + COLLISION_SECONDS,
  );
}

export const sessionsUp: Claim = {
  id: "sessions-up",
  says: "every session of the plan is established at both of its ends, and there is no other",
  run: waitForSessions,
};
