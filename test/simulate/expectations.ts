import {
  analyseFailures,
  nodeDestinations,
  reachability,
  tableSizes,
  type Failure,
} from "../../src/simulate/index.ts";
import { formulasOf, shapeOf, sizedBy, type Shape, type Simulated } from "./fabrics.ts";
import { lossesOf } from "./losses.ts";

/* What is expected of any fabric of any model, whatever its size. */

const nothing = { count: 0, examples: [] };

/** Every flow arrives, without loop or valley. */
const sound = { unreachable: nothing, partlyLost: nothing, loops: nothing, valleys: nothing };

/** Every session comes up, and every device has the sessions and the table sizes that its model's formula says. */
export function expectSizes({ fabric, simulation }: Simulated): void {
  const formulas = formulasOf(fabric.datacenter);
  const shape = shapeOf(fabric);
  expect(simulation.network.unmatched).toEqual([]);
  for (const { device, role, ...sizes } of tableSizes(simulation))
    expect({ device, ...sizes }).toEqual({ device, ...formulas[role](sizedBy(shape, device)) });
}

/** A path over each spine between racks, and one inside a rack: `Reachability.equalPaths`. */
function pathsOf({
  racks,
  nodes,
  spines,
}: Shape): readonly { readonly paths: number; readonly pairs: number }[] {
  const inside = racks.reduce((sum, rack) => sum + rack.nodes ** 2 - rack.nodes, 0);
  const across = nodes ** 2 - nodes - inside;
  const counts =
    spines === 1
      ? [{ paths: 1, pairs: inside + across }]
      : [
          { paths: 1, pairs: inside },
          { paths: spines, pairs: across },
        ];
  return counts.filter(({ pairs }) => pairs > 0);
}

/** Every node reaches every pod and every node, by as many equal paths as there are spines between them. */
export function expectReachable({ fabric, simulation }: Simulated): void {
  const shape = shapeOf(fabric);
  expect(reachability(simulation)).toEqual({
    ...sound,
    pairs: shape.nodes ** 2 - shape.nodes,
    equalPaths: pathsOf(shape),
  });
  expect(reachability(simulation, nodeDestinations(simulation.network))).toMatchObject(sound);
}

/** No loop, no valley, no flow lost beside others that arrive, and lost are only the pairs that the model has a single session for. */
export function expectSurvives({ fabric, simulation }: Simulated, failures?: readonly Failure[]): void {
  const shape = shapeOf(fabric);
  for (const { failure, unreachable, partlyLost, loops, valleys } of analyseFailures(simulation, failures)) {
    const lost = lossesOf(fabric.datacenter.fabric, shape, failure);
    expect({ failure, lost: unreachable.count, partlyLost, loops, valleys }).toEqual({
      failure,
      lost,
      partlyLost: nothing,
      loops: nothing,
      valleys: nothing,
    });
  }
}
