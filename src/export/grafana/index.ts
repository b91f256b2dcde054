import { sha256 } from "js-sha256";
import { exported, type Exporter } from "../exporter.ts";
import { jsonText } from "../texts.ts";
import { laidOut } from "./layout.ts";
import { DATASOURCE } from "./panels.ts";
import { rowsOf, valuesOf } from "./rows.ts";

/** Of Grafana 10.4 and 11; later ones raise it by themselves. */
const SCHEMA_VERSION = 39;

/** What Grafana takes of a name in an address. */
const UID_LENGTH = 40;

/** A dashboard that is imported again takes the place of the one with its uid. */
function uidOf(datacenter: string): string {
  const uid = `calico-fabric-${datacenter}`;
  return uid.length <= UID_LENGTH ? uid : `${uid.slice(0, UID_LENGTH - 9)}-${sha256(datacenter).slice(0, 8)}`;
}

/** A variable of which all values are chosen at first. */
const chosen = (datacenter: string, name: "device" | "rack"): object => ({
  type: "query",
  name,
  datasource: DATASOURCE,
  query: { query: valuesOf(datacenter, name), refId: "PrometheusVariableQueryEditor-VariableQuery" },
  refresh: 2,
  sort: 7,
  multi: true,
  includeAll: true,
  current: { selected: true, text: ["All"], value: ["$__all"] },
});

/** A dashboard over the series of the Prometheus export: what is foretold beside what is. */
export const grafana: Exporter = {
  needs: [],
  files: ({ plan: { name }, switches }) => {
    const speaking = switches.filter(({ intent: { groups } }) => groups.length > 0);
    if (speaking.length === 0)
      return {
        ok: false,
        reasons: ["no switch of the fabric has a BGP session, so there is nothing foretold of one to show"],
      };
    const hasSpines = speaking.some(({ intent: { role } }) => role === "spine");
    const dashboard = {
      uid: uidOf(name),
      title: `Fabric ${name}`,
      description: `BGP sessions and prefixes of ${name} as its spec foretells them, and as they are.`,
      tags: ["calico-fabric", name],
      schemaVersion: SCHEMA_VERSION,
      editable: true,
      graphTooltip: 1,
      refresh: "1m",
      time: { from: "now-6h", to: "now" },
      timezone: "browser",
      templating: {
        list: [
          { type: "datasource", name: "datasource", label: "data source", query: "prometheus", refresh: 1 },
          chosen(name, "rack"),
          chosen(name, "device"),
        ],
      },
      panels: laidOut(rowsOf(name, hasSpines)),
    };
    return exported([[`${name}.dashboard.json`, jsonText(dashboard)]]);
  },
};
