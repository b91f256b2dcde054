import { drainLines } from "./drains.ts";
import type { Entries } from "./entries.ts";
import type { Reachability } from "./forwarding.ts";
import type { PairCount } from "./forwarding/findings.ts";
import { columns, type Row } from "../text/columns.ts";
import type { PathView, RouterView, SimulationView, TablesView } from "./view.ts";

/** `>` best, `=` installed beside it, as `show bgp` marks them. */
const mark = ({ best, multipath }: PathView): string => (best ? ">" : multipath ? "=" : "");

const bgpRows = ({ bgp }: TablesView): readonly Row[] =>
  bgp.flatMap(({ prefix, paths }) =>
    paths.map((path, at) => [
      mark(path),
      at === 0 ? prefix : "",
      path.nextHop ?? "its own",
      String(path.localPref),
      path.asPath.join(" ") || "-",
      path.from ?? "",
    ]),
  );

const forwardingRows = ({ forwarding }: TablesView): readonly Row[] =>
  forwarding.flatMap(({ prefix, to }) => to.map((way, at) => [at === 0 ? prefix : "", way]));

const tablesText = (title: string, tables: TablesView): readonly string[] => [
  ...(tables.bgp.length === 0
    ? []
    : [
        `${title}: BGP`,
        ...columns([["", "PREFIX", "NEXT HOP", "LOCAL PREF", "AS PATH", "FROM"], ...bgpRows(tables)]),
        "",
      ]),
  ...(tables.forwarding.length === 0
    ? []
    : [`${title}: forwarding`, ...columns([["PREFIX", "TO"], ...forwardingRows(tables)]), ""]),
];

/** One router's tables, of each family. */
export const routerText = ({ device, ipv6, ...ipv4 }: RouterView): string =>
  [...tablesText(device, ipv4), ...(ipv6 === undefined ? [] : tablesText(`${device}, IPv6`, ipv6))].join(
    "\n",
  );

const found = (what: string, { count, examples }: PairCount): string[] =>
  count === 0
    ? []
    : [
        `${count} pairs ${what}:`,
        ...examples.map(({ from, to, address }) => `  ${from} to ${address} of ${to}`),
      ];

function reachabilityLines(result: Reachability): string[] {
  const spread = result.equalPaths.map(({ paths, pairs }) => `${pairs} by ${paths}`).join(", ");
  return [
    `${result.pairs} ordered pairs of a node and another's block; equal-cost paths: ${spread || "none"}`,
    ...found("do not reach each other", result.unreachable),
    ...(result.crossings === undefined
      ? []
      : found("reach each other and are of clusters apart", result.crossings)),
    ...found("lose some of their flows", result.partlyLost),
    ...found("have a loop on the way", result.loops),
    ...found("go down and up again", result.valleys),
  ];
}

const SIZES = [
  "ROUTER",
  "ROLE",
  "SESSIONS",
  "PREFIXES",
  "PATHS",
  "LEARNED",
  "CONNECTED",
  "OWN",
  "NEXT-HOP SETS",
  "ECMP GROUPS",
  "ROUTES",
  "IF BY POD",
];

/** Of all families together. ROUTES: all forwarding entries; IF BY POD: with a route for each pod in place of blocks. */
function sizeRows({ sizes, entries, entriesByPod, families }: SimulationView): readonly Row[] {
  const times = families?.length ?? 1;
  const routes = (one: Entries | undefined): number => (one?.prefixes ?? 0) + (one?.hosts ?? 0);
  const rows = sizes.map((one, at) => [
    one.device,
    one.role,
    ...[
      one.sessions,
      one.prefixes,
      one.paths,
      one.learned,
      one.connected,
      one.own,
      one.nextHopSets,
      entries[at]?.ecmpGroups ?? 0,
      routes(entries[at]),
      routes(entriesByPod[at]),
    ].map((number) => String(times * number)),
  ]);
  const alike = [...Map.groupBy(rows, ([, ...numbers]) => numbers.join(" ")).values()];
  return alike.map((same) => {
    const [[name = "", ...numbers] = []] = same;
    return [same.length === 1 ? name : `${name} and ${same.length - 1} like it`, ...numbers];
  });
}

/** What is wrong, in a few words; that nothing is, where nothing is. */
export function verdictLine({ unmatched, silent, reachability: found }: SimulationView): string {
  const faults = [
    [unmatched.length + silent.length, "sessions would not come up"],
    [found.unreachable.count, "pairs do not reach each other"],
    [found.crossings?.count ?? 0, "pairs reach each other and are of clusters apart"],
    [found.partlyLost.count, "pairs lose some of their flows"],
    [found.loops.count, "pairs have a loop on the way"],
    [found.valleys.count, "pairs go down and up again"],
  ] as const;
  const wrong = faults.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return wrong.length > 0
    ? `Would not work: ${wrong.join(", ")}`
    : `Works: all ${found.pairs} pairs reach each other`;
}

export interface SimulationTextOptions {
  /** Most rows of a table, 1 or more; default all. */
  readonly top?: number;
  /** What is said after the verdict, as of failures. */
  readonly findings?: string;
}

/** A simulation for a terminal: a verdict, what is wrong, what each router has to hold, alike ones as one, and the tables that the view has. */
export function simulationText(
  view: SimulationView,
  { top = Infinity, findings = "" }: SimulationTextOptions = {},
): string {
  const sizes = sizeRows(view);
  const more = sizes.length - top;
  return [
    verdictLine(view),
    `${view.sessions.length} sessions`,
    ...view.unmatched
      .slice(0, top)
      .map(({ device, peer, reason }) => `${device} has no session with ${peer}: ${reason}`),
    ...view.silent
      .slice(0, top)
      .map(([a, b]) => `${a} has no session with ${b}: OSPF finds no way between their loopbacks`),
    ...reachabilityLines(view.reachability),
    ...drainLines(view.drains, view.shutTogether),
    ...((view.families ?? []).length < 2
      ? []
      : ["All this holds in IPv4 and in IPv6 alike; the numbers below are of both together."]),
    ...(findings === "" ? [] : [findings.trimEnd()]),
    "",
    ...columns([SIZES, ...sizes.slice(0, top)]),
    ...(more > 0 ? [`${more} rows more: --top ${sizes.length} shows them`] : []),
    "",
    ...view.routers.map(routerText),
  ].join("\n");
}
