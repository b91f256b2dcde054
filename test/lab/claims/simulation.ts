import { compile, intentsOf } from "../../../src/index.ts";
import {
  networkOf,
  simulate,
  type Failure,
  type Network,
  type Simulation,
  type SimulationInput,
} from "../../../src/simulate/index.ts";
import type { Lab } from "../lab.ts";

/** A lab as the simulator takes it: its spec's intents, and the blocks that the lab's IPAM gave out. */
function inputOf(lab: Lab): SimulationInput {
  const blocks = Map.groupBy(lab.assignments(), ({ node }) => node);
  return {
    ...intentsOf(compile(lab.spec())),
    blocks: ({ name }) => (blocks.get(name) ?? []).flatMap((given) => given.blocks),
  };
}

/** Who is there, and which sessions come up. */
export const networkIn = (lab: Lab): Network => networkOf(inputOf(lab));

/** What the simulator says of a lab. */
export const simulationOf = (lab: Lab, failures: readonly Failure[] = []): Simulation =>
  simulate(inputOf(lab), failures);
