import type { Routing } from "./layout-rules.ts";

/** Pins that say nothing of what a fabric has, by the uppermost tier that routes; each by its field. */
export const USELESS_PINS: Readonly<
  Record<Routing["from"], Readonly<Record<"spine" | "tor" | "rack" | "node", readonly string[]>>>
> = {
  spine: { spine: ["plane"], tor: ["planes"], rack: [], node: ["planes"] },
  tor: { spine: ["loopback"], tor: ["uplinks", "uplinkAddresses"], rack: [], node: ["planes"] },
  node: {
    spine: ["loopback", "plane"],
    tor: ["loopback", "uplinks", "uplinkAddresses", "planes", "address"],
    rack: ["subnet", "firstNode", "pairAddress"],
    node: [],
  },
};

/** The same of pins in IPv6. */
export const USELESS_PINS6: typeof USELESS_PINS = {
  spine: { spine: ["plane"], tor: [], rack: [], node: [] },
  tor: { spine: ["loopback"], tor: ["uplinks"], rack: [], node: [] },
  node: {
    spine: ["loopback", "plane"],
    tor: ["loopback", "uplinks", "address"],
    rack: ["subnet"],
    node: ["address"],
  },
};

/** Pins of links that only some models have between spines, in either family. */
export const PINS_OF_SPINE_LINKS = ["spineLinks", "spineLinkAddresses"] as const;
