import type { SwitchIntent } from "../../intent/index.ts";
import { configDb } from "./config-db.ts";
import { frrConf } from "./frr-conf.ts";
import { onSonic } from "./names.ts";

/** One switch's two files as one text of JSON: rows of CONFIG_DB, and FRR's configuration by lines. */
export function renderSonic(intent: SwitchIntent): string {
  const own = onSonic(intent);
  return `${JSON.stringify({ config_db: configDb(own), "frr.conf": frrConf(own) }, null, 2)}\n`;
}
