import { birdBgp } from "../../simulate/observed/bird.ts";
import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { blocksOf, nodeRoutes } from "./routers.ts";
import { inEachFamily } from "./in-each-family.ts";
import { settled } from "./settled.ts";

const nodesOf = (lab: Lab) => lab.plan().racks.flatMap(({ nodes }) => nodes);

async function lookAtKernels(lab: Lab, family: LabFamily): Promise<Finding> {
  const nodes = nodesOf(lab);
  const blocks = blocksOf(lab, family);
  const looks = await Promise.all(
    nodes.map(async ({ name }) => {
      const kernel = await nodeRoutes(lab, name, family);
      return blocks
        .filter((block) => block.node !== name)
        .map((block) => {
          const owner = nodes.find((node) => node.name === block.node);
          const wanted = (owner?.planes ?? [])
            .map(({ address }) => family.address(address.address))
            .toSorted()
            .join(" ");
          const hops = (kernel.get(block.text) ?? []).join(" ");
          return hops === wanted ? null : `${name}: ${block.text} by ${hops || "nothing"}, not by ${wanted}`;
        });
    }),
  );
  const all = looks.flat();
  return allOf(
    "routes by every plane",
    all.length,
    all.filter((fault) => fault !== null),
  );
}

/** Names of planes by the addresses that nodes have there. */
const planesByAddress = (lab: Lab, { address: write }: LabFamily): ReadonlyMap<string, string> => {
  const names = new Map(lab.plan().planes.map(({ index, name }) => [index, name]));
  return new Map(
    nodesOf(lab).flatMap(({ planes }) =>
      planes.map(({ plane, address }) => [write(address.address), names.get(plane) ?? ""]),
    ),
  );
};

async function lookAtTables(lab: Lab, family: LabFamily): Promise<Finding> {
  const planes = planesByAddress(lab, family);
  const looks = await Promise.all(
    nodesOf(lab).map(async ({ name }) => {
      const table = birdBgp(await lab.birdc(name, "show route all", family.bird));
      return [...table].flatMap(([prefix, paths]) =>
        paths.flatMap(({ peer, nextHop }) =>
          peer === null || nextHop === null
            ? []
            : [
                planes.has(peer) && planes.get(peer) === planes.get(nextHop)
                  ? null
                  : `${name}: ${prefix} by ${nextHop} was told by ${peer}, in another plane`,
              ],
        ),
      );
    }),
  );
  const all = looks.flat();
  return allOf(
    "paths",
    all.length,
    all.filter((fault) => fault !== null),
  );
}

export const ecmpOverPlanes: Claim = {
  id: "ecmp-over-planes",
  says: "every node's kernel spreads traffic to every other node's blocks over the owner's addresses in all planes",
  appliesTo: ({ model }) => model === "l2",
  run: (lab) => settled(() => inEachFamily(lab, (family) => lookAtKernels(lab, family))),
};

export const planesIsolated: Claim = {
  id: "planes-isolated",
  says: "no node hears of a next hop in one plane over a session in another",
  appliesTo: ({ model }) => model === "l2",
  run: (lab) => settled(() => inEachFamily(lab, (family) => lookAtTables(lab, family))),
};
