import { join } from "node:path";
import { formatIpv4 } from "../../../src/net/ipv4.ts";
import { walk, type Network } from "../../../src/simulate/index.ts";
import type { Lab } from "../lab.ts";
import { nodeNamespace, switchNamespace, type LabNamespace } from "../topology.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

/** From the root of the repository. */
const PROGRAM = "test/lab/claims/traceroute.py";

/** So many flows miss one of two equal paths once in 2^31 times. */
const FLOWS = 32;

const RATE = "net.ipv4.icmp_ratelimit";

/** The kernel answers few packets a second whose TTL has run out; while this runs, all of them. */
async function answeringAll<T>(
  lab: Lab,
  places: readonly LabNamespace[],
  work: () => Promise<T>,
): Promise<T> {
  const set = (value: string, at: LabNamespace) => lab.inside(at, ["sysctl", "-q", "-w", `${RATE}=${value}`]);
  const before = await Promise.all(
    places.map(async (at) => (await lab.inside(at, ["sysctl", "-n", RATE])).trim()),
  );
  await Promise.all(places.map((at) => set("0", at)));
  try {
    return await work();
  } finally {
    await Promise.all(places.map((at, nth) => set(before[nth] ?? "1000", at)));
  }
}

/** Who has an address on any of its ports. */
const holdersIn = ({ routers }: Network): ReadonlyMap<string, string> =>
  new Map(
    routers.flatMap(({ name, interfaces }) => interfaces.map(({ address }) => [formatIpv4(address), name])),
  );

async function look(lab: Lab): Promise<Finding> {
  const plan = lab.plan();
  const nodes = plan.racks.flatMap((rack) => rack.nodes);
  const simulation = simulationOf(lab);
  const holders = holdersIn(simulation.network);
  const looks = await Promise.all(
    nodes.map(async (from) => {
      const others = nodes.filter((to) => to !== from);
      const command = ["python3", join(process.cwd(), PROGRAM), formatIpv4(from.address), String(FLOWS)];
      const said = await lab.inside(nodeNamespace(from.name), [
        ...command,
        ...others.map(({ address }) => formatIpv4(address)),
      ]);
      const lines = said.trim().split("\n");
      return others.map((to) => {
        const address = formatIpv4(to.address);
        const seen = new Set(
          lines
            .filter((line) => line.startsWith(`${address} `))
            .map((line) =>
              line
                .split(" ")
                .slice(1)
                .map((who) => holders.get(who) ?? who)
                .join(" "),
            ),
        );
        const foretold = new Set(
          walk(simulation, from.name, to.address).ways.map(({ hops }) =>
            hops
              .slice(1)
              .map(({ device }) => device)
              .join(" "),
          ),
        );
        const same = seen.size === foretold.size && [...seen].every((way) => foretold.has(way));
        if (same) return null;
        return `${from.name} to ${to.name}: by ${[...seen].sort().join(" or ")}, not by ${[...foretold].sort().join(" or ")}`;
      });
    }),
  );
  const all = looks.flat();
  const faults = all.filter((fault) => fault !== null);
  return allOf("ordered pairs of nodes", all.length, faults);
}

export const traced: Claim = {
  id: "traced",
  says: "flows between all nodes go by every equal path that `trace` foretells, hop by hop, and by no other",
  // Where a node has several ToRs all routers choose by the same hash, and a flow's second choice follows from its first.
  appliesTo: ({ model }, { racks }) => model !== "l2" && racks.every(({ tors }) => tors.length === 1),
  run: (lab) => {
    const { switches, racks } = lab.plan();
    const places = [
      ...switches.map(({ name }) => switchNamespace(name)),
      ...racks.flatMap(({ nodes }) => nodes.map(({ name }) => nodeNamespace(name))),
    ];
    return answeringAll(lab, places, () => settled(() => look(lab)));
  },
};
