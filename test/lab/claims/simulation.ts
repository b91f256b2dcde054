import { compile } from "../../../src/index.ts";
import { simulate, type Failure, type Simulation } from "../../../src/simulate/index.ts";
import type { Lab } from "../lab.ts";

/** What the simulator says of a lab: from its spec's intents, and from the blocks that the lab's IPAM gave out. */
export function simulationOf(lab: Lab, failures: readonly Failure[] = []): Simulation {
  const { switches, cluster } = compile(lab.spec());
  const blocks = Map.groupBy(lab.assignments(), ({ node }) => node);
  const input = {
    switches: switches.map(({ intent }) => intent),
    cluster,
    blocks: ({ name }: { readonly name: string }) => (blocks.get(name) ?? []).map(({ block }) => block),
  };
  return simulate(input, failures);
}
