import type { BridgeIntent } from "../../../intent/index.ts";
import type { Switching } from "../../../plan/switching.ts";
import { withRows, type ConfigDb } from "../tables.ts";
import { linksOf, type Link } from "./links.ts";
import { mlagTables } from "./mlag.ts";
import { portTables } from "./ports.ts";
import { spanningTreeTables } from "./spanning-tree.ts";
import { vlanTables } from "./vlans.ts";

/** What keeps loops out. */
function protocolTables(switching: Switching, intent: BridgeIntent, links: readonly Link[]): ConfigDb {
  if (switching.kind === "spanning-tree") return spanningTreeTables(switching, intent, links);
  return switching.kind === "mlag" ? mlagTables(switching) : {};
}

/** Rows of CONFIG_DB for what one switch switches. */
export function bridgeTables(intent: BridgeIntent): ConfigDb {
  const links = linksOf(intent);
  return {
    ...portTables(intent, links),
    ...vlanTables(intent, links),
    ...protocolTables(intent.switching, intent, links),
  };
}

/** Those of one switch that only switches, as a text of JSON. */
export function renderSonicBridge(intent: BridgeIntent): string {
  const tables = withRows(bridgeTables(intent));
  return `${JSON.stringify({ config_db: tables }, null, 2)}\n`;
}
