import { describePlatform } from "../support/describe-platform.ts";
import { readBack } from "./read-back.ts";
import { readBridge } from "./read-bridge.ts";

describePlatform({
  platform: "linux",
  readBack,
  readBridge,
  refuses: {
    "l2-planes": "a bridge that tells VLANs apart has one tree for all of them",
    "l2-mlag": "it has no aggregates over two switches",
    "l2-irf": "it has no stacking",
    "l2-trill": "it has no TRILL",
    "l2-fabricpath": "it has no FabricPath",
  },
});
