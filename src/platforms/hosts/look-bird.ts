import { asksText, Unreadable, type Look, type SeenSession } from "../look.ts";
import { overFamily } from "./over-family.ts";
import { addressIn, asnIn } from "../looks/address.ts";
import { blocksOf, valueOf } from "../looks/blocks-of.ts";
import { kernelRoutes } from "../looks/kernel-routes.ts";

const PROTOCOL = /^(\S+)\s+(\w+)\s+\S+\s+\w+\s/;
const GREETING = /^(?:BIRD .* ready\.|Access restricted)/m;
const ROUTES = /^\s*Routes:\s+(\d+) imported,(?: \d+ filtered,)? (\d+) exported/m;

/** `birdc show protocols all` of BIRD 1.6 and 2. It counts what its filters let in and out. @throws Unreadable */
export function birdSessions([answer = ""]: readonly string[]): readonly SeenSession[] {
  if (!GREETING.test(answer)) throw new Unreadable(answer);
  return blocksOf(answer, PROTOCOL).flatMap(({ of: [, , kind], block }): readonly SeenSession[] => {
    if (kind !== "BGP") return [];
    const peer = addressIn(valueOf(block, "Neighbor address") ?? "");
    // A protocol that is switched off says nothing below its line.
    if (peer === null) return [];
    const state = valueOf(block, "BGP state");
    if (state === undefined) throw new Unreadable(block);
    const [, accepted = null, sent = null] = ROUTES.exec(block) ?? [];
    return [
      {
        peer,
        asn: asnIn(valueOf(block, "Neighbor AS")),
        state: state.toLowerCase(),
        received: null,
        accepted: accepted === null ? null : Number(accepted),
        sent: sent === null ? null : Number(sent),
      },
    ];
  });
}

/** A host with BIRD. What it forwards by is the kernel's. */
export const birdLook: Look = {
  sessions: (family) => ({
    asks: asksText("birdc show protocols all"),
    read: overFamily(family, birdSessions),
  }),
  routes: kernelRoutes,
  neighbors: null,
  tables: null,
};
