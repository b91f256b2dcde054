import type { DatacenterSpec } from "../../../src/index.ts";
import { describePlatform } from "../support/describe-platform.ts";
import { readBack } from "./read-back.ts";

/** Over IPv6 VRP has configured neighbours alone. */
const withoutListening = (spec: DatacenterSpec): DatacenterSpec =>
  spec.ipv6 === undefined ? spec : { ...spec, bgp: { ...spec.bgp, discovery: "static" } };

describePlatform({
  platform: "vrp",
  readBack,
  adjusted: withoutListening,
  // Of the model, not of VRP: racks of two ToRs in one plane.
  refuses: {
    "l2-plain": "plain can't make one switch of them",
    "l2-trill": "trill can't make one switch of them",
  },
});
