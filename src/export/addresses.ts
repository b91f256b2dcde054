import type { CompiledFabric } from "../compile.ts";
import type { ServerFoot, ServerIntent } from "../intent/index.ts";
import { hostPrefix, type Ipv4 } from "../net/ipv4.ts";
import { LOOPBACK, type NodePlan } from "../plan/types.ts";

/** An address of a device, and where it stands. */
export interface DeviceAddress {
  readonly device: string;
  readonly interface: string;
  readonly address: Ipv4;
  /** Of the network that it stands in. */
  readonly length: number;
  /** `own`: what the device is known by, a switch's loopback and a server's address; `link`: of one of its interfaces; `outside`: towards a router outside, and its owner's. */
  readonly kind: "own" | "link" | "outside";
}

const footAddresses = ({ device, address }: ServerIntent, foot: ServerFoot): readonly DeviceAddress[] => {
  if (foot.kind === "network") {
    const [first = ""] = foot.ports;
    return [{ device, interface: foot.bond?.name ?? first, ...address, kind: "own" }];
  }
  return [
    { device, interface: LOOPBACK, ...address, kind: "own" },
    ...foot.links.map((link) => ({
      device,
      interface: link.interface,
      ...link.address,
      kind: "link" as const,
    })),
  ];
};

/** Of nodes that stand in planes: the first is what the node is known by. */
const planeAddresses = ({ name, planes }: NodePlan): readonly DeviceAddress[] =>
  planes.map((port, at) => ({
    device: name,
    interface: port.interface,
    ...port.address,
    kind: at === 0 ? "own" : "link",
  }));

/** Every address that a device of the fabric has to itself, switches first; single addresses that several servers have are nobody's. */
export function deviceAddresses({ plan, switches, servers }: CompiledFabric): readonly DeviceAddress[] {
  const outward = new Set((plan.outside?.peers ?? []).map((peer) => `${peer.border} ${peer.interface}`));
  return [
    ...switches.flatMap(({ intent: { device, routerId, interfaces } }) =>
      interfaces.map((one) => ({
        device,
        interface: one.name,
        ...one.address,
        kind:
          one.address.address === routerId && one.address.length === hostPrefix(routerId).length
            ? ("own" as const)
            : outward.has(`${device} ${one.name}`)
              ? ("outside" as const)
              : ("link" as const),
      })),
    ),
    ...servers.flatMap(({ intent }) => footAddresses(intent, intent.foot)),
    ...plan.racks.flatMap(({ nodes }) => nodes.flatMap(planeAddresses)),
  ];
}
