import type { DatacenterSpec } from "../../src/index.ts";
import { datacenter as asPerClusterDual } from "../lab/fabrics/as-per-cluster-dual.ts";
import { datacenter as asPerCluster } from "../lab/fabrics/as-per-cluster.ts";
import { datacenter as asPerRackDual } from "../lab/fabrics/as-per-rack-dual.ts";
import { datacenter as asPerRackEthernet } from "../lab/fabrics/as-per-rack-ethernet.ts";
import { datacenter as asPerRackMesh } from "../lab/fabrics/as-per-rack-mesh.ts";
import { datacenter as asPerRackOutside } from "../lab/fabrics/as-per-rack-outside.ts";
import { datacenter as asPerRackReflectors } from "../lab/fabrics/as-per-rack-reflectors.ts";
import { datacenter as asPerRackRouted } from "../lab/fabrics/as-per-rack-routed.ts";
import { datacenter as asPerRackSubnets } from "../lab/fabrics/as-per-rack-subnets.ts";
import { datacenter as asPerServerRouted } from "../lab/fabrics/as-per-server-routed.ts";
import { datacenter as downwardDefaultRouted } from "../lab/fabrics/downward-default-routed.ts";
import { datacenter as asPerServerDual } from "../lab/fabrics/as-per-server-dual.ts";
import { datacenter as asPerServerEthernet } from "../lab/fabrics/as-per-server-ethernet.ts";
import { datacenter as asPerServer } from "../lab/fabrics/as-per-server.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { datacenter as downwardDefaultDual } from "../lab/fabrics/downward-default-dual.ts";
import { datacenter as downwardDefault } from "../lab/fabrics/downward-default.ts";
import { datacenter as dualStackOutside } from "../lab/fabrics/dual-stack-outside.ts";
import { datacenter as dualStack } from "../lab/fabrics/dual-stack.ts";
import { datacenter as fiveStage } from "../lab/fabrics/five-stage.ts";
import { datacenter as hosts } from "../lab/fabrics/hosts.ts";
import { datacenter as ipv6Only } from "../lab/fabrics/ipv6-only.ts";
import { datacenter as igpTors } from "../lab/fabrics/igp-tors.ts";
import { datacenter as igp } from "../lab/fabrics/igp.ts";
import { datacenter as l2Dual } from "../lab/fabrics/l2-dual.ts";
import { datacenter as l2Planes } from "../lab/fabrics/l2-planes.ts";
import { datacenter as unnumbered } from "../lab/fabrics/unnumbered.ts";
import { datacenter as l2 } from "../lab/fabrics/l2.ts";

/** The demo, and a fabric of the lab for every other model and variant that has one. */
export const STACKS: readonly DatacenterSpec[] = [
  demo,
  asPerRackOutside,
  asPerRackMesh,
  asPerRackReflectors,
  asPerRackDual,
  asPerRackRouted,
  asPerRackSubnets,
  asPerRackEthernet,
  asPerServer,
  asPerServerDual,
  asPerServerRouted,
  asPerServerEthernet,
  asPerCluster,
  asPerClusterDual,
  downwardDefault,
  downwardDefaultDual,
  downwardDefaultRouted,
  fiveStage,
  hosts,
  igp,
  igpTors,
  l2,
  l2Planes,
  l2Dual,
  dualStack,
  dualStackOutside,
  ipv6Only,
  unnumbered,
];

/**
 * Spines of a large fabric: every pair of its ToRs meets on every spine that only switches, which is no longer a quick test; and two spines
 * of a plane may be all that are one.
 */
const spinesOf = ({ fabric }: DatacenterSpec): number =>
  fabric?.model === "l2" || (fabric !== undefined && "spine" in fabric && fabric.spine?.kind === "ethernet")
    ? 2
    : 64;

type NodeInput = NonNullable<NonNullable<DatacenterSpec["racks"]>[number]["nodes"]>[number];
const BLANK: NodeInput = { name: "", index: 0 };

/** The same design with as many racks, each with as many nodes, ToRs and reflectors as its first has or is told to have. */
export function scaled(
  spec: DatacenterSpec,
  racks: number,
  nodes: number,
  wanted = spinesOf(spec),
): DatacenterSpec {
  const spines = Math.min(wanted, spinesOf(spec));
  const [first] = spec.racks ?? [];
  const pods = spec.pods ?? [];
  const rack = (index: number): object => ({
    name: `r${String(index + 1)}`,
    index,
    ...(pods.length === 0 ? {} : { pod: pods[index % pods.length]?.name }),
    ...(first?.tors === undefined ? {} : { tors: first.tors }),
    nodes: Array.from({ length: nodes }, (_, node) => {
      const { name: _n, index: _i, reflectsPlane: _p, ...like } = first?.nodes?.[node] ?? BLANK;
      // Planes have one or two reflectors whatever the racks: those of the spec.
      const plane = spec.racks?.[index]?.nodes?.[node]?.reflectsPlane;
      return {
        ...like,
        ...(plane === undefined ? {} : { reflectsPlane: plane }),
        name: `r${String(index + 1)}-n${String(node + 1)}`,
        index: node,
      };
    }),
  });
  return {
    ...spec,
    ...(pods.length === 0 ? {} : { capacity: { ...spec.capacity, maxRacks: 256, maxRacksPerPod: 256 } }),
    spines:
      pods.length > 0
        ? spec.spines
        : Array.from({ length: spines }, (_, index) => ({ name: `spine-${String(index + 1)}`, index })),
    racks: Array.from({ length: racks }, (_, index) => rack(index)) as NonNullable<DatacenterSpec["racks"]>,
  };
}
