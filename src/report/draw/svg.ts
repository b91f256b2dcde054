import type { Theme } from "./options.ts";
import type { Point, Shape } from "./shape.ts";
import { styleOf } from "./style.ts";

/** A finished picture: what it shows, and in how many pixels. */
export interface Picture {
  /** Begins the ids of what the picture names; unlike that of other pictures in the same page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters that XML 1.0 can't hold, escaped or not (section 2.2). */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** Text for XML, in content and in attributes; what XML can't hold becomes U+FFFD. */
export const escaped = (words: string): string =>
  words.replace(FORBIDDEN, "\ufffd").replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);

const px = (value: number): string => String(Math.round(value * 10) / 10);

const pathOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${px(x)} ${px(y)}`).join("");

const renderers: { readonly [K in Shape["kind"]]: (shape: Extract<Shape, { kind: K }>) => string } = {
  box: ({ look, radius, x, y, width, height }) =>
    `<rect class="box-${look}" x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="${px(radius)}"/>\n`,
  line: ({ look, points }) => `<path class="line-${look}" d="${pathOf(points)}"/>\n`,
  outline: ({ look, points }) => `<path class="box-${look}" d="${pathOf(points)}Z"/>\n`,
  text: ({ look, text, whole, anchor, x, y }) =>
    `<text class="text-${look}" x="${px(x)}" y="${px(y)}"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}>${whole === undefined ? "" : `<title>${escaped(whole)}</title>`}${escaped(text)}</text>\n`,
  group: ({ title, shapes }) => `<g>\n<title>${escaped(title)}</title>\n${shapes.map(render).join("")}</g>\n`,
};

/** The record has a renderer for each kind; the compiler can't follow the kind from the lookup to the call. */
const render = (shape: Shape): string => (renderers[shape.kind] as (shape: Shape) => string)(shape);

/** A picture as a file of its own, which also stands in a page as it is. */
export function svgOf({ id, title, description, width, height, shapes }: Picture, theme: Theme): string {
  const [w, h] = [px(width), px(height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="calico-fabric" role="img" aria-labelledby="${escaped(id)}-title ${escaped(id)}-desc" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}">\n`,
    `<title id="${escaped(id)}-title">${escaped(title)}</title>\n`,
    `<desc id="${escaped(id)}-desc">${escaped(description)}</desc>\n`,
    `<style>${styleOf(theme)}</style>\n`,
    shapes.map(render).join(""),
    "</svg>\n",
  ].join("");
}
