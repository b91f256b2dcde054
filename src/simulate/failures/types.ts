import { item } from "../item.ts";
import { firstFamily, type Family } from "../../intent/index.ts";
import { isLinkLocal } from "../../net/link-local.ts";
import type { Network, Segment, Session } from "../network.ts";

/** One thing that breaks, by the names of what it is between. */
export type Failure =
  /** A cable: between two switches, or a switch and a server; or between a node (or one of several ToRs) and its rack's network. At a bridge a router's end names it.
   * An aggregate's interface is all its cables, and of a port in it that cable alone. */
  | { readonly kind: "link"; readonly device: string; readonly interface: string }
  | { readonly kind: "device"; readonly device: string }
  /** What speaks BGP on a device, without graceful restart: its neighbours forget what it told them, and its cables still carry. */
  | { readonly kind: "daemon"; readonly device: string }
  /** The BGP session alone: the cable still carries. `network` is the prefix, `loopbacks`, or of a link without addresses where it is. */
  | { readonly kind: "session"; readonly devices: readonly [string, string]; readonly network: string };

/** Where a session runs: over the network that both ends stand in, or between loopbacks. */
export const placeOf = (
  { routers, segments, ipv6 }: Network,
  { segment }: Session,
  family: Family = firstFamily(ipv6),
): string => (segment === null ? "loopbacks" : segmentName(routers, item(segments, segment), family));

/** A link without addresses is called by its first end. */
function segmentName(
  routers: Network["routers"],
  { network, attachments: [first] }: Segment,
  family: Family,
): string {
  if (!isLinkLocal(network.base) || first === undefined) return family.prefix(network);
  const { name, interfaces } = item(routers, first.router);
  return `the link at ${name} ${item(interfaces, first.interface).name}`;
}

/** Of a network for two (RFC 3021). */
const POINT_TO_POINT = 31;

/**
 * Whether a segment is a cable between two switches, or between a switch and a server that has it to itself; others run over bridges, or are a
 * rack's network, which its switches carry.
 */
export const isCable = ({ routers }: Network, { network, attachments, bridging }: Segment): boolean =>
  bridging === null &&
  attachments.length === 2 &&
  (network.length === POINT_TO_POINT ||
    attachments.every(({ router }) => item(routers, router).role !== "node"));

/** The switches that a rack's network is made of: it is there as long as one of them is. */
export const carriersOf = ({ routers }: Network, { attachments }: Segment) =>
  attachments.filter(({ router }) => item(routers, router).role !== "node");
