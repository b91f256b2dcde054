import { frrLines } from "../frr/own-lines.ts";
import { linesOfTree } from "../own-lines/by-tree.ts";
import type { LineSyntax } from "../own-lines/syntax.ts";
import { databasesMerged } from "./change/change.ts";
import { ROW, treeOf, type Database } from "./change/rows.ts";
import { rules } from "./change/rules.ts";
import { at, drop, ends, type Tree } from "../tree-change/tree.ts";
import { parseSonic } from "./change/text.ts";
import { isMapping } from "../../text/json.ts";

const FORM = 'is no JSON of rows, as in {"NTP_SERVER": {"192.0.2.5": {}}}';

const isValue = (value: unknown): boolean =>
  typeof value === "string" || (Array.isArray(value) && value.every((one) => typeof one === "string"));

/** @throws Error for what is no tables of rows of texts */
function read(lines: string): Database {
  const said = ((): unknown => {
    try {
      return JSON.parse(lines) as unknown;
    } catch {
      return null;
    }
  })();
  const isDatabase =
    isMapping(said) &&
    Object.values(said).every(
      (table) =>
        isMapping(table) &&
        Object.values(table).every((row) => isMapping(row) && Object.values(row).every(isValue)),
    );
  if (!isDatabase) throw new Error(FORM);
  return said as Database;
}

/** Fields say that there is their row, too, and a row of the fabric's may have fields of the user's. */
const withoutRows = (tree: Tree): Tree =>
  ends(tree)
    .map(([path]) => path)
    .filter((path) => path.at(-1) === ROW && Object.keys(at(tree, path.slice(0, -1)) ?? {}).length > 1)
    .reduce(drop, tree);

interface Written {
  readonly config_db: Database;
  readonly "frr.conf"?: readonly string[];
  /** Rows of the user's own: JSON has no comments to mark them by. */
  readonly own_config_db?: Database;
}

const write = (text: Written): string => `${JSON.stringify(text, null, 2)}\n`;

const PORTS =
  "use `ports`, `ethernet` and `servers` for what the fabric's ports have, and your own rows for other ports";

const of = (
  table: string,
  instead = PORTS,
): { readonly path: readonly string[]; readonly instead: string } => ({
  path: [table, "*"],
  instead,
});

/** Rows of CONFIG_DB, in JSON. */
export const sonicLines: LineSyntax = linesOfTree({
  read: (lines) => withoutRows(treeOf(read(lines))),
  fabric: (text) => treeOf(parseSonic(text).db),
  added: (fabric, lines) =>
    write({
      ...(JSON.parse(fabric) as Written),
      own_config_db: databasesMerged(lines.map(read)),
    }),
  rules,
  network: ([table = "", name = "", address = ""], tree) =>
    table.endsWith("INTERFACE") &&
    /^\|[^|]+\/\d+$/.test(address) &&
    at(tree, [table, name, "vrf_name"]) === undefined
      ? { network: address.slice(1), vrf: "" }
      : null,
  parts: [
    ...["PORT", "INTERFACE", "PORTCHANNEL", "PORTCHANNEL_INTERFACE", "PORTCHANNEL_MEMBER"].map((table) =>
      of(table),
    ),
    of(
      "LOOPBACK_INTERFACE",
      "take another loopback; the address of the fabric's is `pin.loopback` or a pool's",
    ),
    ...["VLAN", "VLAN_MEMBER", "VLAN_INTERFACE"].map((table) =>
      of(table, "take another VLAN for yours; the number of a rack's is that of `ports.torRack`"),
    ),
    ...["MCLAG_DOMAIN", "MCLAG_INTERFACE", "MCLAG_UNIQUE_IP"].map((table) =>
      of(table, "use `servers.bond` and `keepalive`"),
    ),
  ],
});

/** Lines of FRR's configuration beside the rows. */
export const sonicFrrLines: LineSyntax = {
  flaws: frrLines.flaws,
  touching: (fabric) => {
    const { frr } = parseSonic(fabric);
    if (frr !== null) return frrLines.touching(frr);
    return () => [
      {
        code: "lines-unused",
        line: null,
        found: "has no place in that of a switch that only switches: FRR is the device's own there",
        hint: "type it on the device, or give it to switches that route",
      },
    ];
  },
  added: (fabric, lines) => {
    const text = JSON.parse(fabric) as Written;
    const frr = `${(text["frr.conf"] ?? []).join("\n")}\n`;
    return write({ ...text, "frr.conf": frrLines.added(frr, lines).trimEnd().split("\n") });
  },
};
