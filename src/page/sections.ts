import type { CompiledFabric } from "../compile.ts";
import type { TableUse } from "../compare/index.ts";
import { formatPath, type Diagnostic } from "../diagnostics/index.ts";
import { viewPlan, type PlanView } from "../report/index.ts";
import type { SimulationView } from "../simulate/index.ts";
import type { Choice } from "./choices.ts";
import type { Cable } from "./data.ts";
import { markup, type Html } from "./html.ts";
import type { PoolUse } from "./pools.ts";
import { device, table } from "./table.ts";

const both = (ipv4: string, ipv6?: string): string => (ipv6 === undefined ? ipv4 : `${ipv4} ${ipv6}`);

export const findingsTable = (findings: readonly Diagnostic[]): Html =>
  table({
    id: "findings",
    caption: "Findings",
    head: ["Severity", "Code", "Where", "What", "To do"],
    rows: findings.map(({ severity, code, path, message, hint }) => [
      severity,
      code,
      formatPath(path),
      message,
      hint,
    ]),
    none: "Nothing to warn of.",
  });

export const choiceTable = (choices: readonly Choice[]): Html =>
  table({
    id: "choice-table",
    caption: "What the spec says of the fabric, and what that means",
    head: ["Option", "Value", "Meaning"],
    rows: choices.map(({ path, value, means }) => [path, value, means]),
    none: "All is as it is by default.",
  });

const switchRows = ({ switches, bridges = [] }: PlanView) => [
  ...switches.map((one) => [
    device(one.name),
    one.role,
    one.rack ?? "",
    String(one.asn),
    one.platform ?? "frr",
    both(one.loopback, one.loopback6),
  ]),
  ...bridges.map((one) => [
    device(one.name),
    `${one.role}, only switches`,
    one.rack ?? "",
    "",
    one.platform ?? "frr",
    "",
  ]),
];

/** The plan: switches, racks, nodes, hosts, sessions. */
export function planTables(fabric: CompiledFabric): readonly Html[] {
  const plan = viewPlan(fabric.plan);
  const hosts = plan.racks.flatMap((rack) =>
    (rack.hosts ?? []).map((host) => ({ ...host, rack: rack.name })),
  );
  return [
    table({
      id: "switches",
      caption: "Switches",
      head: ["Switch", "Role", "Rack", "AS", "On", "Loopback"],
      rows: switchRows(plan),
    }),
    table({
      id: "racks",
      caption: "Racks",
      head: ["Rack", "AS", "Subnet", "Pods", "Nodes", "Gateways"],
      rows: plan.racks.map((rack) => [
        rack.name,
        String(rack.asn),
        both(rack.subnet ?? rack.addresses ?? "", rack.subnet6 ?? rack.addresses6),
        [both(rack.pods, rack.pods6), ...(rack.morePods ?? [])].join("; "),
        rack.nodes.length,
        rack.gateways.join("; "),
      ]),
    }),
    table({
      id: "nodes",
      caption: "Nodes",
      head: ["Node", "Rack", "AS", "Address", "Ports and links"],
      rows: plan.racks.flatMap((rack) =>
        rack.nodes.map((node) => [
          device(node.name),
          rack.name,
          String(node.asn),
          both(node.address, node.address6),
          [...(node.ports ?? []), ...(node.links ?? [])].join("; "),
        ]),
      ),
    }),
    ...(hosts.length === 0
      ? []
      : [
          table({
            id: "hosts",
            caption: "Servers without Calico",
            head: ["Host", "Rack", "By", "AS", "Address", "Announces"],
            rows: hosts.map((host) => [
              device(host.name),
              host.rack,
              host.daemon,
              String(host.asn),
              both(host.address, host.address6),
              host.announces.join(", "),
            ]),
          }),
        ]),
    table({
      id: "sessions",
      caption: "BGP sessions",
      head: ["Session", "Type", "One end", "Other end"],
      rows: plan.sessions.map(({ id, type, ends }) => [
        id,
        type,
        ...ends.map(
          ({ name, asn, at }) => `${name}, ${asn === null ? "an AS each" : `AS ${String(asn)}`}, ${at}`,
        ),
      ]),
    }),
  ];
}

export const cableTable = (cables: readonly Cable[]): Html =>
  table({
    id: "cables",
    caption: "Cables and ports",
    head: ["From", "Port", "Address", "To", "Port", "Address", "What"],
    rows: cables,
  });

/** How much of a whole, as a bar. */
function bar({ has, used, reserved }: PoolUse): Html {
  const rect = (look: string, count: number): Html =>
    markup`<rect class="${look}" width="${((100 * count) / has).toFixed(2)}" height="8"/>`;
  return markup`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${[rect("all", has), rect("kept", reserved), rect("used", used)]}</svg>`;
}

export const poolTable = (pools: readonly PoolUse[]): Html =>
  table({
    id: "pool-table",
    caption: "Pools: used, reserved for the declared capacity, left",
    head: ["Pool", "Ranges", "Counted in", "Holds", "Used", "Reserved", "Left", "Share"],
    rows: pools.map((use) => [
      use.pool,
      use.ranges,
      use.what,
      use.has,
      use.used,
      use.reserved,
      use.left,
      bar(use),
    ]),
  });

const percent = (part: number, whole: number): string =>
  `${String(part)} (${String(Math.round((100 * part) / whole))} %)`;

export const hardwareTable = (uses: readonly TableUse[]): Html =>
  table({
    id: "hardware-table",
    caption: "Tables of hardware",
    head: ["Switch", "Table", "Now", "At the declared capacity", "Room for", "By"],
    rows: uses.map(({ device: name, table: what, now, full, has, of }) => [
      device(name),
      what,
      percent(now, has),
      percent(full, has),
      has,
      of === undefined ? "the spec" : `${of.hardware}, profile ${of.profile}`,
    ]),
    none: "The spec names no hardware whose table sizes are known.",
  });

export const sizeTable = ({ sizes, entries }: SimulationView): Html =>
  table({
    id: "sizes",
    caption: "What routers hold",
    head: ["Router", "Role", "Sessions", "Prefixes", "Paths", "Next-hop sets", "ECMP groups", "Routes"],
    rows: sizes.map((one, at) => [
      device(one.device),
      one.role,
      one.sessions,
      one.prefixes,
      one.paths,
      one.nextHopSets,
      entries[at]?.ecmpGroups ?? 0,
      (entries[at]?.prefixes ?? 0) + (entries[at]?.hosts ?? 0),
    ]),
  });

export const failureTable = (head: readonly string[], rows: readonly (readonly string[])[]): Html =>
  table({
    id: "failure-table",
    caption: "Failures that are felt, the worst first",
    head,
    rows,
    none: "No single failure is felt.",
  });
