import { z } from "zod";
import { asksJson, type Look, type SeenSession } from "../look.ts";
import { overFamily } from "./over-family.ts";
import { addressIn, asnIn } from "../looks/address.ts";
import { count, fromJson } from "../looks/json.ts";
import { kernelRoutes } from "../looks/kernel-routes.ts";

/** gobgpapi's `PeerState.SessionState`, in order from 0; it writes the number. */
const STATES = ["unknown", "idle", "connect", "active", "opensent", "openconfirm", "established"] as const;

const counters = z.looseObject({ received: count.optional(), accepted: count.optional() });

const neighbor = z.looseObject({
  state: z.looseObject({
    neighbor_address: z.string(),
    peer_asn: count.optional(),
    session_state: z.union([z.number(), z.string()]).optional(),
  }),
  afi_safis: z.array(z.looseObject({ state: counters.optional() })).optional(),
});

const nameOf = (state: number | string = 0): string =>
  typeof state === "number" ? (STATES[state] ?? "unknown") : state.toLowerCase();

/**
 * `gobgp -j neighbor` of GoBGP 3 and 4, each neighbour of one family. A number that is 0 is left out; what was told is counted only where one neighbour is
 * asked of. @throws Unreadable
 */
export const gobgpSessions = ([answer = ""]: readonly string[]): readonly SeenSession[] =>
  (fromJson(answer, z.array(neighbor)) ?? []).flatMap(({ state, afi_safis: [family] = [] }) => {
    const peer = addressIn(state.neighbor_address);
    if (peer === null) return [];
    const { received = 0, accepted = 0 } = family?.state ?? {};
    const session = { peer, asn: asnIn(state.peer_asn), state: nameOf(state.session_state) };
    return [{ ...session, received, accepted, sent: null }];
  });

/** A host with GoBGP. What it forwards by is the kernel's. */
export const gobgpLook: Look = {
  sessions: (family) => ({
    asks: asksJson("gobgp -j neighbor"),
    read: overFamily(family, gobgpSessions),
  }),
  routes: kernelRoutes,
  neighbors: null,
  tables: null,
};
