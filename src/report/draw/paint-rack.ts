import { marks } from "./marks.ts";
import { fittedText } from "./fitted-text.ts";
import { stack } from "./paint-cell.ts";
import { FOOT_LABEL, LINE, outerRect, type PlacedArea, type PlacedRack } from "./place-rack.ts";
import type { PlacedPod } from "./place.ts";
import { bottom, box, line, middle, right, text, type Point, type Shape } from "./shape.ts";

const RADIUS = 11;

/** What is behind a rack's boxes. */
export const paintRackFloor = ({ rack, rect }: PlacedRack): readonly Shape[] => [
  ...(rack.racks.length > 1
    ? stack(rect, "rack-edge", RADIUS).flatMap((sheet): readonly Shape[] =>
        sheet.kind === "box" ? [{ ...sheet, look: "page" }, sheet] : [],
      )
    : []),
  ...(rack.racks.length > 1 ? [box("page", rect, RADIUS)] : []),
  box("rack", rect, RADIUS),
];

/** A pod around its spines and racks, with its name. */
export const paintPod = ({ label, rect }: PlacedPod): readonly Shape[] => [
  box("rack-edge", rect, RADIUS),
  text("tier", label, { x: rect.x + 12, y: bottom(rect) - 12 }),
];

/** An AS around its members, with its number. */
export const paintArea = ({ area, rect, label }: PlacedArea): readonly Shape[] => [
  box("area", rect, 9),
  text("as", area.label, label),
];

/** A rack's edge, above whatever spans it, and what it is called. */
export function paintRackEdge({ rect, footings, foot }: PlacedRack): readonly Shape[] {
  const words = footings.flatMap(({ look, label, value }, at): readonly Shape[] => {
    const y = foot.y + at * LINE;
    const indent = look === "data" || label !== "" ? FOOT_LABEL : 0;
    const room = right(rect) - 10 - foot.x - indent;
    return [
      ...(label === "" ? [] : [text("note", label, { x: foot.x, y })]),
      fittedText(look, value, { x: foot.x + indent, y }, room),
    ];
  });
  return [box("rack-edge", rect, RADIUS), ...words];
}

/** Sessions inside of a rack: between two ToRs, and lanes along its nodes. */
export function paintLanes({ tors, nodes, lanes }: PlacedRack): readonly Shape[] {
  return lanes.flatMap(({ look, side, tor, nodes: ends, x }): readonly Shape[] => {
    const stubs = nodes.flatMap((node) => {
      const { cell, rect } = node;
      const end = ends.find((one) => one.cell === cell);
      if (end === undefined) return [];
      const edge = side === "left" ? rect.x : right(outerRect(node));
      // Nodes that share a box and peer with one another: a loop from the box to itself.
      const alone = tor === null && ends.length === 1;
      const heights = alone ? [rect.y + 10, bottom(rect) - 10] : [middle(rect)];
      return heights.map((y) => ({ end, from: { x: edge, y }, to: { x, y } }));
    });
    const [first, last] = [stubs[0], stubs.at(-1)];
    const above = tors.find(({ cell }) => cell === tor?.cell);
    if (first === undefined || last === undefined) return [];
    const top: Point = above === undefined ? first.to : { x, y: bottom(above.rect) };
    return [
      line(look, top, last.to),
      ...stubs.map(({ from, to }) => line(look, to, from)),
      ...stubs.flatMap(({ end, from, to }) => marks(end, from, to, 7)),
      ...(tor === null ? [] : marks(tor, top, last.to)),
    ];
  });
}
