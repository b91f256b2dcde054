import type { Cell } from "./drawn.ts";
import type { Edge, EdgeEnd } from "./edges.ts";
import { marks } from "./marks.ts";
import { port } from "./paint-cell.ts";
import type { Placed } from "./place.ts";
import { outerRect, type PlacedCell } from "./place-rack.ts";
import { bottom, centre, line, middle, right, type Point, type Rect, type Shape } from "./shape.ts";

/** How far above the spines the line runs that connects them with one another. */
const ABOVE = 22;

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
    return [line(edge.look, from, to), ...marks(a, from, to), ...marks(b, to, from)];
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

/** Spines among themselves: a line between two; a line above more of them, with a branch to each. */
function amongSpines(edges: readonly Edge[], spines: readonly PlacedCell[]): readonly Shape[] {
  const rectOf = (wanted: Cell): Rect | undefined => spines.find(({ cell }) => cell === wanted)?.rect;
  const own = edges.filter(({ ends }) => ends.every(({ cell }) => rectOf(cell) !== undefined));
  const [first, second] = spines;
  if (spines.length === 2 && first !== undefined && second !== undefined && own.length === 1)
    return own.flatMap((edge) => beside(edge, first.rect, second.rect));
  const looks = new Set(own.map(({ look }) => look));
  return [...looks].flatMap((look, nth) => {
    const joined = spines.filter(({ cell }) =>
      own.some((edge) => edge.look === look && edge.ends.some((end) => end.cell === cell)),
    );
    const y = Math.min(...spines.map(({ rect }) => rect.y)) - ABOVE + nth * 8;
    const tops = joined.map(({ rect }) => ({ x: centre(rect), y: rect.y }));
    const [from, to] = [tops[0], tops.at(-1)];
    if (from === undefined || to === undefined) return [];
    return [
      line(look, { x: from.x, y }, { x: to.x, y }),
      ...tops.map((top) => line(look, { x: top.x, y }, top)),
    ];
  });
}

/** How much room the spines need above them for what connects them. */
export const roomAboveSpines = (edges: readonly Edge[], spines: number): number =>
  spines !== 2 && edges.some(({ ends }) => ends.every(({ cell }) => cell.tier === "spine")) ? ABOVE : 0;

/** Everything between spines, between ToRs of a rack, and between spines and ToRs. */
export function paintFabric(edges: readonly Edge[], { spines, racks }: Placed): readonly Shape[] {
  const betweenTors = racks.flatMap(({ tors }) =>
    tors.flatMap((one, at) => {
      const next = tors[at + 1];
      const joins = edges.filter(
        ({ ends: [a, b] }) => next !== undefined && a.cell === one.cell && b.cell === next.cell,
      );
      return next === undefined ? [] : joins.flatMap((edge) => beside(edge, one.rect, next.rect));
    }),
  );
  return [
    ...fan(
      edges,
      spines,
      racks.flatMap(({ tors }) => tors),
    ),
    ...amongSpines(edges, spines),
    ...betweenTors,
  ];
}
