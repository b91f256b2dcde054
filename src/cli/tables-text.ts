import type { TableName, TableUse } from "../compare/index.ts";
import { ROLE_WORDS } from "../plan/types.ts";
import { table } from "./table.ts";

/** Tables of hardware, in few words. */
export const TABLE_WORDS: Readonly<Record<TableName, string>> = {
  routes: "routes",
  hosts: "hosts",
  ipv6Routes: "IPv6 routes",
  ipv6Hosts: "IPv6 hosts",
  nextHops: "next hops",
  ecmpGroups: "groups",
};

/** How much of a table is taken. */
const share = (taken: number, { has }: TableUse): string =>
  `${String(taken)} (${String(Math.round((100 * taken) / has))}%)`;

const by = ({ of }: TableUse): string =>
  of === undefined ? "as the spec says" : `${of.hardware}, profile ${of.profile}`;

/** Of switches alike in role, size and hardware the one that holds most. */
const fullest = (uses: readonly TableUse[]): readonly TableUse[] =>
  [...Map.groupBy(uses, (use) => [use.role, use.table, use.has, by(use)].join()).values()].map((alike) =>
    alike.reduce((a, b) => (b.now > a.now ? b : a)),
  );

/** What hardware has room for, held against what switches hold now and at the declared capacity; empty where no size is known. */
export const tablesText = (uses: readonly TableUse[]): string =>
  uses.length === 0
    ? ""
    : `\n${table(
        ["TABLE", "OF", "NOW", "WHEN FULL", "ROOM FOR", "BY"],
        fullest(uses).map((use) => [
          TABLE_WORDS[use.table],
          ROLE_WORDS[use.role],
          share(use.now, use),
          share(use.full, use),
          String(use.has),
          by(use),
        ]),
      )}\n`;
