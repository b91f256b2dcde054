import type { Cell, RackCell } from "./cells.ts";
import type { Edge, EdgeEnd } from "./edges.ts";
import type { LineLook } from "./shape.ts";

/** A line down one side of a rack's nodes, with a branch to each that it connects. */
export interface Lane {
  readonly look: LineLook;
  readonly side: "left" | "right";
  /** From which it comes down; null where nodes are connected with one another. */
  readonly tor: EdgeEnd | null;
  readonly nodes: readonly EdgeEnd[];
}

/** Lanes of a rack: the first ToR's at the left of the nodes, all others at their right, from the nodes outwards. */
export function lanesOf({ tors, nodes }: RackCell, edges: readonly Edge[]): readonly Lane[] {
  const isNode = ({ cell }: EdgeEnd): boolean => nodes.includes(cell);
  const lanes = new Map<string, { look: LineLook; tor: EdgeEnd | null; nodes: Map<Cell, EdgeEnd> }>();
  const join = (look: LineLook, tor: EdgeEnd | null, ends: readonly EdgeEnd[]): void => {
    const key = `${look} ${String(tor === null ? -1 : tors.indexOf(tor.cell))}`;
    const lane = lanes.get(key) ?? { look, tor, nodes: new Map<Cell, EdgeEnd>() };
    for (const end of ends) if (lane.nodes.get(end.cell)?.reflects !== true) lane.nodes.set(end.cell, end);
    lanes.set(key, lane);
  };
  for (const { look, ends } of edges) {
    const [a, b] = ends;
    if (isNode(a) && isNode(b)) join(look, null, ends);
    else if (tors.includes(a.cell) && isNode(b)) join(look, a, [b]);
  }
  return [...lanes.values()]
    .map((lane): Lane => {
      const first = lane.tor !== null && lane.tor.cell === tors[0];
      return { ...lane, side: first ? "left" : "right", nodes: [...lane.nodes.values()] };
    })
    .sort((a, b) => Number(a.tor === null) - Number(b.tor === null));
}
