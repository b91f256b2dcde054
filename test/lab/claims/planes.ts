import { containsAddress, formatIpv4 } from "../../../src/net/ipv4.ts";
import { birdBgp } from "../../simulate/observed/bird.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { blocksOf, nodeRoutes } from "./routers.ts";
import { settled } from "./settled.ts";

const nodesOf = (lab: Lab) => lab.plan().racks.flatMap(({ nodes }) => nodes);

async function lookAtKernels(lab: Lab): Promise<Finding> {
  const nodes = nodesOf(lab);
  const blocks = blocksOf(lab);
  const looks = await Promise.all(
    nodes.map(async ({ name }) => {
      const kernel = await nodeRoutes(lab, name);
      return blocks
        .filter((block) => block.node !== name)
        .map((block) => {
          const owner = nodes.find((node) => node.name === block.node);
          const wanted = (owner?.planes ?? [])
            .map(({ address }) => formatIpv4(address.address))
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

/** The plane that an address stands in; null for none. */
const planeAt = (lab: Lab, address: string): string | null => {
  const bits = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return lab.plan().planes.find(({ subnet }) => containsAddress(subnet, bits))?.name ?? null;
};

async function lookAtTables(lab: Lab): Promise<Finding> {
  const looks = await Promise.all(
    nodesOf(lab).map(async ({ name }) => {
      const table = birdBgp(await lab.birdc(name, "show route all"));
      return [...table].flatMap(([prefix, paths]) =>
        paths.flatMap(({ peer, nextHop }) =>
          peer === null || nextHop === null
            ? []
            : [
                planeAt(lab, peer) === planeAt(lab, nextHop)
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
  run: (lab) => settled(() => lookAtKernels(lab)),
};

export const planesIsolated: Claim = {
  id: "planes-isolated",
  says: "no node hears of a next hop in one plane over a session in another",
  appliesTo: ({ model }) => model === "l2",
  run: (lab) => settled(() => lookAtTables(lab)),
};
