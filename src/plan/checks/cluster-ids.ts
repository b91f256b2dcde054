import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatIpv4, type Ipv4 } from "../../net/ipv4.ts";
import type { Datacenter, NodeSpec, RackSpec } from "../../spec/index.ts";
import type { LayoutRules } from "../lay-out.ts";
import { clusterId, nodeAddress, rackSubnet } from "../numbering.ts";
import { nodePlaneAddress, nodePlaneSubnet } from "../switched/fabric.ts";

interface Reflector {
  readonly node: NodeSpec;
  readonly id: Ipv4;
  readonly path: SpecPath;
}

/** A node's own address; null where it has no place. */
function addressOf(dc: Datacenter, { routing }: LayoutRules, rack: RackSpec, node: NodeSpec): Ipv4 | null {
  const subnet = routing.from === "node" ? nodePlaneSubnet(dc, 0) : rackSubnet(dc, rack);
  if (subnet === null) return null;
  return routing.from === "node"
    ? nodePlaneAddress(dc, subnet, 0, rack, node)
    : nodeAddress(dc, rack, subnet, node);
}

const reflects = ({ reflector, reflectsPlane }: NodeSpec): boolean =>
  reflector || reflectsPlane !== undefined;

/** Cluster ids that are pinned: of nodes that reflect, and of each its own, or it refuses what its fellow has reflected (RFC 4456 section 8). */
export function checkClusterIds(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const nodes = dc.racks.flatMap((rack, r) =>
    rack.nodes.map((node, n) => ({ rack, node, path: ["racks", r, "nodes", n, "pin", "clusterId"] })),
  );
  const useless = nodes
    .filter(({ node }) => node.pin.clusterId !== undefined && !reflects(node))
    .map(({ node, path }) =>
      errorAt(path, "model-unsupported", `${node.name} is no route reflector`, "remove the pin"),
    );
  const reflectors = nodes.flatMap(({ rack, node, path }): readonly Reflector[] => {
    const address = reflects(node) ? addressOf(dc, rules, rack, node) : null;
    return address === null ? [] : [{ node, id: clusterId(node, address), path }];
  });
  const taken = [...Map.groupBy(reflectors, ({ id }) => id).values()].flatMap((same) => {
    // Whoever has it by its address keeps it.
    const [first, ...others] = same.toSorted(
      (a, b) => Number(a.node.pin.clusterId !== undefined) - Number(b.node.pin.clusterId !== undefined),
    );
    return others
      .filter(({ node }) => node.pin.clusterId !== undefined)
      .map(({ node, id, path }) =>
        errorAt(
          path,
          "address-taken",
          `${formatIpv4(id)} for ${node.name} is the cluster id of ${String(first?.node.name)}`,
          `pin another cluster id for ${node.name}`,
        ),
      );
  });
  return [...useless, ...taken];
}
