import type { Bond } from "../spec/bonds.ts";
import type { Datacenter, RackSpec } from "../spec/index.ts";
import { byIndex } from "./by-index.ts";
import { rolePriority, systemId } from "./pair-numbers.ts";
import type { PlacedTor } from "./ports.ts";
import type { PairKeepalive } from "./switching.ts";

/** Domains that there are: two racks may have the same, which never meet. */
const DOMAINS = 1000;

type Bonded = Pick<RackSpec["nodes"][number], "bond">;

/** How a server bonds its ports: what is said nearest to it. */
export const bondOf = ({ servers }: Datacenter, rack: Pick<RackSpec, "bond">, server: Bonded): Bond =>
  server.bond ?? rack.bond ?? servers.bond;

/** Whether servers of a rack bond by LACP: those that it has, or those to come. */
export const hasLacp = (dc: Datacenter, rack: RackSpec): boolean =>
  [{}, ...rack.nodes, ...rack.hosts].some((server) => bondOf(dc, rack, server) === "lacp");

/** The other ToR of a rack whose two are one to servers; null where they are not, or there is one. */
export function otherOfPair(dc: Datacenter, { rack, tor }: PlacedTor): RackSpec["tors"][number] | null {
  const [other, ...more] = rack.tors.filter((one) => one !== tor);
  return other !== undefined && more.length === 0 && hasLacp(dc, rack) ? other : null;
}

/** Numbers of the pair that a ToR is one of, but for what its ports are. */
export function pairNumbers({ rack, tor }: PlacedTor): {
  readonly domain: number;
  readonly rolePriority: number;
  readonly lacpSystemId: string;
} {
  const domain = rack.pin.pairDomain ?? 1 + (rack.index % DOMAINS);
  return {
    domain,
    rolePriority: rolePriority(byIndex(rack.tors).indexOf(tor)),
    lacpSystemId: rack.pin.pairMac ?? systemId("racks", domain),
  };
}

/** Both addresses by which the two watch each other; null where they are the user's to set. */
export const keepaliveOf = (
  { servers }: Datacenter,
  tor: PlacedTor["tor"],
  other: PlacedTor["tor"],
): PairKeepalive | null =>
  tor.keepalive === undefined || other.keepalive === undefined
    ? null
    : { own: tor.keepalive, peer: other.keepalive, vrf: servers.keepaliveVrf ?? null };
