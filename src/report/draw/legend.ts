import type { Area } from "./areas.ts";
import type { Cell, Drawn } from "./cells.ts";
import { cellsOf } from "./cells.ts";
import type { Edges } from "./edges.ts";
import { DRAINED, REFLECTOR } from "./badges.ts";
import { marks } from "./marks.ts";
import { widthOf } from "./metrics.ts";
import { badge, stack } from "./paint-cell.ts";
import { band } from "./paint-fabric.ts";
import { counted } from "./ranges.ts";
import { box, line, text, TEXTS, type LineLook, type Point, type Shape } from "./shape.ts";

interface Entry {
  readonly words: string;
  /** A sample, 38 pixels wide and with its middle at `at`'s height. */
  readonly sample: (at: Point) => readonly Shape[];
}

const SAMPLE = 38;
const ROW = 22;
const GAP = 26;

const LINES: Readonly<Record<LineLook, string>> = {
  ebgp: "eBGP",
  ibgp: "iBGP",
  reflected: "iBGP, the diamond's end reflects (RFC 4456)",
  link: "link that carries no session",
};

const NO_MARK = { reflects: false, originatesDefault: false };

const hasStack = ({ members }: Cell): boolean => members.length > 1;

/** What the picture's signs mean, as far as they are in it. */
function entriesOf({ edges, sessions }: Edges, areas: readonly Area[], drawn: Drawn): readonly Entry[] {
  const looks = (Object.keys(LINES) as LineLook[]).filter((look) => edges.some((edge) => edge.look === look));
  const ends = edges.flatMap((edge) => edge.ends);
  const cells = cellsOf(drawn);
  const sampleOf =
    (look: LineLook) =>
    ({ x, y }: Point): readonly Shape[] => {
      const [from, to] = [
        { x, y },
        { x: x + SAMPLE, y },
      ];
      return [line(look, from, to), ...marks({ ...NO_MARK, reflects: look === "reflected" }, from, to)];
    };
  const entry = (is: boolean, words: string, sample: Entry["sample"]): readonly Entry[] =>
    is ? [{ words, sample }] : [];
  return [
    ...looks.map((look): Entry => {
      const count = look === "link" ? "" : `: ${counted([sessions[look]], "session")}`;
      return { words: `${LINES[look]}${count}`, sample: sampleOf(look) };
    }),
    ...entry(
      ends.some(({ originatesDefault }) => originatesDefault),
      "gives the default route",
      ({ x, y }) => {
        const [from, to] = [
          { x, y },
          { x: x + SAMPLE, y },
        ];
        return [
          line("ebgp", from, to),
          ...marks({ ...NO_MARK, originatesDefault: true }, from, to, SAMPLE / 2),
        ];
      },
    ),
    ...entry(
      edges.some(({ aggregated }) => aggregated),
      "cables that are one link (LACP)",
      ({ x, y }) => [
        line("ebgp", { x: x + SAMPLE / 2 - 2, y: y - 9 }, { x: x + SAMPLE / 2 - 2, y: y + 9 }),
        line("ebgp", { x: x + SAMPLE / 2 + 2, y: y - 9 }, { x: x + SAMPLE / 2 + 2, y: y + 9 }),
        band({ x: x + SAMPLE / 2, y }, 2),
      ],
    ),
    ...entry(
      cells.some(({ members }) => members[0].reflects),
      "route reflector",
      ({ x, y }) => badge(REFLECTOR, x + 30, y - 6.5),
    ),
    ...entry(
      drawn.outside.length + drawn.beside.length > 0,
      "a router outside: somebody else's",
      ({ x, y }) => [box("outside", { x: x + 2, y: y - 8, width: SAMPLE - 8, height: 16 }, 5)],
    ),
    ...entry(
      cells.some(({ members }) => members[0].drained),
      "in maintenance",
      ({ x, y }) => badge(DRAINED, x + SAMPLE, y - 6.5),
    ),
    ...entry(
      cells.some(({ members }) => members[0].switches),
      "a plane: it switches, and sessions pass through it",
      ({ x, y }) => [box("segment", { x: x + 2, y: y - 8, width: SAMPLE - 8, height: 16 }, 5)],
    ),
    ...entry(areas.length > 0, "one AS", ({ x, y }) => [
      box("area", { x, y: y - 8, width: SAMPLE, height: 16 }, 5),
    ]),
    ...entry(
      cells.some(hasStack) || drawn.racks.some(({ racks }) => racks.length > 1),
      "several that are alike: how many, and the first and the last",
      ({ x, y }) => {
        const rect = { x: x + 2, y: y - 9, width: SAMPLE - 10, height: 12 };
        return [...stack(rect, "node", 4), box("node", rect, 4)];
      },
    ),
  ];
}

/** The legend in rows, `width` pixels wide, with its height. */
export function paintLegend(
  edges: Edges,
  areas: readonly Area[],
  drawn: Drawn,
  at: Point,
  width: number,
): { readonly shapes: readonly Shape[]; readonly height: number } {
  const shapes: Shape[] = [];
  let { x } = at;
  let y = at.y + ROW / 2;
  for (const { words, sample } of entriesOf(edges, areas, drawn)) {
    const needs = SAMPLE + 8 + widthOf(words, TEXTS.note);
    if (x > at.x && x + needs > at.x + width) {
      x = at.x;
      y += ROW;
    }
    shapes.push(...sample({ x, y }), text("note", words, { x: x + SAMPLE + 8, y: y + 4 }));
    x += needs + GAP;
  }
  return { shapes, height: y + ROW / 2 - at.y };
}
