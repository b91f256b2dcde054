import type { Name, TreeRules, Whole } from "../../tree-change/rules.ts";

/** BGP in a VRF. */
export const bgpIn = (vrf: string) => ["vrf", vrf, "router", "bgp"] as const;
/** The same in any, of which a text has one. */
export const BGP = bgpIn("*");
const POLICY = ["router", "policy"] as const;

/** Ports, VLANs and bonds; the loopback has addresses of others, too. */
const LINK = /^(?!lo$)/;

const part = (...path: readonly Name[]): Whole => ({ path });
const ofLink = (...path: readonly Name[]): Whole => ({
  path: ["interface", LINK, ...path],
  by: (found) => found.slice(0, 2),
});

/** A password as NVUE shows it. */
const CIPHERED = /^(?:\$nvsec\$.*|\*+)$/;

/** What of NVUE's object model is the fabric's: what it names; lists, maps, groups and neighbours of its names, and what its ports carry, as a whole. */
export const rules: TreeRules = {
  whole: [
    part(...POLICY, "prefix-list", "*"),
    part(...POLICY, "route-map", "*"),
    part(...POLICY, "as-path-list", "*"),
    part(...BGP, "peer-group", "*"),
    part(...BGP, "neighbor", "*"),
    part(...BGP, "dynamic-neighbor", "listen-range", "*"),
    part("vrf", "*", "router", "static", "*"),
    ofLink("ip", "address"),
    ofLink("bridge"),
    ofLink("router", "ospf"),
    part("interface", "*", "bond", "member"),
  ],
  // An interface whose name says what it is has these as soon as it has anything.
  automatic: ["type", "vlan", "base-interface"].map((name) => ["interface", "*", name]),
  ciphered: (value) => typeof value === "string" && CIPHERED.test(value),
  // A number may be a text, and of an address's hexadecimal digits either case may be shown.
  same: (running, wanted, path) =>
    path.at(-1) === "mac-address"
      ? String(running).toLowerCase() === String(wanted).toLowerCase()
      : String(running) === String(wanted),
};
