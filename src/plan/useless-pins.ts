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
