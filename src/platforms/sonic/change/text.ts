import { databasesMerged } from "./change.ts";
import type { Database } from "./rows.ts";

/** Between the two parts of what a switch has, or is given: CONFIG_DB in JSON, or a patch to it, and FRR's configuration. */
export const SEPARATOR = "!frr.conf";

/** The two parts of a SONiC switch's text: rows of CONFIG_DB, and FRR's configuration; null where FRR is the device's own. */
export interface SonicText {
  readonly db: Database;
  readonly frr: string | null;
}

/** @throws Error for what is no such text */
export function parseSonic(text: string): SonicText {
  if (text.trim() === "") return { db: {}, frr: null };
  const said = JSON.parse(text) as {
    readonly config_db?: Database;
    readonly own_config_db?: Database;
    readonly "frr.conf"?: readonly string[];
  };
  if (said.config_db === undefined) throw new Error("the text has no config_db");
  const lines = said["frr.conf"];
  const own = said.own_config_db;
  const db = own === undefined ? said.config_db : databasesMerged([said.config_db, own]);
  return { db, frr: lines === undefined ? null : `${lines.join("\n")}\n` };
}

/** In the form of the fabric's text. */
export const formatSonic = ({ db, frr }: SonicText): string =>
  `${JSON.stringify({ config_db: db, ...(frr === null ? {} : { "frr.conf": frr.trimEnd().split("\n") }) })}\n`;
