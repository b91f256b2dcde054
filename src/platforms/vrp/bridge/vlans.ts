import { RACK_VLAN } from "../../../hardware/index.ts";
import type { BridgeIntent, BridgeNetwork } from "../../../intent/index.ts";
import { madeVlans, tagged, untagged } from "../vlan-lines.ts";

const numberOf = ({ vlan }: BridgeNetwork): number => vlan ?? RACK_VLAN;

export const vlanNumbers = ({ networks }: BridgeIntent): readonly number[] => networks.map(numberOf);

/** Every network is a VLAN. */
export const vlans = ({ networks }: BridgeIntent): string[][] =>
  madeVlans(networks.map((network) => ({ vlan: numberOf(network), name: network.name })));

/** What a port carries: one network without a tag, several with theirs. */
export function carried({ networks }: BridgeIntent, names: readonly string[]): readonly string[] {
  const numbers = networks.filter(({ name }) => names.includes(name)).map(numberOf);
  const [only, ...more] = numbers;
  return only !== undefined && more.length === 0 ? untagged(only) : tagged(numbers);
}
