import { formatIpv4, formatPrefix } from "../net/ipv4.ts";
import type { SessionEnd } from "../plan/session.ts";
import type { FabricPlan } from "../plan/types.ts";

/** A plan as people and other programs read it: every address as text. `calico-fabric plan --json` prints it. */
export interface PlanView {
  readonly name: string;
  readonly model: string;
  readonly switches: readonly SwitchView[];
  readonly racks: readonly RackView[];
  readonly links: readonly LinkView[];
  readonly sessions: readonly SessionView[];
}

export interface SwitchView {
  readonly name: string;
  readonly role: string;
  readonly rack: string | null;
  readonly asn: number;
  readonly loopback: string;
}

export interface RackView {
  readonly name: string;
  readonly asn: number;
  readonly subnet: string;
  readonly pods: string;
  readonly gateways: readonly string[];
  readonly nodes: readonly { readonly name: string; readonly asn: number; readonly address: string }[];
}

export interface LinkView {
  readonly id: string;
  readonly subnet: string;
  readonly ends: readonly string[];
}

export interface SessionView {
  readonly id: string;
  readonly type: "ebgp" | "ibgp";
  /** `asn` is null where each node is in an AS of its own. */
  readonly ends: readonly { readonly name: string; readonly asn: number | null; readonly at: string }[];
}

function endView(end: SessionEnd): SessionView["ends"][number] {
  if (end.kind === "nodes") return { name: `nodes of ${end.rack}`, asn: end.asn, at: "dials" };
  const at = formatIpv4(end.address);
  const listens = end.listen === null ? "" : `, listens for ${formatPrefix(end.listen.range)}`;
  return { name: end.device, asn: end.asn, at: `${at}${listens}` };
}

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
    racks: plan.racks.map((rack) => ({
      name: rack.name,
      asn: rack.asn,
      subnet: formatPrefix(rack.subnet),
      pods: formatPrefix(rack.pods),
      gateways: rack.tors.map((tor) => `${tor.device} ${tor.interface} ${formatIpv4(tor.address)}`),
      nodes: rack.nodes.map(({ name, asn, address }) => ({ name, asn, address: formatIpv4(address) })),
    })),
    links: plan.links.map(({ id, subnet, ends }) => ({
      id,
      subnet: formatPrefix(subnet),
      ends: ends.map((end) => `${end.device} ${end.interface} ${formatIpv4(end.address)}`),
    })),
    sessions: plan.sessions.map(({ id, type, ends }) => ({ id, type, ends: ends.map(endView) })),
  };
}
