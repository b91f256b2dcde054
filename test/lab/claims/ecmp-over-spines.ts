import type { FabricPlan } from "../../../src/index.ts";
import type { Ipv4 } from "../../../src/net/ipv4.ts";
import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { blocksOf, switchRoutes } from "./routers.ts";
import { inEachFamily } from "./in-each-family.ts";
import { settled } from "./settled.ts";

/**
 * The next hops of a ToR to another rack: its spines; or, where they only switch, that rack's ToRs in every plane in which it has an
 * address itself.
 */
function hopsTo({ links, racks }: FabricPlan, tor: string, rack: string): readonly Ipv4[] {
  const tors = new Set(racks.find(({ name }) => name === rack)?.tors.map(({ device }) => device));
  const own = links.filter(({ ends: [near] }) => near.device === tor);
  return own.flatMap((link) => {
    if (link.kind === "access" || link.kind === "trunk") return [];
    if (link.kind !== "bridged") return link.subnet === null ? [] : [link.ends[1].address];
    const there = links.filter((one) => one.kind === "bridged").filter(({ plane }) => plane === link.plane);
    return there.flatMap(({ ends: [far] }) => (tors.has(far.device) ? [far.address] : []));
  });
}

async function look(lab: Lab, family: LabFamily): Promise<Finding> {
  const plan = lab.plan();
  const blocks = blocksOf(lab, family);
  const looks = await Promise.all(
    plan.switches
      .filter(({ role }) => role === "tor")
      .map(async ({ name, rack }) => {
        const kernel = await switchRoutes(lab, name, family);
        const others = blocks.filter((block) => block.rack !== rack);
        return others.map(({ text, rack: to }) => {
          const wanted = hopsTo(plan, name, to).map(family.address).toSorted().join(" ");
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
  says: "every ToR's kernel spreads traffic to every other rack's blocks over all spines or planes",
  // By links without addresses a next hop is known by its interface, of which fib-equal tells.
  appliesTo: ({ model }, { links }) => model !== "downward-default" && model !== "l2" && links === "numbered",
  run: (lab) => settled(() => inEachFamily(lab, (family) => look(lab, family))),
};
