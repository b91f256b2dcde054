import type { Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { Datacenter, HostDaemon, HostSpec, RackSpec } from "../spec/index.ts";
import { anycastOf } from "./anycast.ts";
import type { AsnScheme } from "./asns.ts";
import type { ServerLinkPlan } from "./link-types.ts";
import { macsOf } from "./macs.ts";
import { firstNode } from "./numbering.ts";
import { there } from "./there.ts";

/** A server without Calico that speaks BGP with its ToRs. */
export interface HostPlan {
  readonly name: string;
  readonly index: number;
  readonly rack: string;
  /** Of its ports to the fabric, in their order; absent where none is known. */
  readonly macs?: readonly string[];
  readonly daemon: HostDaemon;
  readonly asn: number;
  /** In the rack's subnet, or where it has links of its own on none of them; also its router id. */
  readonly address: Ipv4;
  /** Its links to ToRs, by ToR, where it has links of its own; else empty. */
  readonly links: readonly ServerLinkPlan[];
  /** What it may announce, and nobody else. */
  readonly announces: readonly Prefix4[];
  /** Single addresses that others may have too, which it announces as well. */
  readonly anycast: readonly Prefix4[];
}

/** Pools and limits of hosts count only where there is a host: a fabric without any stays as it is. */
export const hasHosts = ({ racks }: Datacenter): boolean => racks.some(({ hosts }) => hosts.length > 0);

/** Hosts follow the last node that a rack may have. */
export const hostAddress = (dc: Datacenter, rack: RackSpec, subnet: Prefix4, host: HostSpec): Ipv4 =>
  host.pin.address ?? subnet.base + firstNode(dc, rack) + dc.capacity.maxNodesPerRack + host.index;

/** A host's number among the servers that its rack may have: nodes first. */
export const hostNumber = ({ capacity }: Datacenter, { index }: Pick<HostSpec, "index">): number =>
  capacity.maxNodesPerRack + index;

/** A rack's hosts, numbered. @param linksOf a server's own links, by its name and number */
export const hostPlans = (
  dc: Datacenter,
  asns: AsnScheme,
  rack: RackSpec,
  subnet: Prefix4,
  linksOf: (name: string, number: number) => readonly ServerLinkPlan[],
): readonly HostPlan[] =>
  rack.hosts.map((host) => ({
    name: host.name,
    index: host.index,
    rack: rack.name,
    ...macsOf(host),
    daemon: host.daemon,
    asn: there(asns.host(rack, host), `AS number for ${host.name}`),
    address: hostAddress(dc, rack, subnet, host),
    links: linksOf(host.name, hostNumber(dc, host)),
    announces: host.announces,
    anycast: anycastOf(dc, host.name),
  }));
