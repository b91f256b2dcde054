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
});
