import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { blocksOf, nodeRoutes } from "./routers.ts";
import { inEachFamily } from "./in-each-family.ts";
import { settled } from "./settled.ts";
import { meetingOf } from "../../../src/plan/meeting.ts";

async function look(lab: Lab, family: LabFamily): Promise<Finding> {
  const blocks = blocksOf(lab, family);
  const looks = await Promise.all(
    lab.plan().racks.flatMap((rack) =>
      rack.nodes.map(async (node) => {
        const kernel = await nodeRoutes(lab, node.name, family);
        const tors = rack.tors.map((tor) => family.address(meetingOf(tor, node).address)).toSorted();
        return blocks
          .filter((block) => block.node !== node.name)
          .map((block) => {
            const isAdjacent = block.rack === rack.name && rack.subnet !== null;
            const wanted = (isAdjacent ? [family.address(block.nodeAddress)] : tors).join(" ");
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
  says: "a node sends to blocks of its rack directly to their owner where they are in one network, and to all others by its ToR",
  appliesTo: ({ model }) => model === "as-per-rack" || model === "igp",
  run: (lab) => settled(() => inEachFamily(lab, (family) => look(lab, family))),
};
