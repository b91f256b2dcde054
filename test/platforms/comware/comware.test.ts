import { describePlatform } from "../support/describe-platform.ts";
import { readBack } from "./read-back.ts";
import { adjusted } from "./specs.ts";

describePlatform({ platform: "comware", readBack, adjusted });
