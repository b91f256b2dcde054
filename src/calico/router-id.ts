import { sha256 } from "js-sha256";
import { firstFamily, type ClusterIntent, type NodeIntent } from "../intent/index.ts";
import type { Ipv4 } from "../net/ipv4.ts";

/** From here on no router id: the first octet is taken as many less (multicast begins at 224). */
const MOST = 223;
const LESS = 32;

/**
 * What confd makes of a node's name where CALICO_ROUTER_ID is `hash` (`hashToIPv4`, projectcalico/calico, confd/pkg/resource/template): the first
 * 32 bits of its SHA-256, kept below multicast.
 */
export function hashedRouterId(name: string): Ipv4 {
  const [a = 0, b = 0, c = 0, d = 0] = sha256.array(name);
  return ((a > MOST ? a - LESS : a) * 256 + b) * 65_536 + c * 256 + d;
}

/** The router id of a node's BIRD: its IPv4 address, which both of its BIRDs have; without one, by its name. */
export const nodeRouterId = (
  { ipv6 }: Pick<ClusterIntent, "ipv6">,
  { name, address }: Pick<NodeIntent, "name" | "address">,
): Ipv4 => (firstFamily(ipv6).name === "ipv4" ? address.address : hashedRouterId(name));
