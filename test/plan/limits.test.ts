import { compile, intentsOf } from "../../src/index.ts";
import { containsAddress } from "../../src/net/ipv4.ts";
import { subnetAt } from "../../src/net/pool.ts";
import { simulate, type BlocksOf, type Simulation } from "../../src/simulate/index.ts";
import { NO_PATH } from "../../src/simulate/bgp/paths.ts";
import { specOf, type AnySpec } from "../support/specs.ts";
import { reflectsOnNodes, ROUTED_VARIANTS } from "../support/variants.ts";

const BLOCK = 26;
const BLOCKS_PER_RACK = 8;

/** Every block of the rack's pool, and from each the host route of one pod that has moved to the next node. */
const everything: BlocksOf = (node, rack) => {
  const own = rack.nodes.indexOf(node);
  const of = (to: number) => (at: number) => at % rack.nodes.length === to;
  const blocks = Array.from({ length: BLOCKS_PER_RACK }, (_, at) => at);
  const moved = (own + 1) % rack.nodes.length;
  return [
    ...blocks.filter(of(own)).flatMap((at) => subnetAt([rack.pods], BLOCK, at) ?? []),
    ...blocks.filter(of(moved)).flatMap((at) => subnetAt([rack.pods], 32, 64 * at + 9) ?? []),
  ];
};

/** As large as it says it may become; where nodes reflect, three of each rack do. */
function fullSpec(spec: AnySpec): AnySpec {
  return {
    ...spec,
    capacity: { maxSpines: spec.spines.length, maxRacks: spec.racks.length, maxNodesPerRack: 4 },
    sizes: { rackPods: 23, podBlock: BLOCK },
  };
}

/** Paths that come in over each session of each switch, by what the switch's configuration allows for it. */
function fillings(simulation: Simulation, switches: ReturnType<typeof compile>["switches"], perNode: number) {
  const { machine, states, network } = simulation;
  const { channels, paths } = machine;
  const received = new Int32Array(channels.count);
  for (const state of states)
    for (const [channel, path] of state.received.entries())
      if (path !== NO_PATH) received[channel] = (received[channel] ?? 0) + paths.unbundle(path).length;
  return [...received].flatMap((count, channel) => {
    const name = network.routers[channels.to[channel] ?? -1]?.name;
    const intent = switches.find((one) => one.intent.device === name)?.intent;
    const peer = channels.senderAddress[channel] ?? 0;
    const configured = intent?.neighbors.find(({ address }) => address === peer);
    const group = intent?.groups.find(({ name: known, listen }) =>
      configured === undefined
        ? listen !== null && containsAddress(listen.range, peer)
        : known === configured.group,
    );
    return group === undefined
      ? []
      : [
          {
            device: name,
            group: group.name,
            // What comes from a switch may hold, beside what is right, all that one node may announce.
            count: count + (group.listen === null ? perNode : 0),
            most: group.maximumPrefixes,
          },
        ];
  });
}

describe.each(ROUTED_VARIANTS)("the maximum of prefixes on each session: $name", ({ fabric }) => {
  it.each([1, 2])(
    "is not reached by a full fabric with %i ToRs a rack, as many host routes as blocks, and a node that announces all it may",
    (tors) => {
      const spec = specOf(
        2,
        Array.from({ length: 3 }, () => ({ nodes: 4, tors })),
        fabric,
      );
      const racks = spec.racks.map((rack) => ({
        ...rack,
        nodes: (rack.nodes ?? []).map((node, at) =>
          reflectsOnNodes(fabric) && at < 3 ? { ...node, reflector: true } : node,
        ),
      }));
      const compiled = compile(fullSpec({ ...spec, racks }));
      const simulation = simulate({ ...intentsOf(compiled), blocks: everything });
      const found = fillings(simulation, compiled.switches, compiled.plan.limits.routesPerNode);
      expect(found.length).toBeGreaterThan(6);
      expect(found.filter(({ count, most }) => count > most)).toEqual([]);
      // What spines tell ToRs, or ToRs spines, is the better part of what they may: the bound is one.
      expect(Math.max(...found.map(({ count, most }) => count / most))).toBeGreaterThan(0.7);
    },
  );
});
