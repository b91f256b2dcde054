import { isInArea, type Area } from "./areas.ts";
import type { Cell, Drawn, PodCell, RackCell, Tier } from "./cells.ts";
import type { Edge } from "./edges.ts";
import { widthOf } from "./metrics.ts";
import {
  heightOf,
  heightsOf,
  minWidthOf,
  outerRect,
  placeRack,
  type PlacedArea,
  type PlacedCell,
  type PlacedRack,
  type RackHeights,
} from "./place-rack.ts";
import { around, bottom, right, TEXTS, type Point, type Rect } from "./shape.ts";
import { wordsIn } from "./words.ts";

/** Where a pod stands, and what it is called. */
export interface PlacedPod {
  readonly label: string;
  readonly rect: Rect;
  readonly spines: readonly PlacedCell[];
}

/** Every box of the picture with its place. */
export interface Placed {
  /** Routers outside: above the spines, and at their right those that meet ToRs. */
  readonly outside: readonly PlacedCell[];
  readonly beside: readonly PlacedCell[];
  readonly superSpines: readonly PlacedCell[];
  /** Around spines and racks of pods. */
  readonly pods: readonly PlacedPod[];
  readonly spines: readonly PlacedCell[];
  readonly racks: readonly PlacedRack[];
  /** ASes that span racks, behind the boxes from the left margin on. */
  readonly wide: readonly PlacedArea[];
  /** The row of each tier that is there. */
  readonly rows: ReadonlyMap<Tier, Rect>;
  /** The rightmost and lowest pixel that is used. */
  readonly right: number;
  readonly bottom: number;
}

export const MARGIN = 28;

/** Left of the boxes: what the tiers are called, and the numbers of ASes that span racks. */
const GUTTER = 92;

const SPINE_GAP = 48;
const RACK_GAP = 22;
const WIDE_MARGIN = 10;

/** Between spines and racks; more under a wide row, whose lines would else be too flat to follow. */
const uplinkGap = (width: number): number => 80 + Math.min(90, width / 18);

const NO_HEIGHT: RackHeights = { tors: 0, boxes: 0, footings: 0 };

function tallest(racks: readonly PlacedRack[]): RackHeights {
  const all = racks.map(heightsOf);
  return {
    tors: Math.max(0, ...all.map(({ tors }) => tors)),
    boxes: Math.max(0, ...all.map(({ boxes }) => boxes)),
    footings: Math.max(0, ...all.map(({ footings }) => footings)),
  };
}

/** Between routers outside and spines. */
const OUTSIDE_GAP = 66;

/** Around what stands in a pod, between pods, and under its racks for its name: lines come from above. */
const POD_MARGIN = 12;
const POD_GAP = 26;
const POD_FOOT = 20;

/** Where the first boxes begin, and how much room above the spines is theirs. */
export interface Top {
  readonly start: number;
  readonly above: number;
}

/** Boxes in a row from `x` on. */
function inRow(cells: readonly Unplaced[], from: Point, height: number, gap: number): readonly PlacedCell[] {
  let { x } = from;
  return cells.map(({ cell, words, width }): PlacedCell => {
    const rect = { x, y: from.y, width, height };
    x += width + gap;
    return { cell, rect, words };
  });
}

interface Unplaced extends Pick<PlacedCell, "cell" | "words"> {
  readonly width: number;
}

const highest = (cells: readonly Unplaced[]): number =>
  Math.max(0, ...cells.map(({ words }) => heightOf(words)));

/** Lays out routers outside, spines and racks, each in a row, one below the other and centred. */
export function place(
  drawn: Drawn,
  edges: readonly Edge[],
  areas: readonly Area[],
  { start, above }: Top,
): Placed {
  const sized = (cells: readonly Cell[], saysAs: boolean): readonly Unplaced[] =>
    cells.map((cell) => {
      const words = wordsIn(cell, null, saysAs);
      return { cell, words, width: Math.max(132, minWidthOf(cell, words)) };
    });
  const [outsideCells, besideCells] = [sized(drawn.outside, true), sized(drawn.beside, true)];
  const spineCells = sized(drawn.spines, !isInArea(areas, null, "spine"));
  const superSpineCells = sized(drawn.superSpines, !isInArea(areas, null, "super-spine"));
  const spineHeight = Math.max(highest(spineCells), highest(besideCells));
  const outsideHeight = highest(outsideCells);
  const uppermost = start + above + (outsideCells.length === 0 ? 0 : outsideHeight + OUTSIDE_GAP);
  const rowWidth = (widths: readonly number[], gap: number): number =>
    widths.reduce((all, width) => all + width + gap, -gap);
  const widthsOf = (cells: readonly Unplaced[]): readonly number[] => cells.map(({ width }) => width);

  const rackAt = (at: Point, atLeast: RackHeights) => (rack: RackCell) =>
    placeRack(rack, edges, areas, at, atLeast);
  const origin = { x: 0, y: 0 };
  const torsNeed = tallest(drawn.racks.map(rackAt(origin, NO_HEIGHT)));
  const unplaced = drawn.racks.map(rackAt(origin, { ...NO_HEIGHT, tors: torsNeed.tors }));
  const heights = tallest(unplaced);
  const hasPods = drawn.pods.length > 0;
  // What stands together: a pod, or without pods all.
  const groups: readonly PodCell[] = hasPods ? drawn.pods : [{ label: "", ...drawn }];
  const rackWidths = new Map(drawn.racks.map((rack, at) => [rack, unplaced[at]?.rect.width ?? 0]));
  const sizes = new Map(spineCells.map((one) => [one.cell, one]));
  const rowsOf = groups.map(({ label, spines: own, racks: ownRacks }) => {
    const cells = own.flatMap((one) => sizes.get(one) ?? []);
    const rowOfSpines = rowWidth(widthsOf(cells), SPINE_GAP);
    const rowOfRacks = rowWidth(
      ownRacks.map((rack) => rackWidths.get(rack) ?? 0),
      RACK_GAP,
    );
    const content = Math.max(rowOfSpines, rowOfRacks, hasPods ? widthOf(label, TEXTS.tier) : 0);
    return { label, cells, racks: ownRacks, rowOfSpines, rowOfRacks, width: content };
  });
  const podsWidth = rowWidth(
    rowsOf.map((one) => one.width + (hasPods ? 2 * POD_MARGIN : 0)),
    POD_GAP,
  );
  const superSpinesWidth = rowWidth(widthsOf(superSpineCells), SPINE_GAP);
  const outsideWidth = rowWidth(widthsOf(outsideCells), SPINE_GAP);
  const width = Math.max(podsWidth, superSpinesWidth, outsideWidth);
  const left = MARGIN + GUTTER;
  const startOf = (row: number): number => left + (width - row) / 2;

  const outside = inRow(outsideCells, { x: startOf(outsideWidth), y: start }, outsideHeight, SPINE_GAP);
  const superSpineHeight = highest(superSpineCells);
  const superSpines = inRow(
    superSpineCells,
    { x: startOf(superSpinesWidth), y: uppermost },
    superSpineHeight,
    SPINE_GAP,
  );
  const top = uppermost + (hasPods ? superSpineHeight + uplinkGap(width) : 0);
  // Beyond all that an AS of the fabric may span.
  const besideLeft = left + width + WIDE_MARGIN + RACK_GAP;
  const beside = inRow(besideCells, { x: besideLeft, y: top }, spineHeight, RACK_GAP);

  const racksTop = top + spineHeight + uplinkGap(width);
  let edge = startOf(podsWidth);
  const placedGroups = rowsOf.map((one) => {
    // Without pods all rows are centred over one another.
    const room = hasPods ? one.width : width;
    const from = hasPods ? edge + POD_MARGIN : left;
    const centred = (row: number): number => from + (room - row) / 2;
    const spines = inRow(one.cells, { x: centred(one.rowOfSpines), y: top }, spineHeight, SPINE_GAP);
    let x = centred(one.rowOfRacks);
    const racks = one.racks.map((rack): PlacedRack => {
      const placed = rackAt({ x, y: racksTop }, heights)(rack);
      x = right(placed.rect) + RACK_GAP;
      return placed;
    });
    const rect = {
      x: edge,
      y: top - POD_MARGIN,
      width: room + 2 * POD_MARGIN,
      height:
        Math.max(top + spineHeight, ...racks.map((rack) => bottom(rack.rect))) +
        POD_MARGIN +
        POD_FOOT -
        (top - POD_MARGIN),
    };
    edge += room + 2 * POD_MARGIN + POD_GAP;
    return { label: one.label, spines, racks, rect };
  });
  const spines = placedGroups.flatMap((one) => one.spines);
  const racks = placedGroups.flatMap((one) => one.racks);
  const pods = hasPods ? placedGroups : [];

  const rowOf = (cells: readonly PlacedCell[]): readonly Rect[] =>
    cells.length === 0 ? [] : [around(cells.map(outerRect), 0)];
  const rows = new Map<Tier, Rect>([
    ...rowOf(outside).map((rect) => ["outside", rect] as const),
    ...rowOf(superSpines).map((rect) => ["super-spine", rect] as const),
    ...rowOf(spines).map((rect) => ["spine", rect] as const),
    ...rowOf(racks.flatMap(({ tors }) => tors)).map((rect) => ["tor", rect] as const),
    ...rowOf(racks.flatMap(({ nodes }) => nodes)).map((rect) => ["node", rect] as const),
  ]);
  const wide = areas
    .filter(({ rack }) => rack === null)
    .map((area): PlacedArea => {
      const members = area.tiers.flatMap((tier) => rows.get(tier) ?? []);
      const tight = around(members, WIDE_MARGIN);
      const more = area.tiers.includes("spine") ? above : 0;
      const label = widthOf(area.label, TEXTS.as);
      const from = Math.min(MARGIN - 8, left - label - WIDE_MARGIN);
      const rect = {
        ...tight,
        y: tight.y - more,
        height: tight.height + more,
        x: from,
        width: left + width + WIDE_MARGIN - from,
      };
      return { area, rect, label: { x: MARGIN, y: members[0] === undefined ? tight.y : members[0].y + 33 } };
    });
  return {
    outside,
    beside,
    superSpines,
    pods,
    spines,
    racks,
    wide,
    rows,
    right: Math.max(left + width, ...beside.map((placed) => right(outerRect(placed)))),
    bottom: Math.max(
      ...racks.map(({ rect }) => bottom(rect)),
      ...pods.map(({ rect }) => bottom(rect)),
      ...wide.map(({ rect }) => bottom(rect)),
      top + spineHeight,
    ),
  };
}
