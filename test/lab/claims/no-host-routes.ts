import { containsPrefix, fromCidrRange } from "../../../src/net/ipv4.ts";
import { IPv4CidrRange } from "ip-num";
import type { Lab } from "../lab.ts";
import type { Claim, Finding } from "./claim.ts";
import { switchTable } from "./routers.ts";
import { settled } from "./settled.ts";

async function look(lab: Lab): Promise<Finding> {
  const { switches, ranges } = lab.plan();
  const tables = await Promise.all(
    switches.map(async ({ name }) => ({ name, table: await switchTable(lab, name) })),
  );
  const found = tables.flatMap(({ name, table }) =>
    table
      .filter((text) => {
        const prefix = fromCidrRange(IPv4CidrRange.fromCidr(text));
        return prefix.length > ranges.blockLength && ranges.pods.some((pods) => containsPrefix(pods, prefix));
      })
      .map((text) => `${name} has ${text}`),
  );
  const finding = { ok: found.length === 0, figure: found.length, unit: "pods' own routes on switches" };
  return finding.ok ? finding : { ...finding, detail: found.slice(0, 5).join("; ") };
}

export const noHostRoutes: Claim = {
  id: "no-host-routes",
  says: "a node announces its blocks and no pod of them, so tables grow with nodes and not with pods",
  run: (lab) => settled(() => look(lab)),
};
