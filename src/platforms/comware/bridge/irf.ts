import type { BridgeIntent } from "../../../intent/index.ts";
import type { Irf, IrfFabric } from "../../../plan/switching.ts";
import { bundle, isEdge, portsIn } from "./bundles.ts";
import { edgePort, treePerVlan } from "./spanning-tree.ts";
import type { Way } from "./way.ts";

const system = ({ domain, member, priority, irfPort }: IrfFabric): readonly (readonly string[])[] => [
  [`irf domain ${String(domain)}`, `irf member ${String(member)} priority ${String(priority)}`],
  [
    `irf-port ${String(member)}/${String(irfPort.number)}`,
    ...irfPort.interfaces.map((name) => ` port group interface ${name}`),
  ],
];

/** Of what leads to switches: nodes do not pass on by LACP who is the master. */
const detects = (fabric: IrfFabric | null, edge: boolean): readonly string[] =>
  fabric === null || edge ? [] : [" mad enable"];

/** Two switches with one control plane; a switch that stands alone has plain aggregates. */
export const irf = (intent: BridgeIntent, { fabric, aggregates, edgePorts }: Irf): Way => ({
  system: [treePerVlan(intent, edgePorts), ...(fabric === null ? [] : system(fabric))],
  bundles: aggregates.map((one) => bundle(one, edgePorts, detects(fabric, isEdge(one, edgePorts)))),
  port: edgePort(edgePorts, portsIn(aggregates)),
  stackPorts: fabric?.irfPort.interfaces ?? [],
});

/**
 * A port's name begins with the number of its switch in the fabric of two, and a plan has names as they are on each alone: `HundredGigE1/0/49`
 * of the second is `HundredGigE2/0/49`. A name that begins with another number is the user's own.
 */
const inFabric =
  (member: number) =>
  (name: string): string =>
    name.replace(/^([A-Za-z-]+)1\//, `$1${String(member)}/`);

/** The intent with ports as the fabric of two calls them. */
export function asMember(intent: BridgeIntent, switching: Irf): readonly [BridgeIntent, Irf] {
  const { fabric } = switching;
  if (fabric === null) return [intent, switching];
  const named = inFabric(fabric.member);
  return [
    { ...intent, ports: intent.ports.map((port) => ({ ...port, name: named(port.name) })) },
    {
      ...switching,
      fabric: {
        ...fabric,
        irfPort: { ...fabric.irfPort, interfaces: fabric.irfPort.interfaces.map(named) },
      },
      aggregates: switching.aggregates.map((one) => ({ ...one, ports: one.ports.map(named) })),
      edgePorts: switching.edgePorts.map(named),
    },
  ];
}
