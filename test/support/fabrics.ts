import type { DatacenterSpec } from "../../src/index.ts";
import { datacenter as asPerRackDual } from "../../stacks/as-per-rack-dual.ts";
import { datacenter as asPerRackEthernet } from "../../stacks/as-per-rack-ethernet.ts";
import { datacenter as asPerRackMesh } from "../../stacks/as-per-rack-mesh.ts";
import { datacenter as asPerRackReflectors } from "../../stacks/as-per-rack-reflectors.ts";
import { datacenter as asPerServerDual } from "../../stacks/as-per-server-dual.ts";
import { datacenter as asPerServerEthernet } from "../../stacks/as-per-server-ethernet.ts";
import { datacenter as asPerServer } from "../../stacks/as-per-server.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { datacenter as downwardDefaultDual } from "../../stacks/downward-default-dual.ts";
import { datacenter as downwardDefault } from "../../stacks/downward-default.ts";
import { datacenter as igpTors } from "../../stacks/igp-tors.ts";
import { datacenter as igp } from "../../stacks/igp.ts";

/** A stack's datacenter of every model and variant that has one: what pictures are drawn of. */
export const PICTURED: readonly DatacenterSpec[] = [
  demo,
  asPerRackMesh,
  asPerRackReflectors,
  asPerRackDual,
  asPerRackEthernet,
  asPerServer,
  asPerServerDual,
  asPerServerEthernet,
  downwardDefault,
  downwardDefaultDual,
  igp,
  igpTors,
];

/** Spines of a large fabric: every pair of its ToRs meets on every spine that only switches, which is no longer a quick test. */
const spinesOf = ({ fabric }: DatacenterSpec): number =>
  fabric !== undefined && "spine" in fabric && fabric.spine?.kind === "ethernet" ? 2 : 64;

/** The same design with as many racks, each with as many nodes, ToRs and reflectors as its first has or is told to have. */
export function scaled(
  spec: DatacenterSpec,
  racks: number,
  nodes: number,
  spines = spinesOf(spec),
): DatacenterSpec {
  const [first] = spec.racks ?? [];
  const rack = (index: number): object => ({
    name: `r${String(index + 1)}`,
    index,
    ...(first?.tors === undefined ? {} : { tors: first.tors }),
    nodes: Array.from({ length: nodes }, (_, node) => {
      const { name: _name, index: _index, ...like } = first?.nodes?.[node] ?? { name: "", index: 0 };
      return { ...like, name: `r${String(index + 1)}-n${String(node + 1)}`, index: node };
    }),
  });
  return {
    ...spec,
    spines: Array.from({ length: spines }, (_, index) => ({ name: `spine-${String(index + 1)}`, index })),
    racks: Array.from({ length: racks }, (_, index) => rack(index)) as NonNullable<DatacenterSpec["racks"]>,
  };
}
