import { containsPrefix, formatPrefix, networkOf, type Prefix4 } from "../net/ipv4.ts";
import type { SharedNetwork } from "./cables.ts";
import type { DeviceFacts, InterfaceFacts } from "./facts.ts";

/** Where servers may stand: room for some, and a range that they dial in from, or that is announced. */
function isRackNetwork(device: DeviceFacts, network: Prefix4): boolean {
  const known = [...device.ranges, ...device.networks];
  return network.length <= 29 && known.some((one) => formatPrefix(one) === formatPrefix(network));
}

/** A ToR's port into the network of its rack; null where it has none. */
export function rackPortOf(device: DeviceFacts): InterfaceFacts | null {
  return (
    device.interfaces.find(({ addresses }) => addresses.some((at) => isRackNetwork(device, networkOf(at)))) ??
    null
  );
}

/** The range that servers with links of their own dial in from, or none. */
export function serverRangeOf(device: DeviceFacts): Prefix4 | null {
  const own = device.interfaces.flatMap(({ addresses }) => addresses.map(networkOf));
  return (
    device.ranges.find(
      (range) => range.length <= 30 && !own.some((network) => containsPrefix(network, range)),
    ) ?? null
  );
}

/** Networks of many that are no rack's: planes, in which ToRs of several racks meet. */
export const planesAmong = (networks: readonly SharedNetwork[]): readonly SharedNetwork[] =>
  networks.filter(
    ({ network, ends }) =>
      network.length <= 29 &&
      ends.length > 1 &&
      ends.every(({ device }) => servesRack(device) && !isRackNetwork(device, network)),
  );

/** Whether a device is a ToR: servers stand behind it. */
export const servesRack = (device: DeviceFacts): boolean =>
  rackPortOf(device) !== null || serverRangeOf(device) !== null;
