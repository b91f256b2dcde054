import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { blocksOf, switchRoutes, switchTable } from "./routers.ts";
import { inEachFamily } from "./in-each-family.ts";
import { settled } from "./settled.ts";

async function look(lab: Lab, family: LabFamily): Promise<Finding> {
  const { switches } = lab.plan();
  const blocks = blocksOf(lab, family);
  const faults = await Promise.all(
    switches.map(async ({ name }) => {
      const [table, kernel] = await Promise.all([
        switchTable(lab, name, family),
        switchRoutes(lab, name, family),
      ]);
      return blocks
        .filter(({ text }) => !table.includes(text) || (kernel.get(text) ?? []).length === 0)
        .map(({ text, node }) => `${name} has no route to ${text} of ${node}`);
    }),
  );
  return allOf("blocks on switches", switches.length * blocks.length, faults.flat());
}

export const blocksEverywhere: Claim = {
  id: "blocks-everywhere",
  says: "every ToR and every spine has every node's block, in BGP and in its kernel",
  appliesTo: ({ model }) => model !== "downward-default" && model !== "l2",
  run: (lab) => settled(() => inEachFamily(lab, (family) => look(lab, family))),
};
