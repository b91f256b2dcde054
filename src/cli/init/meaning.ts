import type { CompiledFabric } from "../../compile.ts";
import { formatPrefix } from "../../net/ipv4.ts";
import { counted } from "../../text/counted.ts";

/** A file's name as a shell takes it for one word. */
const word = (name: string): string =>
  /^[\w./:=@%+,-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;

/** What the answers became, in numbers of the first rack, and what to do next. `file`: the spec's name in what is to be called. */
export function meaningOf({ plan, datacenter }: CompiledFabric, file: string): string {
  const { name, model, racks, switches, bridges, sessions } = plan;
  const nodes = racks.flatMap((rack) => rack.nodes);
  const parts = [
    counted(switches.length + bridges.length, "switch", "switches"),
    counted(racks.length, "rack"),
    counted(nodes.length, "node"),
    counted(sessions.length, "peering"),
  ];
  const { maxRacks, maxNodesPerRack } = datacenter.capacity;
  const [rack] = racks;
  return [
    `${name}: ${model}, ${parts.join(", ")}`,
    `There is room for ${counted(maxRacks, "rack")} of ${counted(maxNodesPerRack, "node")}`,
    ...(rack === undefined || rack.subnet === null
      ? []
      : [`Nodes of ${rack.name} stand in ${formatPrefix(rack.subnet)}, its AS is ${String(rack.asn)}`]),
    "",
    "Next:",
    `  calico-fabric plan ${word(file)}`,
    `  calico-fabric simulate ${word(file)} --failures`,
    `  calico-fabric render ${word(file)} --out out`,
    "",
  ].join("\n");
}
