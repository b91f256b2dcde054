import type { CompiledFabric } from "../../compile.ts";
import { allServerLinks } from "../../intent/index.ts";
import type { RackPlan, SwitchRole } from "../../plan/types.ts";

/** FRR's own image, in a release that the texts are for. */
export const IMAGE = "quay.io/frrouting/frr:8.4.1";

/** A node of a topology as containerlab reads it. */
export interface LabNode {
  readonly group: SwitchRole | "server" | "wires";
  readonly binds?: readonly string[];
  readonly exec?: readonly string[];
}

export type LabLink = readonly [near: string, far: string];

/** What a router's kernel does: it forwards, and spreads flows by port. Over links without addresses it speaks IPv6, whatever the fabric has. */
export function routerSysctls({ plan }: CompiledFabric): Readonly<Record<string, number>> {
  const hasIpv6 = plan.ipv6 !== null || plan.links.some(({ subnet }) => subnet === null);
  return {
    "net.ipv4.ip_forward": 1,
    "net.ipv4.fib_multipath_hash_policy": 1,
    ...(hasIpv6
      ? {
          "net.ipv6.conf.all.disable_ipv6": 0,
          "net.ipv6.conf.all.forwarding": 1,
          "net.ipv6.conf.all.accept_dad": 0,
          "net.ipv6.conf.all.keep_addr_on_down": 1,
          "net.ipv6.fib_multipath_hash_policy": 1,
        }
      : {}),
  };
}

/** A server's port into its rack's network, or into that of its n-th ToR: containerlab keeps eth0 for itself. */
export const serverPortName = (at: number): string => `eth${String(at + 1)}`;

/** What of a rack is a network that ports meet in: a node with a bridge, the ports of ToRs, and those of servers. */
interface Wires {
  readonly name: string;
  readonly ports: readonly { readonly device: string; readonly interface: string }[];
}

/** Of a rack that is one network, or of each ToR that has one of its own with its servers. */
export function wiresOf(fabric: CompiledFabric, rack: RackPlan): readonly Wires[] {
  const servers = [...rack.nodes, ...rack.hosts];
  const direct = new Set(allServerLinks(fabric.plan).map(({ device }) => device));
  const feet = rack.tors.flatMap(({ device, interface: name }) =>
    name === null || direct.has(device) ? [] : [{ device, interface: name }],
  );
  if (feet.length === 0) return [];
  if (rack.subnet !== null)
    return [
      {
        name: `${rack.name}-wires`,
        ports: [...feet, ...servers.map(({ name }) => ({ device: name, interface: serverPortName(0) }))],
      },
    ];
  return feet.map((foot) => ({
    name: `${foot.device}-wires`,
    ports: [
      foot,
      ...servers.flatMap(({ name, links }) =>
        links.flatMap((link, at) =>
          link.device === foot.device ? [{ device: name, interface: serverPortName(at) }] : [],
        ),
      ),
    ],
  }));
}

const BRIDGE = "rack";

/** A node that is a bridge, and its cables. */
export function wired({ name, ports }: Wires): {
  readonly node: LabNode;
  readonly links: readonly LabLink[];
} {
  const own = ports.map((_, at) => `port${String(at)}`);
  return {
    node: {
      group: "wires",
      exec: [
        `ip link add name ${BRIDGE} type bridge`,
        `ip link set ${BRIDGE} up`,
        ...own.map((port) => `ip link set ${port} master ${BRIDGE}`),
      ],
    },
    links: ports.map((port, at): LabLink => [`${port.device}:${port.interface}`, `${name}:${own[at] ?? ""}`]),
  };
}
