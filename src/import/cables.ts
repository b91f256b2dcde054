import { formatPrefix, networkOf, type InterfaceAddress, type Prefix4 } from "../net/ipv4.ts";
import type { DeviceFacts, InterfaceFacts } from "./facts.ts";

/** A device's foot in a network. */
export interface NetworkEnd {
  readonly device: DeviceFacts;
  readonly port: InterfaceFacts;
  readonly at: InterfaceAddress;
}

/** A network, and who of the devices that were given has a foot in it. */
export interface SharedNetwork {
  readonly network: Prefix4;
  readonly ends: readonly NetworkEnd[];
}

/** A network of two: a link (RFC 3021), or a /30. */
export const isLink = ({ length }: Prefix4): boolean => length === 30 || length === 31;

/** Every network that some device has a foot in, in the order of addresses; loopbacks are none. */
export function networksOf(devices: readonly DeviceFacts[]): readonly SharedNetwork[] {
  const ends = devices.flatMap((device) =>
    device.interfaces.flatMap((port) => port.addresses.map((at): NetworkEnd => ({ device, port, at }))),
  );
  const shared = Map.groupBy(
    ends.filter(({ at }) => at.length < 32),
    ({ at }) => formatPrefix(networkOf(at)),
  );
  return [...shared.values()]
    .flatMap((all) => {
      const [first] = all;
      return first === undefined ? [] : [{ network: networkOf(first.at), ends: all }];
    })
    .sort((one, other) => one.network.base - other.network.base || one.network.length - other.network.length);
}

/** The first address of one host alone: the loopback's. */
export const loopbackOf = ({ interfaces, routerId }: DeviceFacts): number | null =>
  interfaces.flatMap(({ addresses }) => addresses).find(({ length }) => length === 32)?.address ?? routerId;
