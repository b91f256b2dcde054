import { formatIpv4 } from "../../../src/net/ipv4.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { blocksOf, nodeRoutes } from "./routers.ts";
import { settled } from "./settled.ts";

async function look(lab: Lab): Promise<Finding> {
  const blocks = blocksOf(lab);
  const looks = await Promise.all(
    lab.plan().racks.flatMap((rack) =>
      rack.nodes.map(async (node) => {
        const kernel = await nodeRoutes(lab, node.name);
        const tors = rack.tors.map(({ address }) => formatIpv4(address)).toSorted();
        return blocks
          .filter((block) => block.node !== node.name)
          .map((block) => {
            const wanted = (block.rack === rack.name ? [formatIpv4(block.nodeAddress)] : tors).join(" ");
            const hops = (kernel.get(block.text) ?? []).join(" ");
            return hops === wanted
              ? null
              : `${node.name}: ${block.text} by ${hops || "nothing"}, not by ${wanted}`;
          });
      }),
    ),
  );
  const all = looks.flat();
  return allOf(
    "routes on nodes",
    all.length,
    all.filter((fault) => fault !== null),
  );
}

export const nodeNextHops: Claim = {
  id: "node-next-hops",
  says: "a node sends to blocks of its rack directly to their owner, and to all others by its ToR",
  appliesTo: ({ model }) => model === "as-per-rack" || model === "igp",
  run: (lab) => settled(() => look(lab)),
};
