import type { IPv6, IPv6CidrRange } from "ip-num";
import { familiesOf } from "../src/intent/index.ts";
import type { Ipv4, Prefix4 } from "../src/net/ipv4.ts";
import { toCidrRange6, toIpv6 } from "../src/net/ipv6.ts";
import type { FabricPlan, NodePort } from "../src/index.ts";
import { imageOfAddress, imageOfPrefix } from "../src/plan/ipv6/image.ts";
import type { ComputeNodePort } from "./compute-node.ts";

/** The IPv6 address of what has this IPv4 address; null where there is IPv4 only. */
export const address6 = ({ ipv6 }: FabricPlan, address: Ipv4): IPv6 | null =>
  ipv6 === null ? null : toIpv6(imageOfAddress(ipv6, address));

/** The IPv6 prefix of what has this IPv4 prefix; null where there is IPv4 only. */
export const range6 = ({ ipv6 }: FabricPlan, prefix: Prefix4): IPv6CidrRange | null =>
  ipv6 === null ? null : toCidrRange6(imageOfPrefix(ipv6, prefix));

/** A node's port with its address of each family as text. */
export function portIn({ ipv6 }: FabricPlan, { plane, interface: port, address }: NodePort): ComputeNodePort {
  const [first = "", second] = familiesOf(ipv6).map(({ interfaceAddress }) => interfaceAddress(address));
  return {
    plane,
    interface: port,
    address: first,
    ...(second === undefined ? {} : { address6: second }),
  };
}
