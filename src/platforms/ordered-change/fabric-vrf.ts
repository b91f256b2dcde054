import type { Grammar } from "./grammar.ts";

/** Lines of a fabric in a VRF, in a grammar of this indent: outside of one the router id stands before any VRF of the user's own. */
export const inFabricVrf = (indent: string): NonNullable<Grammar["untaken"]>[number] => ({
  line: new RegExp(`^router bgp \\S+\\n(?:(?!${indent}router-id ) .*\\n)*?${indent}vrf \\S+$`, "m"),
  what: "the lines of a fabric in a VRF (vrf)",
});
