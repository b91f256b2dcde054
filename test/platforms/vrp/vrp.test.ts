import type { DatacenterSpec } from "../../../src/index.ts";
import { describePlatform } from "../support/describe-platform.ts";
import { readBack, take } from "./read-back.ts";
import { readBridge } from "./read-bridge.ts";

/** Over IPv6 VRP has configured neighbours alone. */
const withoutListening = (spec: DatacenterSpec): DatacenterSpec =>
  spec.ipv6 === undefined ? spec : { ...spec, bgp: { ...spec.bgp, discovery: "static" } };

describePlatform({
  platform: "vrp",
  readBack,
  readBridge,
  take,
  refuses: {
    "in-vrf": "vrp lacks a fabric in a VRF",
    "l2-irf": "V300R023C00 does not stack",
    "l2-trill": "V300 has it no more",
    "l2-fabricpath": "it is Cisco's own",
    ...Object.fromEntries(
      ["unnumbered", "guarded-unnumbered"].map((name) => [
        name,
        "vrp lacks sessions by the interfaces of links without addresses (RFC 8950)",
      ]),
    ),
  },
  adjusted: withoutListening,
});
