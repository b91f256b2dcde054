import type { Theme } from "./options.ts";
import { dark, light, type Palette } from "./palette.ts";
import { TEXTS, type LineLook } from "./shape.ts";

/** Generic families only: a picture brings no font and asks for none by name. */
const FAMILIES = { mono: "ui-monospace,monospace", sans: "system-ui,sans-serif" } as const;

/** Dashes and gaps in pixels; without colour, in print or to any eye, lines still differ. */
const DASHES: Readonly<Record<LineLook, string | null>> = {
  ebgp: null,
  ibgp: "7 4",
  reflected: "9 3 2 3",
  link: "1.5 3",
};

const rules = (rows: readonly (readonly [selector: string, body: string])[], indent: string): string =>
  rows.map(([selector, body]) => `${indent}.calico-fabric .${selector}{${body}}\n`).join("");

const faces = Object.entries(TEXTS).map(([look, { size, mono, bold }]): [string, string] => [
  `text-${look}`,
  `font:${bold ? "700" : "400"} ${String(size)}px ${mono ? FAMILIES.mono : FAMILIES.sans}`,
]);

const dashes = Object.entries(DASHES).map(([look, dash]): [string, string] => [
  `line-${look}`,
  `fill:none;stroke-width:1.6${dash === null ? "" : `;stroke-dasharray:${dash}`}`,
]);

const colours = ({ texts, boxes, lines }: Palette): readonly (readonly [string, string])[] => [
  ...Object.entries(texts).map(([look, fill]): [string, string] => [`text-${look}`, `fill:${fill}`]),
  ...Object.entries(boxes).map(([look, { fill, stroke }]): [string, string] => [
    `box-${look}`,
    `fill:${fill};stroke:${stroke}`,
  ]),
  ...Object.entries(lines).map(([look, stroke]): [string, string] => [`line-${look}`, `stroke:${stroke}`]),
];

const THEMED: Readonly<Record<Theme, string>> = {
  light: rules(colours(light), ""),
  dark: rules(colours(dark), ""),
  auto: `${rules(colours(light), "")}@media (prefers-color-scheme:dark){\n${rules(colours(dark), "  ")}}\n`,
};

/** The style sheet of a picture: every rule holds inside of it only, also where it stands in a page. */
export const styleOf = (theme: Theme): string =>
  `\n${rules([...faces, ...dashes], "")}.calico-fabric text{white-space:pre}\n${THEMED[theme]}`;
