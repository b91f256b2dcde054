import { formatInterfaceAddress, formatIpv4, formatPrefix } from "../net/ipv4.ts";
import type { HostPlan } from "../plan/hosts.ts";
import type { SessionEnd } from "../plan/session.ts";
import type { CableEnd, FabricPlan, LinkEnd, NodePlan } from "../plan/types.ts";

import { viewOutside, type OutsideView } from "./outside-view.ts";

/** A plan as people and other programs read it: every address as text. `calico-fabric plan --json` prints it. */
export interface PlanView {
  readonly name: string;
  readonly model: string;
  readonly switches: readonly SwitchView[];
  /** Where there are switches that only switch. */
  readonly bridges?: readonly BridgeView[];
  readonly planes?: readonly PlaneView[];
  readonly racks: readonly RackView[];
  readonly links: readonly LinkView[];
  readonly sessions: readonly SessionView[];
  /** Where there is an outside. */
  readonly outside?: readonly OutsideView[];
}

export interface SwitchView {
  readonly name: string;
  readonly role: string;
  readonly rack: string | null;
  readonly asn: number;
  readonly loopback: string;
}

export interface BridgeView {
  readonly name: string;
  readonly role: string;
  readonly rack: string | null;
  /** `swp1 to r1-tor0 swp49 in plane-0` */
  readonly ports: readonly string[];
}

export interface PlaneView {
  readonly name: string;
  readonly subnet: string;
  /** Where bridges need one to tell it from others. */
  readonly vlan?: number;
  readonly bridges: readonly string[];
}

export interface RackView {
  readonly name: string;
  readonly asn: number;
  /** Null where nodes stand in planes, and a rack is no network. */
  readonly subnet: string | null;
  readonly pods: string;
  readonly gateways: readonly string[];
  readonly nodes: readonly NodeView[];
  /** Servers without Calico, where there are any. */
  readonly hosts?: readonly HostView[];
}

export interface HostView {
  readonly name: string;
  readonly daemon: string;
  readonly asn: number;
  readonly address: string;
  readonly announces: readonly string[];
}

export interface NodeView {
  readonly name: string;
  readonly asn: number;
  readonly address: string;
  /** Where nodes stand in planes: `eth0 10.192.0.10/17 in plane-0`, what the node's operating system must be given. */
  readonly ports?: readonly string[];
  /** The plane that it is a route reflector of, where it is one. */
  readonly reflects?: string;
}

export interface LinkView {
  readonly id: string;
  readonly subnet: string;
  readonly ends: readonly string[];
}

export interface SessionView {
  readonly id: string;
  readonly type: "ebgp" | "ibgp";
  /** The name of the secret that it is signed with (TCP MD5), where it is. */
  readonly password?: string;
  /** `asn` is null where each node is in an AS of its own. */
  readonly ends: readonly { readonly name: string; readonly asn: number | null; readonly at: string }[];
}

function endView(end: SessionEnd): SessionView["ends"][number] {
  if (end.kind === "nodes") return { name: `nodes of ${end.rack}`, asn: end.asn, at: "dials" };
  if (end.kind === "host") return { name: end.host, asn: end.asn, at: `${formatIpv4(end.address)}, dials` };
  if (end.kind === "plane") {
    const name = `${end.members}s of plane-${String(end.plane)}`;
    return { name, asn: end.asn, at: "dials" };
  }
  const at = formatIpv4(end.address);
  if (end.kind === "outside") return { name: end.router, asn: end.asn, at };
  const listens = end.listen === null ? "" : `, listens for ${formatPrefix(end.listen.range)}`;
  return { name: end.device, asn: end.asn, at: `${at}${listens}` };
}

/** `r1-tor0 swp49 10.254.0.1`; without an address at a bridge. */
const placed = (end: CableEnd | LinkEnd): string =>
  [end.device, end.interface, ...("address" in end ? [formatIpv4(end.address)] : [])].join(" ");

/** Only where there are any: the plan of a fabric whose switches all route says nothing of bridges. */
function bridging({ bridges, planes }: FabricPlan): Pick<PlanView, "bridges" | "planes"> {
  if (bridges.length === 0) return {};
  return {
    bridges: bridges.map(({ name, role, rack, ports }) => ({
      name,
      role,
      rack,
      ports: ports.map((port) => `${port.interface} to ${placed(port.peer)} in ${port.planes.join(", ")}`),
    })),
    planes: planes.map((plane) => ({
      name: plane.name,
      subnet: formatPrefix(plane.subnet),
      ...(plane.vlan === null ? {} : { vlan: plane.vlan }),
      bridges: plane.bridges,
    })),
  };
}

const nodeView = ({ name, asn, address, planes, reflectsPlane }: NodePlan): NodeView => ({
  name,
  asn,
  address: formatIpv4(address),
  ...(planes.length === 0
    ? {}
    : {
        ports: planes.map(
          (port) =>
            `${port.interface} ${formatInterfaceAddress(port.address)} in plane-${String(port.plane)}`,
        ),
      }),
  ...(reflectsPlane === null ? {} : { reflects: `plane-${String(reflectsPlane)}` }),
});

const hostView = ({ name, daemon, asn, address, announces }: HostPlan): HostView => ({
  name,
  daemon,
  asn,
  address: formatIpv4(address),
  announces: announces.map(formatPrefix),
});

/** The plan with every number as text, in the plan's order. */
export function viewPlan(plan: FabricPlan): PlanView {
  return {
    name: plan.name,
    model: plan.model,
    switches: plan.switches.map(({ name, role, rack, asn, loopback }) => ({
      name,
      role,
      rack,
      asn,
      loopback: formatIpv4(loopback),
    })),
    ...bridging(plan),
    racks: plan.racks.map((rack) => ({
      name: rack.name,
      asn: rack.asn,
      subnet: rack.subnet === null ? null : formatPrefix(rack.subnet),
      pods: formatPrefix(rack.pods),
      gateways: rack.tors.map((tor) => `${tor.device} ${tor.interface} ${formatIpv4(tor.address)}`),
      nodes: rack.nodes.map(nodeView),
      ...(rack.hosts.length === 0 ? {} : { hosts: rack.hosts.map(hostView) }),
    })),
    links: plan.links.map(({ id, subnet, ends }) => ({
      id,
      subnet: formatPrefix(subnet),
      ends: ends.map(placed),
    })),
    sessions: plan.sessions.map(({ id, type, password, ends }) => ({
      id,
      type,
      ...(password === undefined ? {} : { password }),
      ends: ends.map(endView),
    })),
    ...(plan.outside === null ? {} : { outside: viewOutside(plan.outside) }),
  };
}
