import { escaped } from "../src/report/draw/svg.ts";

/** A line of a chart: what it is called, and its points. */
export interface Series {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const [WIDTH, HEIGHT] = [720, 420];
const MARGIN = { left: 80, right: 150, top: 30, bottom: 50 } as const;
/** Told apart also by who sees few colours (Okabe and Ito). */
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"] as const;

type Axis = (value: number) => number;

/** From values to pixels, by powers of ten. */
function axisOf(values: readonly number[], [from, to]: readonly [number, number]): Axis {
  const [low, high] = [Math.log10(Math.min(...values)), Math.log10(Math.max(...values))];
  return (value) => from + ((Math.log10(value) - low) / Math.max(high - low, 1e-9)) * (to - from);
}

/** Powers of ten within the values' range. */
const tensOf = (values: readonly number[]): readonly number[] => {
  const first = Math.ceil(Math.log10(Math.min(...values)));
  const last = Math.floor(Math.log10(Math.max(...values)));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => 10 ** (first + at));
};

const text = (x: number, y: number, words: string, anchor: string): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(words)}</text>`;

/**
 * Lines of what grows, both axes logarithmic, as SVG: a straight line that rises as the diagonal is linear.
 *
 * @param xs the numbers below the axis
 */
export function chartOf(
  title: string,
  xs: readonly number[],
  series: readonly Series[],
  [ofX, ofY]: readonly [string, string],
): string {
  const ys = series.flatMap(({ points }) => points.map(({ y }) => y));
  const x = axisOf(xs, [MARGIN.left, WIDTH - MARGIN.right]);
  const y = axisOf(ys, [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const grid = tensOf(ys).flatMap((value) => [
    `<path class="grid" d="M${String(MARGIN.left)} ${y(value).toFixed(1)}H${String(WIDTH - MARGIN.right)}"/>`,
    text(MARGIN.left - 8, y(value) + 4, String(value), "end"),
  ]);
  const lines = series.flatMap(({ name, points }, at) => {
    const colour = COLOURS[at % COLOURS.length] ?? COLOURS[0];
    const path = points.map((point) => `${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`).join("L");
    const last = points.at(-1);
    return [
      `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...(last === undefined ? [] : [text(x(last.x) + 8, y(last.y) + 4, name, "start")]),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" width="${String(WIDTH)}" height="${String(HEIGHT)}">`,
    "<style>text{font:12px sans-serif;fill:#444}.grid{stroke:#bbb;stroke-width:.5}svg{background:#fff}</style>",
    text(MARGIN.left, MARGIN.top - 12, title, "start"),
    ...grid,
    ...xs.map((value) => text(x(value), HEIGHT - MARGIN.bottom + 18, String(value), "middle")),
    text((MARGIN.left + WIDTH - MARGIN.right) / 2, HEIGHT - 12, ofX, "middle"),
    text(8, MARGIN.top - 12, ofY, "start"),
    ...lines,
    "</svg>\n",
  ].join("\n");
}
