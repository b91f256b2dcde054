import { isInArea, type Area } from "./areas.ts";
import type { Drawn, RackCell, Tier } from "./drawn.ts";
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

/** Every box of the picture with its place. */
export interface Placed {
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

/** Where the spines' boxes begin, and how much room above them is theirs. */
export interface Top {
  readonly top: number;
  readonly above: number;
}

/** Lays out spines in a row and racks in a row below it, both centred. */
export function place(
  drawn: Drawn,
  edges: readonly Edge[],
  areas: readonly Area[],
  { top, above }: Top,
): Placed {
  const spineWords = drawn.spines.map((cell) => wordsIn(cell, null, !isInArea(areas, null, "spine")));
  const spineWidths = drawn.spines.map((cell, at) => Math.max(132, minWidthOf(cell, spineWords[at] ?? [])));
  const spineHeight = Math.max(0, ...spineWords.map(heightOf));
  const rowWidth = (widths: readonly number[], gap: number): number =>
    widths.reduce((all, width) => all + width + gap, -gap);

  const rackAt = (at: Point, atLeast: RackHeights) => (rack: RackCell) =>
    placeRack(rack, edges, areas, at, atLeast);
  const origin = { x: 0, y: 0 };
  const torsNeed = tallest(drawn.racks.map(rackAt(origin, NO_HEIGHT)));
  const unplaced = drawn.racks.map(rackAt(origin, { ...NO_HEIGHT, tors: torsNeed.tors }));
  const heights = tallest(unplaced);
  const racksWidth = rowWidth(
    unplaced.map(({ rect }) => rect.width),
    RACK_GAP,
  );
  const spinesWidth = rowWidth(spineWidths, SPINE_GAP);
  const width = Math.max(racksWidth, spinesWidth);
  const left = MARGIN + GUTTER;
  const startOf = (row: number): number => left + (width - row) / 2;

  let x = startOf(spinesWidth);
  const spines = drawn.spines.map((cell, at): PlacedCell => {
    const rect = { x, y: top, width: spineWidths[at] ?? 0, height: spineHeight };
    x += rect.width + SPINE_GAP;
    return { cell, rect, words: spineWords[at] ?? [] };
  });

  x = startOf(racksWidth);
  const racksTop = top + spineHeight + uplinkGap(width);
  const racks = drawn.racks.map((rack): PlacedRack => {
    const placed = rackAt({ x, y: racksTop }, heights)(rack);
    x = right(placed.rect) + RACK_GAP;
    return placed;
  });

  const rowOf = (cells: readonly PlacedCell[]): readonly Rect[] =>
    cells.length === 0 ? [] : [around(cells.map(outerRect), 0)];
  const rows = new Map<Tier, Rect>([
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
    spines,
    racks,
    wide,
    rows,
    right: left + width,
    bottom: Math.max(
      ...racks.map(({ rect }) => bottom(rect)),
      ...wide.map(({ rect }) => bottom(rect)),
      top + spineHeight,
    ),
  };
}
