import { familiesOf, type Family } from "../../intent/index.ts";
import type { Pool4 } from "../../net/pool.ts";
import type { FabricPlan } from "../../plan/types.ts";
import { areasOf } from "./areas.ts";
import type { Tier } from "./cells.ts";
import { drawnOf } from "./drawn.ts";
import { edgesOf } from "./edges.ts";
import { paintLegend } from "./legend.ts";
import { fittedText } from "./fitted-text.ts";
import { widthOf } from "./metrics.ts";
import type { DrawOptions } from "./options.ts";
import { paintCell } from "./paint-cell.ts";
import { paintFabric, roomAboveSpines } from "./paint-fabric.ts";
import { paintArea, paintLanes, paintPod, paintRackEdge, paintRackFloor } from "./paint-rack.ts";
import { MARGIN, place, type Placed } from "./place.ts";
import { counted } from "./ranges.ts";
import { box, text, TEXTS, type Point, type Shape } from "./shape.ts";
import { svgOf } from "./svg.ts";

const HEADER = 76;

/** Room for the line that says what the fabric is, as far as a picture is made wider for it. */
const NARROWEST = 640;
const WIDER_FOR_SUBTITLE = 980;

const TIERS: Readonly<Record<Tier, string>> = {
  outside: "Outside",
  "super-spine": "Super-spines",
  spine: "Spines",
  tor: "ToRs",
  node: "Nodes",
};

const tierLabels = ({ rows }: Placed): readonly Shape[] =>
  [...rows].map(([tier, rect]) => text("tier", TIERS[tier], { x: MARGIN, y: rect.y + 17 }));

/** Switches and nodes that are in maintenance. */
const inMaintenance = ({ switches, racks }: FabricPlan): number =>
  [...switches, ...racks.flatMap(({ nodes }) => nodes)].filter(({ maintenance }) => maintenance).length;

/** What the fabric is, in a line. */
function summaryOf(plan: FabricPlan, sessions: number): string {
  const { switches, bridges, pods = [], racks, ospf, outside, ipv6 } = plan;
  const all = [...switches, ...bridges];
  const spines = all.filter(({ role }) => role === "spine").length;
  const superSpines = all.filter(({ role }) => role === "super-spine").length;
  const nodes = racks.reduce((sum, rack) => sum + rack.nodes.length, 0);
  const hosts = racks.reduce((sum, rack) => sum + rack.hosts.length, 0);
  const outer = new Set(outside?.peers.map(({ router }) => router)).size;
  const resting = inMaintenance(plan);
  const parts = [
    ...(superSpines === 0 ? [] : [[superSpines, "super-spine"] as const]),
    ...(pods.length === 0 ? [] : [[pods.length, "pod"] as const]),
    [spines, "spine"],
    [racks.length, "rack"],
    [all.length - spines - superSpines, "ToR"],
    [nodes, "node"],
    ...(hosts === 0 ? [] : [[hosts, "host"] as const]),
    ...(outer === 0 ? [] : [[outer, "router outside"] as const]),
    [sessions, "BGP session"],
  ] as const;
  const more = [
    ...(ipv6 === null ? [] : [ipv6.alone === true ? "IPv6 alone" : "IPv4 and IPv6"]),
    ...(ospf === null ? [] : ["OSPF on every link"]),
    ...(resting === 0 ? [] : [`${String(resting)} in maintenance`]),
  ];
  return [
    parts
      .map(([count, what]) =>
        what === "router outside" && count > 1 ? `${String(count)} routers outside` : counted([count], what),
      )
      .join(", "),
    ...more,
  ].join("; ");
}

/** More planes than these would be a list and no help. */
const MOST_PLANES = 4;

/** A pool's ranges in every family; one that has none is not in use. */
const named = (families: readonly Family[], what: string, pool: Pool4): readonly string[] =>
  pool.length === 0
    ? []
    : [`${what} ${families.map(({ prefix }) => pool.map(prefix).join(", ")).join(" and ")}`];

/** Where the numbers come from, in rows of at most `width` pixels. */
function paintPools(
  { ranges, planes, pods: joined, ipv6 }: FabricPlan,
  at: Point,
  width: number,
): readonly Shape[] {
  const families = familiesOf(ipv6);
  const first = families.slice(0, 1);
  const blocks = families.map(({ bits }) => `/${String(bits - 32 + ranges.blockLength)}`).join(" and ");
  const pools = [
    ...named(families, "pods", ranges.pods).map((pods) => `${pods} in blocks of ${blocks}`),
    ...named(families, "nodes", ranges.nodes),
    ...named(first, "hosts announce", ranges.hosts),
    ...named(first, "services", [...ranges.services, ...ranges.singleServices]),
    ...named(first, "of several servers", ranges.anycast),
    ...planes.flatMap(({ name, subnet }) => named(families, name, [subnet])).slice(0, MOST_PLANES),
    ...named(families, "links", ranges.links),
    ...named(
      families,
      joined === undefined ? "spines' loopbacks" : "spines' and super-spines' loopbacks",
      ranges.spineLoopbacks,
    ),
    ...named(families, "ToRs' loopbacks", ranges.torLoopbacks),
  ];
  const rows: string[] = [];
  for (const pool of pools) {
    const row = rows.at(-1);
    const longer = row === undefined ? `Pools: ${pool}` : `${row}; ${pool}`;
    if (row === undefined || widthOf(longer, TEXTS.note) > width)
      rows.push(row === undefined ? longer : pool);
    else rows[rows.length - 1] = longer;
  }
  return rows.map((row, nth) => fittedText("note", row, { x: at.x, y: at.y + 12 + nth * 18 }, width));
}

/**
 * The topology of a plan as an SVG file: spines, racks with their ToRs and nodes, what peers with what and how, AS numbers, addresses.
 * A pure function of the plan: the same plan gives the same bytes. Nothing in it is fetched from elsewhere.
 */
export function drawFabric(plan: FabricPlan, options: DrawOptions = {}): string {
  const drawn = drawnOf(plan, options);
  const found = edgesOf(plan, drawn);
  const { edges, sessions } = found;
  const areas = areasOf(drawn);
  const above = roomAboveSpines(edges, drawn);
  const placed = place(drawn, edges, areas, { start: HEADER + 18, above });
  const all = Object.values(sessions).reduce((sum, count) => sum + count, 0);
  const summary = summaryOf(plan, all);

  const subtitle = `${plan.model}: ${summary}`;
  const width = Math.max(
    placed.right + MARGIN,
    NARROWEST,
    Math.min(widthOf(subtitle, TEXTS.subtitle) + 2 * MARGIN + 1, WIDER_FOR_SUBTITLE),
  );
  const room = width - 2 * MARGIN;
  const legend = paintLegend(found, areas, drawn, { x: MARGIN, y: placed.bottom + 26 }, room);
  const pools = paintPools(plan, { x: MARGIN, y: placed.bottom + 26 + legend.height + 8 }, room);
  const height = placed.bottom + 26 + legend.height + 8 + pools.length * 18 + MARGIN - 6;

  const shapes: readonly Shape[] = [
    box("page", { x: 0.5, y: 0.5, width: width - 1, height: height - 1 }, 12),
    fittedText("title", plan.name, { x: MARGIN, y: 44 }, room),
    fittedText("subtitle", subtitle, { x: MARGIN, y: 65 }, room),
    ...placed.pods.flatMap(paintPod),
    ...placed.racks.flatMap(paintRackFloor),
    ...placed.wide.flatMap(paintArea),
    ...placed.racks.flatMap((rack) => rack.areas.flatMap(paintArea)),
    ...placed.racks.flatMap(paintRackEdge),
    ...tierLabels(placed),
    ...paintFabric(edges, placed),
    ...placed.racks.flatMap(paintLanes),
    ...[...placed.outside, ...placed.superSpines, ...placed.spines, ...placed.beside].flatMap(paintCell),
    ...placed.racks.flatMap(({ tors, nodes }) => [...tors, ...nodes].flatMap(paintCell)),
    ...legend.shapes,
    ...pools,
  ];
  return svgOf(
    {
      id: `calico-fabric-${plan.name}`,
      title: `${plan.name}: ${plan.model}`,
      description: `Topology of a ${plan.pods === undefined ? "leaf-spine" : "five-stage"} fabric of the model ${plan.model}: ${summary}.`,
      width,
      height,
      shapes,
    },
    options.theme ?? "auto",
  );
}
