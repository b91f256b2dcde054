import { RACK_VLAN } from "../../../hardware/index.ts";
import type { BridgeIntent } from "../../../intent/index.ts";
import type { MlagPair } from "../../../plan/switching.ts";
import { cut } from "../names.ts";

const LAST_VLAN = 4094;

/** The trunk group of the VLAN in which the two of a pair speak: by it no other trunk carries that VLAN. */
export const PEER_GROUP = "MLAG";

type Networks = Pick<BridgeIntent, "networks">;

const numbered = ({ networks }: Networks): readonly { readonly name: string; readonly vlan: number }[] =>
  networks
    .map(({ name, vlan }) => ({ name, vlan: vlan ?? RACK_VLAN }))
    .sort((one, other) => one.vlan - other.vlan);

/** VLANs of networks, by their names, in rising order. */
export const vlansOf = (intent: Networks, carried: readonly string[]): readonly number[] =>
  numbered(intent)
    .filter(({ name }) => carried.includes(name))
    .map(({ vlan }) => vlan);

export const allVlans = (intent: Networks): readonly number[] => numbered(intent).map(({ vlan }) => vlan);

/** The last that is no network's. Both of a pair have the same networks. */
export function peerVlan(intent: Networks): number {
  const taken = new Set(allVlans(intent));
  const free = (vlan: number): number => (taken.has(vlan) ? free(vlan - 1) : vlan);
  return free(LAST_VLAN);
}

/** Those of the networks, and of a pair its own. */
export const vlans = (intent: BridgeIntent, pair: MlagPair | null): string[][] => [
  ...numbered(intent).map(({ name, vlan }) => [`vlan ${String(vlan)}`, `   name ${cut(name, "vlan")}`]),
  ...(pair === null
    ? []
    : [[`vlan ${String(peerVlan(intent))}`, `   name ${PEER_GROUP}`, `   trunk group ${PEER_GROUP}`]]),
];
