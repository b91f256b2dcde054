import type { Prefix4 } from "../net/ipv4.ts";
import type { Datacenter, RackSpec, SpineSpec, TorSpec } from "../spec/index.ts";
import type { AsnScheme } from "./asns.ts";
import { limitsOf } from "./limits.ts";
import * as numbering from "./numbering.ts";
import type { FabricPlan, LinkPlan, OspfTimers, RackPlan, SwitchPlan } from "./types.ts";

/** What a fabric model says of numbers, of ToRs and of links. */
export interface LayoutRules {
  readonly asns: AsnScheme;
  readonly discardsOwnPods: boolean;
  readonly spinesLinked: boolean;
  /** OSPF on switches, where it finds the ways between them; else null. */
  readonly ospf: OspfTimers | null;
}

/** The plan before its sessions: everything that is there and how it is numbered. */
export type FabricLayout = Omit<FabricPlan, "sessions">;

const byIndex = <T extends { readonly index: number }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => a.index - b.index);

/** The checks have passed, so every number exists; null here is a defect of ours. */
function there<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`no ${what}: the plan was made of a spec that the checks refuse`);
  return value;
}

function spinePlan(dc: Datacenter, asns: AsnScheme, spine: SpineSpec): SwitchPlan {
  const { name, index, platform } = spine;
  return {
    name,
    role: "spine",
    tier: 2,
    index,
    rack: null,
    platform,
    discards: [],
    asn: there(asns.spine(spine), `AS number for ${name}`),
    loopback: there(numbering.spineLoopback(dc, spine), `loopback for ${name}`).base,
  };
}

function torPlan(
  dc: Datacenter,
  { asns, discardsOwnPods }: LayoutRules,
  rack: RackSpec,
  tor: TorSpec,
): SwitchPlan {
  const name = numbering.torName(rack, tor);
  const pods = there(numbering.rackPods(dc, rack), `pods for ${rack.name}`);
  return {
    name,
    role: "tor",
    tier: 1,
    index: tor.index,
    rack: rack.name,
    platform: tor.platform,
    discards: discardsOwnPods ? [pods] : [],
    asn: there(asns.tor(rack, tor), `AS number for ${name}`),
    loopback: there(numbering.torLoopback(dc, rack, tor), `loopback for ${name}`).base,
  };
}

function rackPlan(dc: Datacenter, asns: AsnScheme, rack: RackSpec): RackPlan {
  const subnet: Prefix4 = there(numbering.rackSubnet(dc, rack), `subnet for ${rack.name}`);
  const tors = byIndex(rack.tors);
  return {
    name: rack.name,
    index: rack.index,
    asn: there(tors[0] === undefined ? null : asns.tor(rack, tors[0]), `AS number for ${rack.name}`),
    subnet,
    pods: there(numbering.rackPods(dc, rack), `pods for ${rack.name}`),
    tors: tors.map((tor) => ({
      device: numbering.torName(rack, tor),
      interface: dc.ports.torRack,
      address: numbering.torAddress(subnet, tor),
    })),
    nodes: byIndex(rack.nodes).map((node) => ({
      reflectorCluster: node.reflector ? numbering.clusterId(subnet, node) : null,
      name: node.name,
      index: node.index,
      rack: rack.name,
      asn: there(asns.node(rack, node), `AS number for ${node.name}`),
      address: numbering.nodeAddress(subnet, node),
    })),
  };
}

function linkPlan(dc: Datacenter, rack: RackSpec, tor: TorSpec, spine: SpineSpec): LinkPlan {
  const device = numbering.torName(rack, tor);
  const id = `${device}--${spine.name}`;
  const subnet = there(numbering.linkSubnet(dc, rack, tor, spine), `link ${id}`);
  const downlink = numbering.portName(dc.ports.spineDownlink, numbering.torSlot(dc, rack, tor));
  const uplink = numbering.portName(dc.ports.torUplink, spine.index);
  return {
    id,
    kind: "uplink",
    subnet,
    ends: [
      { device, interface: uplink, address: subnet.base + 1 },
      { device: spine.name, interface: downlink, address: subnet.base },
    ],
  };
}

/** A link between each two spines. */
function spineLinks(dc: Datacenter, spines: readonly SpineSpec[]): LinkPlan[] {
  const port = (to: SpineSpec): string => numbering.portName(dc.ports.spinePeer, to.index);
  return spines.flatMap((lower, at) =>
    spines.slice(at + 1).map((upper): LinkPlan => {
      const id = `${lower.name}--${upper.name}`;
      const subnet = there(numbering.spineLinkSubnet(dc, lower, upper), `link ${id}`);
      return {
        id,
        kind: "spine-peer",
        subnet,
        ends: [
          { device: lower.name, interface: port(upper), address: subnet.base },
          { device: upper.name, interface: port(lower), address: subnet.base + 1 },
        ],
      };
    }),
  );
}

/**
 * Numbers everything in the datacenter. The order of the spec's lists does not matter: all is by index.
 * @throws Error when the spec has not passed the checks (a defect, never bad input).
 */
export function layOut(dc: Datacenter, rules: LayoutRules): FabricLayout {
  const { asns } = rules;
  const spines = byIndex(dc.spines);
  const racks = byIndex(dc.racks);
  const tors = racks.flatMap((rack) => byIndex(rack.tors).map((tor) => ({ rack, tor })));
  return {
    name: dc.name,
    model: dc.fabric.model,
    switches: [
      ...spines.map((spine) => spinePlan(dc, asns, spine)),
      ...tors.map(({ rack, tor }) => torPlan(dc, rules, rack, tor)),
    ],
    racks: racks.map((rack) => rackPlan(dc, asns, rack)),
    links: [
      ...tors.flatMap(({ rack, tor }) => spines.map((spine) => linkPlan(dc, rack, tor, spine))),
      ...(rules.spinesLinked ? spineLinks(dc, spines) : []),
    ],
    ranges: {
      pods: dc.pools.pods,
      nodes: dc.pools.nodes,
      spineLoopbacks: dc.pools.spineLoopbacks,
      torLoopbacks: dc.pools.torLoopbacks,
      links: dc.pools.links,
      blockLength: dc.sizes.podBlock,
      rackSubnetLength: dc.sizes.rackSubnet,
    },
    limits: limitsOf(dc),
    gracefulRestart: dc.bgp.gracefulRestart,
    ospf: rules.ospf,
  };
}
