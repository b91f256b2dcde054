import type { Cell, Drawn } from "./cells.ts";
import type { Edge, EdgeEnd } from "./edges.ts";
import { marks } from "./marks.ts";
import { port } from "./paint-cell.ts";
import type { Placed } from "./place.ts";
import { outerRect, type PlacedCell, type PlacedRack } from "./place-rack.ts";
import { bottom, box, centre, line, middle, right, type Point, type Rect, type Shape } from "./shape.ts";

/** How far above the spines the line runs that connects them with one another. */
const ABOVE = 22;

/** The same above racks, and between one such line and the next below it. */
const ABOVE_RACKS = 18;
const NEXT_RAIL = 7;

/** From a ToR's right edge to where such a line comes down: nearer to it than any uplink. */
const BESIDE_PORTS = 9;

/** Pixels between two cables side by side. */
const BESIDE_CABLE = 4;

/** How high the band of an aggregate is, how far it stands out, and at which part of the way down. */
const BAND = 7;
const BAND_MARGIN = 4;
const BAND_PLACE = 0.75;

/** A line for each cable between two boxes. */
const strands = ({ look, cables }: Edge, from: Point, to: Point): readonly Shape[] =>
  Array.from({ length: cables }, (_, nth) => {
    const aside = (nth - (cables - 1) / 2) * BESIDE_CABLE;
    return line(look, { ...from, x: from.x + aside }, { ...to, x: to.x + aside });
  });

/** The sign of an aggregate: a band around the cables of a link, with its middle at `at`. */
export const band = ({ x, y }: Point, cables: number): Shape => {
  const width = (cables - 1) * BESIDE_CABLE + 2 * BAND_MARGIN;
  return box("open-mark", { x: x - width / 2, y: y - BAND / 2, width, height: BAND }, BAND / 2);
};

/** A link's cables, and the band around them where they are one. It stands nearer to the ToR, where fewer lines cross. */
function cablesBetween(edge: Edge, above: Point, below: Point): readonly Shape[] {
  const between = (from: number, to: number): number => from + (to - from) * BAND_PLACE;
  const at = { x: between(above.x, below.x), y: between(above.y, below.y) };
  return [...strands(edge, above, below), ...(edge.aggregated ? [band(at, edge.cables)] : [])];
}

/** Edges between two tiers, and where on each box they begin: in the order of the boxes at their other ends. */
function fan(
  edges: readonly Edge[],
  upper: readonly PlacedCell[],
  lower: readonly PlacedCell[],
): readonly Shape[] {
  const rects = new Map<Cell, Rect>([
    ...upper.map((placed) => [placed.cell, outerRect(placed)] as const),
    ...lower.map(({ cell, rect }) => [cell, rect] as const),
  ]);
  const between = edges.filter(
    ({ ends: [a, b] }) =>
      upper.some(({ cell }) => cell === a.cell) && lower.some(({ cell }) => cell === b.cell),
  );
  const x = (end: EdgeEnd): number => centre(rects.get(end.cell) ?? { x: 0, y: 0, width: 0, height: 0 });
  const portOf = (edge: Edge, own: EdgeEnd, other: (edge: Edge) => EdgeEnd): number => {
    const alike = between
      .filter(({ ends }) => ends.some(({ cell }) => cell === own.cell))
      .sort((a, b) => x(other(a)) - x(other(b)));
    const rect = rects.get(own.cell);
    return rect === undefined ? 0 : port(rect, alike.indexOf(edge), alike.length);
  };
  return between.flatMap((edge) => {
    const [a, b] = edge.ends;
    const [above, below] = [rects.get(a.cell), rects.get(b.cell)];
    if (above === undefined || below === undefined) return [];
    const from: Point = { x: portOf(edge, a, ({ ends }) => ends[1]), y: bottom(above) };
    const to: Point = { x: portOf(edge, b, ({ ends }) => ends[0]), y: below.y };
    return [...cablesBetween(edge, from, to), ...marks(a, from, to), ...marks(b, to, from)];
  });
}

/** Two boxes side by side. */
function beside(edge: Edge, left: Rect, other: Rect): readonly Shape[] {
  const [a, b] = edge.ends;
  const y = middle(left);
  const [from, to] = [
    { x: right(left), y },
    { x: other.x, y },
  ];
  return [line(edge.look, from, to), ...marks(a, from, to), ...marks(b, to, from)];
}

/** A line for each kind of edge, with a branch down to every box that has such an edge. */
function rails(
  edges: readonly Edge[],
  boxes: readonly PlacedCell[],
  y: number,
  branch: (rect: Rect) => number,
): readonly Shape[] {
  const looks = [...new Set(edges.map(({ look }) => look))];
  return looks.flatMap((look, nth): readonly Shape[] => {
    const level = y + nth * NEXT_RAIL;
    const joined = boxes.filter(({ cell }) =>
      edges.some((edge) => edge.look === look && edge.ends.some((end) => end.cell === cell)),
    );
    const tops = joined.map(({ rect }) => ({ x: branch(rect), y: rect.y }));
    const [from, to] = [tops[0], tops.at(-1)];
    if (from === undefined || to === undefined) return [];
    return [
      line(look, { x: from.x, y: level }, { x: to.x, y: level }),
      ...tops.map((top) => line(look, { x: top.x, y: level }, top)),
    ];
  });
}

const isAmong = (boxes: readonly PlacedCell[]): ((edge: Edge) => boolean) => {
  const cells = new Set(boxes.map(({ cell }) => cell));
  return ({ ends }) => ends.every(({ cell }) => cells.has(cell));
};

/** Spines among themselves: a line between two; a line above more of them, with a branch to each. */
function amongSpines(edges: readonly Edge[], spines: readonly PlacedCell[]): readonly Shape[] {
  const own = edges.filter(isAmong(spines));
  const [first, second] = spines;
  if (spines.length === 2 && first !== undefined && second !== undefined && own.length === 1)
    return own.flatMap((edge) => beside(edge, first.rect, second.rect));
  return rails(own, spines, Math.min(...spines.map(({ rect }) => rect.y)) - ABOVE, centre);
}

/** ToRs of different racks among themselves: a line above the racks, whose branches come down beside the uplinks. */
function amongRacks(edges: readonly Edge[], racks: readonly PlacedRack[]): readonly Shape[] {
  const tors = racks.flatMap((rack) => rack.tors);
  const own = edges.filter(({ apart }) => apart);
  const top = Math.min(...racks.map(({ rect }) => rect.y));
  return rails(own, tors, top - ABOVE_RACKS, (rect) => right(rect) - BESIDE_PORTS);
}

/** How much room the spines need above them for what connects them. */
export function roomAboveSpines(edges: readonly Edge[], { spines, beside }: Drawn): number {
  const row = new Set([...spines, ...beside]);
  const among = edges.some(({ ends }) => ends.every(({ cell }) => row.has(cell)));
  return row.size !== 2 && among ? ABOVE : 0;
}

/** Everything between routers outside and borders, between super-spines and spines, between spines, between ToRs of a rack, and between spines and ToRs. */
export function paintFabric(
  edges: readonly Edge[],
  { outside, superSpines, spines, beside: aside, pods, racks }: Placed,
): readonly Shape[] {
  const betweenTors = racks.flatMap(({ tors }) =>
    tors.flatMap((one, at) => {
      const next = tors[at + 1];
      const joins = edges.filter(
        ({ ends: [a, b], apart }) => !apart && a.cell === one.cell && b.cell === next?.cell,
      );
      return next === undefined ? [] : joins.flatMap((edge) => beside(edge, one.rect, next.rect));
    }),
  );
  return [
    ...fan(edges, outside, [...superSpines, ...spines]),
    ...fan(edges, superSpines, spines),
    ...fan(
      edges,
      [...spines, ...aside],
      racks.flatMap(({ tors }) => tors),
    ),
    ...(pods.length === 0
      ? amongSpines(edges, [...spines, ...aside])
      : pods.flatMap((pod) => amongSpines(edges, pod.spines))),
    ...amongRacks(edges, racks),
    ...betweenTors,
  ];
}
