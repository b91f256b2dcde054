import { describePlatform } from "../support/describe-platform.ts";
import { readSonic } from "./read-back.ts";

describePlatform({
  platform: "sonic",
  readBack: readSonic,
  refuses: { "igp-ipv6": "its container runs no ospf6d", "guarded-igp": "igp is one AS" },
});
