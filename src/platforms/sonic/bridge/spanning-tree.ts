import type { BridgeIntent } from "../../../intent/index.ts";
import type { SpanningTree } from "../../../plan/switching.ts";
import { rows, type ConfigDb, type Row } from "../tables.ts";
import type { Link } from "./links.ts";
import { vlanOf } from "./vlans.ts";

/** Seconds, the standard's defaults (IEEE 802.1D-1998 table 8-3). SONiC's own commands read them from the rows, and end without. */
const TIMERS: Row = { forward_delay: "15", hello_time: "2", max_age: "20" };

const GLOBAL: Row = { mode: "pvst", rootguard_timeout: "30", ...TIMERS, priority: "32768" };

/** Without `portfast` a port listens and learns; SONiC gives it to every port that does not say otherwise. */
const portRow = (isEdge: boolean): Row => ({
  enabled: "true",
  root_guard: "false",
  bpdu_guard: String(isEdge),
  bpdu_guard_do_disable: String(isEdge),
  portfast: String(isEdge),
  uplink_fast: "false",
});

/** A spanning tree for each VLAN, as `config spanning_tree enable pvst` writes it. */
export function spanningTreeTables(
  { bridgePriority, edgePorts }: SpanningTree,
  { networks }: BridgeIntent,
  links: readonly Link[],
): ConfigDb {
  const edges = new Set(edgePorts);
  return {
    STP: { GLOBAL },
    STP_VLAN: rows(
      networks.map((network) => [
        vlanOf(network),
        { enabled: "true", ...TIMERS, priority: String(bridgePriority) },
      ]),
    ),
    STP_PORT: rows(links.map(({ name }) => [name, portRow(edges.has(name))])),
  };
}
