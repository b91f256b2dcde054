import type { Row } from "./rows.ts";

/** Grafana's own grid. */
const COLUMNS = 24;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Panels side by side until a line is full. @returns their places, and the first line below them */
function placesOf(
  panels: Row["panels"],
  top: number,
): { readonly places: readonly Place[]; readonly below: number } {
  const places: Place[] = [];
  let [x, y, line] = [0, top, 0];
  for (const [, w, h] of panels) {
    if (x + w > COLUMNS) [x, y, line] = [0, y + line, 0];
    places.push({ x, y, w, h });
    [x, line] = [x + w, Math.max(line, h)];
  }
  return { places, below: y + line };
}

/** Rows one below the other, each panel with its place and its number, which follow from the order alone. */
export function laidOut(rows: readonly Row[]): readonly object[] {
  let [y, id] = [0, 0];
  return rows.flatMap(({ title, collapsed, repeat, panels }): readonly object[] => {
    const heading = { id: ++id, type: "row", title, collapsed, gridPos: { x: 0, y, w: COLUMNS, h: 1 } };
    const { places, below } = placesOf(panels, y + 1);
    const placed = panels.map(([panel], at) => ({ id: ++id, gridPos: places[at], ...panel }));
    const row = { ...heading, ...(repeat === undefined ? {} : { repeat }) };
    // What is folded up takes no room, and is in its row.
    y = collapsed ? y + 1 : below;
    return collapsed ? [{ ...row, panels: placed }] : [{ ...row, panels: [] }, ...placed];
  });
}
