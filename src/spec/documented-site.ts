/* Made of the schema in src/spec by npm run schema: change that one. Only the comments are new, for editors to show. */

import type { SiteInput } from "./site.ts";

type DatacenterRangesIpv4Inferred = NonNullable<DatacenterRangesInferred["ipv4"]>;

/** IPv4 prefixes, those of `any` and those of a kind. */
interface DatacenterRangesIpv4 {
  /** For whatever it has, of any kind. Default none. */
  any?: DatacenterRangesIpv4Inferred["any"] | undefined;
  /** For pods. Default none. */
  pods?: DatacenterRangesIpv4Inferred["pods"] | undefined;
  /** For racks' subnets and planes. Default none. */
  nodes?: DatacenterRangesIpv4Inferred["nodes"] | undefined;
  /** For links between switches, and of servers. Default none. */
  links?: DatacenterRangesIpv4Inferred["links"] | undefined;
  /** For loopbacks and router ids. Default none. */
  loopbacks?: DatacenterRangesIpv4Inferred["loopbacks"] | undefined;
  /** For services, hosts and addresses of several servers. Default none. */
  services?: DatacenterRangesIpv4Inferred["services"] | undefined;
}

type DatacenterRangesInferred = NonNullable<DatacenterInferred["ranges"]>;

/** What it may take its numbers from, and no other datacenter may. */
interface DatacenterRanges {
  /** AS numbers of its routers and nodes. */
  asns: DatacenterRangesInferred["asns"];
  /** IPv4 prefixes, those of `any` and those of a kind. */
  ipv4?: DatacenterRangesIpv4 | undefined;
  /** IPv6 prefixes. Default none. */
  ipv6?: DatacenterRangesInferred["ipv6"] | undefined;
}

type DatacenterAnnounceInferred = NonNullable<DatacenterInferred["announce"]>;

/** As `outside.announce` of a spec that has no `outside`: what its borders tell. */
interface DatacenterAnnounce {
  /** Aggregates of pods: one for each rack, withdrawn by a border that has lost the rack's last route; or one for each range of pools.pods. Default per-pool where only ToRs are borders and every ToR goes to every one of several spines, else per-rack. */
  pods?: DatacenterAnnounceInferred["pods"] | undefined;
  /** Ranges of services, and single addresses out of them. Default true. */
  services?: DatacenterAnnounceInferred["services"] | undefined;
  /** Addresses that several servers have (`anycast`). Default false. */
  anycast?: DatacenterAnnounceInferred["anycast"] | undefined;
  /** The racks' subnets. Default false. */
  nodes?: DatacenterAnnounceInferred["nodes"] | undefined;
  /** The switches' loopbacks. Default false. */
  loopbacks?: DatacenterAnnounceInferred["loopbacks"] | undefined;
}

type DatacenterInferred = NonNullable<DocumentedInferred["datacenters"]>[number];

/** A datacenter. */
interface Datacenter {
  /** Name of the datacenter, as its spec has it. */
  name: DatacenterInferred["name"];
  /** The path of its spec, relative to this file; or the spec itself. */
  spec: DatacenterInferred["spec"];
  /** What it may take its numbers from, and no other datacenter may. */
  ranges: DatacenterRanges;
  /** As `outside.announce` of a spec that has no `outside`: what its borders tell. */
  announce?: DatacenterAnnounce | undefined;
  /** As `outside.asn` of a spec that has no `outside`: the AS by which others know it. Default: each border's own. */
  asn?: DatacenterInferred["asn"] | undefined;
}

type LinksInferred = NonNullable<DocumentedInferred["links"]>;

/** Where interconnects take their networks from, but for those that have one given. */
interface Links {
  /** A /31 for each interconnect, by its index. Default none. */
  ipv4?: LinksInferred["ipv4"] | undefined;
  /** A /127 for each interconnect, by its index. Default none. */
  ipv6?: LinksInferred["ipv6"] | undefined;
}

type InterconnectEndInferred = NonNullable<InterconnectInferred["ends"]>[number];

/** One end of an interconnect. */
interface InterconnectEnd {
  /** Name of the datacenter. */
  datacenter: InterconnectEndInferred["datacenter"];
  /** Name of the border there: a switch that may be one, as for `outside`. */
  switch: InterconnectEndInferred["switch"];
  /** The border's port, or the VLAN's interface where its platform has that. Several interconnects may share it, in one network. */
  interface: InterconnectEndInferred["interface"];
  /** Its address in the network. Default: of two ends the first has the lower of the two. */
  address?: InterconnectEndInferred["address"] | undefined;
  /** The same in IPv6. */
  address6?: InterconnectEndInferred["address6"] | undefined;
}

type InterconnectInferred = NonNullable<DocumentedInferred["interconnects"]>[number];

/** A link between borders of two datacenters, over which each tells the other its own ranges. */
interface Interconnect {
  /** Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it. */
  index: InterconnectInferred["index"];
  /** The two borders, in two datacenters. */
  ends: InterconnectEnd[];
  /** Its network in IPv4. Default: the /31 of `links.ipv4` by its index. */
  subnet?: InterconnectInferred["subnet"] | undefined;
  /** Its network in IPv6. Default: the /127 of `links.ipv6` by its index. */
  subnet6?: InterconnectInferred["subnet6"] | undefined;
  /** TCP MD5 (RFC 2385): the name of the password that the operation of both datacenters has. Default none. */
  password?: InterconnectInferred["password"] | undefined;
  /** GTSM (RFC 5082): only packets of the neighbour itself count. Default true. */
  ttlSecurity?: InterconnectInferred["ttlSecurity"] | undefined;
  /** The borders watch each other by BFD (RFC 5881), each at the intervals of its datacenter's bgp.bfd. Default false. */
  bfd?: InterconnectInferred["bfd"] | undefined;
  /** Routes that may come from either side, over which the session is torn down. Default 1000, or twice as many as the other side's declared capacity has ranges to announce, where that is more. */
  maximumPrefixes?: InterconnectInferred["maximumPrefixes"] | undefined;
}

type DocumentedInferred = SiteInput;

/** Datacenters that share a numbering, and the links between them. */
export interface Documented {
  /** Name of the site. */
  name: DocumentedInferred["name"];
  /** Its datacenters. */
  datacenters: Datacenter[];
  /** Where interconnects take their networks from, but for those that have one given. */
  links?: Links | undefined;
  /** Links between datacenters. Default none. */
  interconnects?: Interconnect[] | undefined;
}
