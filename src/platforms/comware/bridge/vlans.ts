import { RACK_VLAN } from "../../../hardware/index.ts";
import type { BridgeNetwork } from "../../../intent/index.ts";
import { vlanName } from "../text.ts";

/** The VLAN of a network; where any will do, that of racks. */
const vlanOf = ({ vlan }: BridgeNetwork): number => vlan ?? RACK_VLAN;

/** VLANs of some networks, by name, in ascending order. */
export const vlansOf = (
  networks: readonly BridgeNetwork[],
  names: readonly string[] = networks.map(({ name }) => name),
): readonly number[] =>
  networks
    .filter(({ name }) => names.includes(name))
    .map(vlanOf)
    .sort((a, b) => a - b);

/** `100 to 102 200`, as the device shows it. */
export function vlanList(vlans: readonly number[]): string {
  const runs = vlans.reduce<readonly (readonly [number, number])[]>((all, vlan) => {
    const last = all.at(-1);
    return last?.[1] === vlan - 1 ? [...all.slice(0, -1), [last[0], vlan]] : [...all, [vlan, vlan]];
  }, []);
  return runs
    .map(([first, last]) => (first === last ? String(first) : `${String(first)} to ${String(last)}`))
    .join(" ");
}

/** A block for each. */
export const vlans = (networks: readonly BridgeNetwork[]): string[][] =>
  networks.map((network) => [`vlan ${String(vlanOf(network))}`, ` ${vlanName(network.name)}`]);

/** One VLAN alone is carried untagged, by a port that may have been a trunk; of several each is tagged, and VLAN 1, which a trunk has by itself, is not among them. */
export const carries = (all: readonly number[]): readonly string[] =>
  all.length === 1 ? [" port link-type access", ` port access vlan ${String(all[0])}`] : trunk(all);

const trunk = (all: readonly number[]): readonly string[] => [
  " port link-type trunk",
  " undo port trunk permit vlan 1",
  ` port trunk permit vlan ${vlanList(all)}`,
];

/** The same by a trunk, which vendors' examples have between two switches that are one. */
export const carriesAsTrunk = (all: readonly number[]): readonly string[] => [
  ...trunk(all),
  ...(all.length === 1 ? [` port trunk pvid vlan ${String(all[0])}`] : []),
];
