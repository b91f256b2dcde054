import { formatIpv4 } from "../src/net/ipv4.ts";
import { compile, intentsOf } from "../src/index.ts";
import { modelOf } from "../src/models/index.ts";
import { layOut } from "../src/plan/lay-out.ts";
import type { FabricPlan } from "../src/plan/types.ts";
import { networkOf } from "../src/simulate/index.ts";
import { simulateFolded } from "../src/simulate/symmetry/index.ts";
import { readSpec } from "../src/spec/index.ts";
import { specOf } from "../test/support/specs.ts";
import { fiveStages, NODES_OF_RACK } from "./five-stages.ts";

/*
 * One large thing in a process of its own, so that its peak of memory is its own: `node large-run.ts KIND RACKS` prints the milliseconds of CPU
 * that it took, those of what it is set against in the same process (0 for nothing), and the peak in MiB, as JSON.
 */

/** User CPU time of this process: others use the machine too. */
function cpu<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const before = process.cpuUsage();
  const value = work();
  return { ms: process.cpuUsage(before).user / 1000, value };
}

const addressesOf = ({ racks, links, switches }: Omit<FabricPlan, "sessions">): readonly number[] => [
  ...racks.flatMap(({ subnet, pods, nodes }) => [
    ...(subnet === null ? [] : [subnet.base]),
    pods.base,
    ...nodes.map(({ address }) => address),
  ]),
  ...links.flatMap(({ ends }) => ends.flatMap((end) => ("address" in end ? [end.address] : []))),
  ...switches.map(({ loopback }) => loopback),
];

type Run = (racks: number) => { readonly ms: number; readonly against: number };

const folded = (input: ReturnType<typeof intentsOf>) => {
  const { ms } = cpu(() => simulateFolded(networkOf(input)));
  return { ms, against: 0 };
};

const kinds: Readonly<Record<string, Run>> = {
  plan: (racks) => {
    const { datacenter } = readSpec(fiveStages(racks));
    if (datacenter === null) throw new Error("the spec is not sound");
    const { ms, value: layout } = cpu(() => {
      const model = modelOf(datacenter);
      const laid = layOut(datacenter, model);
      return { ...laid, sessions: model.sessions(laid) };
    });
    const addresses = addressesOf(layout);
    const { ms: against } = cpu(() => addresses.map(formatIpv4));
    return { ms, against };
  },
  compile: (racks) => ({ ms: cpu(() => compile(fiveStages(racks))).ms, against: 0 }),
  folded: (racks) => folded(intentsOf(compile(fiveStages(racks)))),
  "folded of three stages": (racks) =>
    folded(
      intentsOf(
        compile({
          ...specOf(8, Array<number>(racks).fill(NODES_OF_RACK)),
          capacity: { maxRacks: racks, maxSpines: 8, maxTorsPerRack: 1, maxNodesPerRack: NODES_OF_RACK },
          sizes: { rackSubnet: 26, rackPods: 20 },
        }),
      ),
    ),
};

const [kind = "", racks = ""] = process.argv.slice(2);
const run = kinds[kind];
if (run === undefined) throw new Error(`there is no "${kind}": ${Object.keys(kinds).join(", ")}`);
const { ms, against } = run(Number(racks));
console.log(JSON.stringify({ ms, against, mebibytes: process.resourceUsage().maxRSS / 1024 }));
