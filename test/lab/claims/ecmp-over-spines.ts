import { formatIpv4 } from "../../../src/net/ipv4.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { blocksOf, switchRoutes } from "./routers.ts";
import { settled } from "./settled.ts";

async function look(lab: Lab): Promise<Finding> {
  const { switches, links } = lab.plan();
  const blocks = blocksOf(lab);
  const looks = await Promise.all(
    switches
      .filter(({ role }) => role === "tor")
      .map(async ({ name, rack }) => {
        const kernel = await switchRoutes(lab, name);
        const spines = links
          .filter(({ ends: [tor] }) => tor.device === name)
          .map(({ ends: [, spine] }) => formatIpv4(spine.address));
        const wanted = spines.toSorted().join(" ");
        const others = blocks.filter((block) => block.rack !== rack);
        return others.map(({ text }) => {
          const hops = (kernel.get(text) ?? []).join(" ");
          return hops === wanted ? null : `${name}: ${text} by ${hops || "nothing"}, not by ${wanted}`;
        });
      }),
  );
  const all = looks.flat();
  return allOf(
    "routes by every spine",
    all.length,
    all.filter((fault) => fault !== null),
  );
}

export const ecmpOverSpines: Claim = {
  id: "ecmp-over-spines",
  says: "every ToR's kernel spreads traffic to every other rack's blocks over all spines",
  appliesTo: ({ model }) => model !== "downward-default",
  run: (lab) => settled(() => look(lab)),
};
