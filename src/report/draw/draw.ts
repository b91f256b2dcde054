import { formatPrefix } from "../../net/ipv4.ts";
import { formatPool, type Pool4 } from "../../net/pool.ts";
import type { FabricPlan } from "../../plan/types.ts";
import { areasOf } from "./areas.ts";
import { drawnOf, type Tier } from "./drawn.ts";
import { edgesOf } from "./edges.ts";
import { paintLegend } from "./legend.ts";
import { fitted, widthOf } from "./metrics.ts";
import type { DrawOptions } from "./options.ts";
import { paintCell } from "./paint-cell.ts";
import { paintFabric, roomAboveSpines } from "./paint-fabric.ts";
import { paintArea, paintLanes, paintRackEdge, paintRackFloor } from "./paint-rack.ts";
import { MARGIN, place, type Placed } from "./place.ts";
import { counted } from "./ranges.ts";
import { box, text, TEXTS, type Point, type Shape } from "./shape.ts";
import { svgOf } from "./svg.ts";

const HEADER = 76;

/** Room for the line that says what the fabric is. */
const NARROWEST = 640;

const TIERS: Readonly<Record<Tier, string>> = { spine: "Spines", tor: "ToRs", node: "Nodes" };

const tierLabels = ({ rows }: Placed): readonly Shape[] =>
  [...rows].map(([tier, rect]) => text("tier", TIERS[tier], { x: MARGIN, y: rect.y + 17 }));

/** What the fabric is, in a line. */
function summaryOf({ switches, bridges, racks, ospf }: FabricPlan, sessions: number): string {
  const all = [...switches, ...bridges];
  const spines = all.filter(({ role }) => role === "spine").length;
  const nodes = racks.reduce((sum, rack) => sum + rack.nodes.length, 0);
  const hosts = racks.reduce((sum, rack) => sum + rack.hosts.length, 0);
  const parts = [
    [spines, "spine"],
    [racks.length, "rack"],
    [all.length - spines, "ToR"],
    [nodes, "node"],
    ...(hosts === 0 ? [] : [[hosts, "host"] as const]),
    [sessions, "BGP session"],
  ] as const;
  return (
    parts.map(([count, what]) => counted([count], what)).join(", ") +
    (ospf === null ? "" : "; OSPF on every link")
  );
}

/** More planes than these would be a list and no help. */
const MOST_PLANES = 4;

/** A pool that has no ranges is not in use. */
const named = (what: string, pool: Pool4): readonly string[] =>
  pool.length === 0 ? [] : [`${what} ${formatPool(pool)}`];

/** Where the numbers come from, in rows of at most `width` pixels. */
function paintPools({ ranges, planes }: FabricPlan, at: Point, width: number): readonly Shape[] {
  const pools = [
    `pods ${formatPool(ranges.pods)} in blocks of /${String(ranges.blockLength)}`,
    ...named("nodes", ranges.nodes),
    ...named("hosts announce", ranges.hosts),
    ...planes.map(({ name, subnet }) => `${name} ${formatPrefix(subnet)}`).slice(0, MOST_PLANES),
    ...named("links", ranges.links),
    ...named("spines' loopbacks", ranges.spineLoopbacks),
    ...named("ToRs' loopbacks", ranges.torLoopbacks),
  ];
  const rows: string[] = [];
  for (const pool of pools) {
    const row = rows.at(-1);
    const longer = row === undefined ? `Pools: ${pool}` : `${row}; ${pool}`;
    if (row === undefined || widthOf(longer, TEXTS.note) > width)
      rows.push(row === undefined ? longer : pool);
    else rows[rows.length - 1] = longer;
  }
  return rows.map((row, nth) => text("note", row, { x: at.x, y: at.y + 12 + nth * 18 }));
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
  const above = roomAboveSpines(edges, drawn.spines.length);
  const placed = place(drawn, edges, areas, { top: HEADER + above + 18, above });
  const all = Object.values(sessions).reduce((sum, count) => sum + count, 0);
  const summary = summaryOf(plan, all);

  const width = Math.max(placed.right + MARGIN, NARROWEST);
  const room = width - 2 * MARGIN;
  const legend = paintLegend(found, areas, drawn, { x: MARGIN, y: placed.bottom + 26 }, room);
  const pools = paintPools(plan, { x: MARGIN, y: placed.bottom + 26 + legend.height + 8 }, room);
  const height = placed.bottom + 26 + legend.height + 8 + pools.length * 18 + MARGIN - 6;

  const shapes: readonly Shape[] = [
    box("page", { x: 0.5, y: 0.5, width: width - 1, height: height - 1 }, 12),
    text("title", fitted(plan.name, TEXTS.title, room), { x: MARGIN, y: 44 }),
    text("subtitle", fitted(`${plan.model}: ${summary}`, TEXTS.subtitle, room), { x: MARGIN, y: 65 }),
    ...placed.racks.flatMap(paintRackFloor),
    ...placed.wide.flatMap(paintArea),
    ...placed.racks.flatMap((rack) => rack.areas.flatMap(paintArea)),
    ...placed.racks.flatMap(paintRackEdge),
    ...tierLabels(placed),
    ...paintFabric(edges, placed),
    ...placed.racks.flatMap(paintLanes),
    ...placed.spines.flatMap(paintCell),
    ...placed.racks.flatMap(({ tors, nodes }) => [...tors, ...nodes].flatMap(paintCell)),
    ...legend.shapes,
    ...pools,
  ];
  return svgOf(
    {
      id: `calico-fabric-${plan.name}`,
      title: `${plan.name}: ${plan.model}`,
      description: `Topology of a leaf-spine fabric of the model ${plan.model}: ${summary}.`,
      width,
      height,
      shapes,
    },
    options.theme ?? "auto",
  );
}
