import {
  analyseFailures,
  nodeDestinations,
  reachability,
  tableSizes,
  type Failure,
  type Reachability,
} from "../../src/simulate/index.ts";
import type { Datacenter } from "../../src/spec/index.ts";
import { goesByTor } from "../support/variants.ts";
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
  for (const { device, role, ...sizes } of tableSizes(simulation)) {
    if (role === "outside" || role === "super-spine") throw new Error(`${device} is no device of the fabric`);
    expect({ device, ...sizes }).toEqual({ device, ospf: 0, ...formulas[role](sizedBy(shape, device)) });
  }
}

/**
 * `Reachability.equalPaths`: between racks a path over each ToR of the one, each spine and each ToR of the other; inside a rack one, or
 * where the model goes by way of the ToRs one over each.
 */
function pathsOf(fabric: Datacenter["fabric"], { racks, spines }: Shape): Reachability["equalPaths"] {
  const counts = new Map<number, number>();
  const count = (paths: number, pairs: number): void => {
    if (pairs > 0) counts.set(paths, (counts.get(paths) ?? 0) + pairs);
  };
  for (const [at, from] of racks.entries()) {
    count(goesByTor(fabric) ? from.tors : 1, from.nodes ** 2 - from.nodes);
    for (const to of racks.toSpliced(at, 1)) count(from.tors * spines * to.tors, from.nodes * to.nodes);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([paths, pairs]) => ({ paths, pairs }));
}

/** Every node reaches every pod and every node, by every equal path that there is. */
export function expectReachable({ fabric, simulation }: Simulated): void {
  const shape = shapeOf(fabric);
  expect(reachability(simulation)).toEqual({
    ...sound,
    pairs: shape.nodes ** 2 - shape.nodes,
    equalPaths: pathsOf(fabric.datacenter.fabric, shape),
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
