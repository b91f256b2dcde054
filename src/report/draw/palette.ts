import type { BoxLook, LineLook, TextLook } from "./shape.ts";

/** Colours of one theme, `#rrggbb`, or `none`. */
export interface Palette {
  readonly texts: Readonly<Record<TextLook, string>>;
  readonly boxes: Readonly<Record<BoxLook, { readonly fill: string; readonly stroke: string }>>;
  readonly lines: Readonly<Record<LineLook, string>>;
}

const lightInk = { ink: "#16202e", muted: "#4a5668", as: "#7a3e00" };

export const light: Palette = {
  texts: {
    title: lightInk.ink,
    subtitle: lightInk.muted,
    tier: lightInk.ink,
    name: lightInk.ink,
    data: lightInk.muted,
    as: lightInk.as,
    note: lightInk.muted,
    badge: "#ffffff",
  },
  boxes: {
    page: { fill: "#ffffff", stroke: "#d5dbe4" },
    area: { fill: "#fdf1de", stroke: "#efd3a6" },
    rack: { fill: "#f4f6f9", stroke: "none" },
    "rack-edge": { fill: "none", stroke: "#8290a4" },
    outside: { fill: "#f6efe9", stroke: "#8a5a2b" },
    spine: { fill: "#e7edff", stroke: "#4764c8" },
    tor: { fill: "#dff3f1", stroke: "#1c7f7a" },
    node: { fill: "#ffffff", stroke: "#74839a" },
    segment: { fill: "#eceff4", stroke: "#64748b" },
    badge: { fill: "#6a32c9", stroke: "#6a32c9" },
    drained: { fill: "#9a3412", stroke: "#9a3412" },
    mark: { fill: "#6a32c9", stroke: "#6a32c9" },
    "open-mark": { fill: "#ffffff", stroke: "#1f55c4" },
  },
  lines: { ebgp: "#1f55c4", ibgp: "#0a7350", reflected: "#6a32c9", link: "#64748b" },
};

const darkInk = { ink: "#eef2f8", muted: "#b4c0d0", as: "#f3c27a" };

export const dark: Palette = {
  texts: {
    title: darkInk.ink,
    subtitle: darkInk.muted,
    tier: darkInk.ink,
    name: darkInk.ink,
    data: darkInk.muted,
    as: darkInk.as,
    note: darkInk.muted,
    badge: "#14121f",
  },
  boxes: {
    page: { fill: "#0f141c", stroke: "#2b3544" },
    area: { fill: "#2b2417", stroke: "#5b4a27" },
    rack: { fill: "#171e29", stroke: "none" },
    "rack-edge": { fill: "none", stroke: "#6b7a91" },
    outside: { fill: "#33261b", stroke: "#d09a63" },
    spine: { fill: "#1d2750", stroke: "#8aa2f5" },
    tor: { fill: "#10393a", stroke: "#4fc0b6" },
    node: { fill: "#222b38", stroke: "#7e8da3" },
    segment: { fill: "#202834", stroke: "#8b9ab0" },
    badge: { fill: "#c3a4ff", stroke: "#c3a4ff" },
    drained: { fill: "#fdba74", stroke: "#fdba74" },
    mark: { fill: "#c3a4ff", stroke: "#c3a4ff" },
    "open-mark": { fill: "#0f141c", stroke: "#82aaff" },
  },
  lines: { ebgp: "#82aaff", ibgp: "#4fd6a2", reflected: "#c3a4ff", link: "#8b9ab0" },
};
