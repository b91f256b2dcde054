import { spinePlatform, torPlatform } from "./platforms.ts";
import type { SpecPath } from "../diagnostics/index.ts";
import type { Datacenter } from "../spec/index.ts";
import type { LayoutRules } from "./layout-rules.ts";
import type { PortSystem } from "./port-register.ts";
import {
  nodePlaneSocket,
  spinePeerSockets,
  torNodeSocket,
  torPeerSockets,
  uplinkSockets,
  type NamedPort,
  type PlacedPorts,
  type SpinePorts,
} from "./ports.ts";

/** The ports of one role on one device, by the number of what they lead to. */
export interface PortRoleOfDevice {
  readonly system: PortSystem;
  /** Of the device in the spec; where there is none yet, of nothing. */
  readonly path: SpecPath;
  /** The last number that the declared capacity leads to. */
  readonly last: number;
  readonly at: (number: number) => NamedPort;
}

/** Whoever may come to be, by index alone. */
const toCome = { name: "", platform: undefined, hardware: undefined, ports: { to: {} } } as const;

function onTor(
  dc: Datacenter,
  { routing, attachments }: LayoutRules,
  { rack, tor }: PlacedPorts,
  path: SpecPath,
): readonly PortRoleOfDevice[] {
  const { maxSpines, maxNodesPerRack } = dc.capacity;
  const system = torPlatform(dc, tor);
  const servers = routing.from === "node" ? 0 : attachments.of(rack).mostServerPorts(dc, { rack, tor });
  const of = (last: number, at: PortRoleOfDevice["at"]): PortRoleOfDevice => ({ system, path, last, at });
  const node: PortRoleOfDevice["at"] = (at) => torNodeSocket(dc, { rack, tor }, toCome, at).port;
  return [
    of(maxSpines - 1, (index) => uplinkSockets(dc, { rack, tor }, { ...toCome, index })[0].port),
    ...(routing.from === "node"
      ? [
          of(routing.fabric.planes * maxNodesPerRack - 1, node),
          of(1, (index) => torPeerSockets(dc, rack, [tor, { ...toCome, index }])[0].port),
        ]
      : []),
    ...(servers > 0 ? [of(servers - 1, node)] : []),
  ];
}

function onSpine(
  dc: Datacenter,
  { downward, routing }: LayoutRules,
  spine: SpinePorts,
  path: SpecPath,
): readonly PortRoleOfDevice[] {
  const { maxSpines, maxRacks, maxTorsPerRack } = dc.capacity;
  const system = spinePlatform(dc, spine);
  const of = (last: number, at: PortRoleOfDevice["at"]): PortRoleOfDevice => ({ system, path, last, at });
  const torAt = (at: number): PlacedPorts => ({
    rack: { name: "", index: Math.floor(at / maxTorsPerRack) },
    tor: { ...toCome, index: at % maxTorsPerRack },
  });
  return [
    of(maxRacks * maxTorsPerRack - 1, (at) => uplinkSockets(dc, torAt(at), spine)[1].port),
    ...(downward === "default" || routing.from === "node"
      ? [of(maxSpines - 1, (index) => spinePeerSockets(dc, spine, { ...toCome, index })[0].port)]
      : []),
  ];
}

/** Every role of ports on every device; where there is no ToR yet, on the first to come. */
export function portRoles(dc: Datacenter, rules: LayoutRules): readonly PortRoleOfDevice[] {
  const { routing } = rules;
  const tors = dc.racks.flatMap((rack, r) =>
    rack.tors.map((tor, t) => ({ placed: { rack, tor }, path: ["racks", r, "tors", t] })),
  );
  const first = { placed: { rack: { name: "", index: 0 }, tor: { ...toCome, index: 0 } }, path: [] };
  return [
    ...(tors.length > 0 ? tors : [first]).flatMap(({ placed, path }) => onTor(dc, rules, placed, path)),
    ...dc.spines.flatMap((spine, at) => onSpine(dc, rules, spine, ["spines", at])),
    ...(routing.from === "node"
      ? [
          {
            system: "server" as const,
            path: [],
            last: routing.fabric.planes - 1,
            at: (plane: number) => nodePlaneSocket(dc, toCome, plane).port,
          },
        ]
      : []),
  ];
}
