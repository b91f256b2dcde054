import { escaped } from "../../report/draw/svg.ts";
import type { Cable, CablePort } from "../cables/index.ts";

/* A sheet of A4 with three columns of nine labels, in millimetres. */
const PAGE = { width: 210, height: 297 };
const COLUMNS = 3;
const ROWS = 9;
const LABEL = { width: 66, height: 30 };
const MARGIN = { x: 6, y: 13.5 };
const PADDING = 3;
const FONT = 3.5;
/** Of a monospaced font, the share of its size that a letter is wide. */
const LETTER = 0.62;
const LINE = 5.5;

/** What one end of a cable is to say: where it is plugged in, and where the other end is. */
export interface Label {
  /** Null for what is in no rack. */
  readonly rack: string | null;
  readonly lines: readonly string[];
}

const words = ({ device, interface: port }: CablePort): string => `${device} ${port ?? ""}`.trim();

/** Two labels a cable, each for the rack of its end. A router outside stands where its border does. */
export const labelsOf = (cables: readonly Cable[]): readonly Label[] =>
  cables.flatMap(({ id, kind, gbps, ends: [one, other] }) => {
    const label = (near: CablePort, far: CablePort, rack: string | null): Label => ({
      rack,
      lines: [words(near), `to ${words(far)}`, `${id}${gbps === null ? "" : ` ${String(gbps)}G`}`],
    });
    return [label(one, other, one.rack), label(other, one, kind === "outside" ? one.rack : other.rack)];
  });

/** A line that is too long for its label is set closer. */
function lineText(text: string, x: number, y: number, first: boolean): string {
  const room = LABEL.width - 2 * PADDING;
  const close =
    text.length * FONT * LETTER > room ? ` textLength="${String(room)}" lengthAdjust="spacingAndGlyphs"` : "";
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}"${first ? ' font-weight="bold"' : ""}${close}>${escaped(text)}</text>`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const placeOf = (at: number): Place => ({
  x: MARGIN.x + (at % COLUMNS) * LABEL.width,
  y: MARGIN.y + Math.floor(at / COLUMNS) * LABEL.height,
});

const frame = ({ x, y }: Place): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${String(LABEL.width)}" height="${String(LABEL.height)}"/>`;

const texts = ({ lines }: Label, { x, y }: Place): readonly string[] =>
  lines.map((text, line) => lineText(text, x + PADDING, y + 8 + line * LINE, line === 0));

const sheetText = (title: string, labels: readonly Label[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(PAGE.width)}mm" height="${String(PAGE.height)}mm" viewBox="0 0 ${String(PAGE.width)} ${String(PAGE.height)}" font-family="monospace" font-size="${String(FONT)}">`,
    `<title>${escaped(title)}</title>`,
    '<g fill="none" stroke="#999" stroke-width="0.1">',
    ...labels.map((_, at) => frame(placeOf(at))),
    "</g>",
    '<g fill="#000">',
    ...labels.flatMap((label, at) => texts(label, placeOf(at))),
    "</g>",
    "</svg>",
    "",
  ].join("\n");

/** Sheets by file: as many a rack as its labels fill, and those of the spines. */
export function labelSheets(datacenter: string, labels: readonly Label[]): ReadonlyMap<string, string> {
  const perSheet = COLUMNS * ROWS;
  return new Map(
    [...Map.groupBy(labels, ({ rack }) => rack)].flatMap(([rack, own]) =>
      Array.from({ length: Math.ceil(own.length / perSheet) }, (_, page): [string, string] => [
        `${rack === null ? "spines" : `rack-${rack}`}-${String(page + 1)}.svg`,
        sheetText(
          `${datacenter}, ${rack === null ? "spines" : `rack ${rack}`}, sheet ${String(page + 1)}`,
          own.slice(page * perSheet, (page + 1) * perSheet),
        ),
      ]),
    ),
  );
}
