import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import type { Claim, Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { switchTable } from "./routers.ts";
import { settled } from "./settled.ts";

async function look(lab: Lab, family: LabFamily): Promise<Finding> {
  const { switches, ranges } = lab.plan();
  const pools = ranges.pods.map(family.prefix);
  const blockLength = family.bits - 32 + ranges.blockLength;
  const tables = await Promise.all(
    switches.map(async ({ name }) => ({ name, table: await switchTable(lab, name, family) })),
  );
  const found = tables.flatMap(({ name, table }) =>
    table
      .filter((text) => Number(text.split("/")[1]) > blockLength)
      .filter((text) => pools.some((pool) => family.contains(pool, text)))
      .map((text) => `${name} has ${text}`),
  );
  const finding = { ok: found.length === 0, figure: found.length, unit: "pods' own routes on switches" };
  return finding.ok ? finding : { ...finding, detail: found.slice(0, 5).join("; ") };
}

export const noHostRoutes: Claim = {
  id: "no-host-routes",
  says: "a node announces its blocks and no pod of them, so tables grow with nodes and not with pods",
  run: (lab) => settled(() => inEachFamily(lab, (family) => look(lab, family))),
};
