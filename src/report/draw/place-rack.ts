import { isInArea, type Area } from "./areas.ts";
import { badgesWidth } from "./badges.ts";
import type { Cell, RackCell } from "./cells.ts";
import { lanesOf, type Lane } from "./lanes.ts";
import type { Edge } from "./edges.ts";
import { widthOf } from "./metrics.ts";
import { around, bottom, TEXTS, type Point, type Rect } from "./shape.ts";
import { footingsOf, WIDEST, widthOfWords, wordsIn, type Footing, type Words } from "./words.ts";

/** A box with its place and what it says. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly rect: Rect;
  readonly words: readonly Words[];
}

export interface PlacedArea {
  readonly area: Area;
  readonly rect: Rect;
  /** Where its label begins. */
  readonly label: Point;
}

/** A rack with everything in it. */
export interface PlacedRack {
  readonly rack: RackCell;
  readonly rect: Rect;
  readonly tors: readonly PlacedCell[];
  readonly nodes: readonly PlacedCell[];
  readonly areas: readonly PlacedArea[];
  readonly lanes: readonly (Lane & { readonly x: number })[];
  readonly footings: readonly Footing[];
  readonly foot: Point;
}

/** From a box's edge to its text, and the height of a line of it. */
export const PADDING = 10;
export const LINE = 15;

/** How far the sheets behind a box of several stick out. */
export const STACK = 7;

/** From a label under a rack to its value. */
export const FOOT_LABEL = 46;

const RACK_PADDING = 18;
const AREA_MARGIN = 9;
const TOR_GAP = 34;
const LANES_GAP = 40;
const LANE = 13;
const NODE_GAP = 8;

/** Between what is lowest in a rack and what is said under it. */
const FOOT_GAP = 14;

export const heightOf = (words: readonly Words[]): number => 13 + LINE * words.length;

export const minWidthOf = ({ members }: Cell, words: readonly Words[]): number =>
  Math.max(...words.map((one, at) => widthOfWords(one) + (at === 0 ? badgesWidth(members[0]) : 0))) +
  2 * PADDING;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const widest = (words: readonly Words[][] | readonly (readonly Words[])[], cells: readonly Cell[]): number =>
  Math.max(0, ...cells.map((cell, at) => minWidthOf(cell, words[at] ?? [])));

const footWidth = ({ look, label, value }: Footing): number =>
  (label === "" && look !== "data" ? 0 : FOOT_LABEL) + Math.min(WIDEST, widthOf(value, TEXTS[look]));

const stackOf = ({ members }: Cell): number => (members.length > 1 ? STACK : 0);

/** Heights that racks side by side have in common. */
export interface RackHeights {
  /** Of the ToRs' boxes. */
  readonly tors: number;
  /** From the rack's top to the lowest box or AS in it. */
  readonly boxes: number;
  /** Lines under the boxes. */
  readonly footings: number;
}

/** What a rack needs of each height at least. */
export const heightsOf = ({ rect, tors, nodes, areas, footings }: PlacedRack): RackHeights => ({
  tors: Math.max(0, ...tors.map((tor) => heightOf(tor.words))),
  boxes:
    Math.max(
      ...[...tors, ...nodes].map((placed) => bottom(outerRect(placed))),
      ...areas.map((area) => bottom(area.rect)),
    ) - rect.y,
  footings: footings.length,
});

/** A box with the sheets behind it. */
export function outerRect({ cell: { members }, rect }: PlacedCell): Rect {
  const more = members.length > 1 ? STACK : 0;
  return { ...rect, width: rect.width + more, height: rect.height + more };
}

/** Places a rack with its top left corner at `at`, no less high than `atLeast`. */
export function placeRack(
  rack: RackCell,
  edges: readonly Edge[],
  areas: readonly Area[],
  at: Point,
  atLeast: RackHeights,
): PlacedRack {
  const own = areas.filter((area) => area.rack === rack);
  const lanes = lanesOf(rack, edges);
  const torWords = rack.tors.map((cell) => wordsIn(cell, rack, !isInArea(areas, rack, "tor")));
  const nodeWords = rack.nodes.map((cell) => wordsIn(cell, rack, !isInArea(areas, rack, "node")));
  const footings = footingsOf(rack);

  const space = (side: Lane["side"]): number => {
    const count = lanes.filter((lane) => lane.side === side).length;
    const sheets = side === "right" ? Math.max(0, ...rack.nodes.map(stackOf)) : 0;
    return count === 0 ? 0 : count * LANE + 3 + sheets;
  };
  const torWidth = Math.max(96, widest(torWords, rack.tors));
  const torsNeed = rack.tors.length * (torWidth + TOR_GAP) - TOR_GAP;
  const nodesNeed = widest(nodeWords, rack.nodes) + space("left") + space("right");
  const labelsNeed = own.map(({ label }) => widthOf(label, TEXTS.as) + space("left"));
  const inner = Math.max(120, torsNeed, nodesNeed, ...labelsNeed, ...footings.map(footWidth));

  const left = at.x + RACK_PADDING;
  const top = at.y + RACK_PADDING;
  const torHeight = Math.max(atLeast.tors, ...torWords.map(heightOf));
  const eachTor = (inner - TOR_GAP * (rack.tors.length - 1)) / rack.tors.length;
  const tors = rack.tors.map((cell, tor): PlacedCell => ({
    cell,
    words: torWords[tor] ?? [],
    rect: { x: left + tor * (eachTor + TOR_GAP), y: top, width: eachTor, height: torHeight },
  }));

  const torLabel = own.some(({ tiers }) => tiers.length === 1 && tiers[0] === "tor") ? LINE : 0;
  const nodesTop = top + torHeight + LANES_GAP + torLabel;
  const nodes = rack.nodes.map((cell, node): PlacedCell => {
    const before = nodeWords.slice(0, node).map((words, i) => {
      const above = rack.nodes[i];
      return heightOf(words) + NODE_GAP + (above === undefined ? 0 : stackOf(above));
    });
    const words = nodeWords[node] ?? [];
    return {
      cell,
      words,
      rect: {
        x: left + space("left"),
        y: nodesTop + sum(before),
        width: inner - space("left") - space("right"),
        height: heightOf(words),
      },
    };
  });

  const placedAreas = own.map((area): PlacedArea => {
    const members = [
      ...(area.tiers.includes("tor") ? tors : []),
      ...(area.tiers.includes("node") ? nodes : []),
    ].map(({ rect }) => rect);
    const tight = around(members, AREA_MARGIN);
    const stack = Math.max(0, ...nodes.slice(-1).map(({ cell }) => stackOf(cell)));
    const rect = {
      ...tight,
      x: left - AREA_MARGIN,
      width: inner + 2 * AREA_MARGIN,
      height: tight.height + LINE + stack,
    };
    return { area, rect, label: { x: left + space("left"), y: bottom(rect) - AREA_MARGIN } };
  });

  const lowest = Math.max(
    at.y + atLeast.boxes,
    ...[...tors, ...nodes].map((placed) => bottom(outerRect(placed))),
    ...placedAreas.map(({ rect }) => bottom(rect)),
  );
  const foot = { x: left, y: lowest + FOOT_GAP + LINE };
  const height = foot.y + (Math.max(atLeast.footings, footings.length) - 1) * LINE + 12 - at.y;
  const rect = { ...at, width: inner + 2 * RACK_PADDING, height };
  const laneX = ({ side }: Lane, nth: number): number =>
    side === "left"
      ? left + space("left") - LANE * (nth + 1)
      : left + inner - 3 - LANE * (lanes.filter((lane) => lane.side === side).length - nth - 1);
  return {
    rack,
    rect,
    tors,
    nodes,
    areas: placedAreas,
    lanes: lanes.map((lane) => ({
      ...lane,
      x: laneX(lane, lanes.filter(({ side }) => side === lane.side).indexOf(lane)),
    })),
    footings,
    foot,
  };
}
