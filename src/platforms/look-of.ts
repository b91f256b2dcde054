import type { HostDaemon, PlatformName } from "../spec/index.ts";
import { hostDaemons } from "./hosts/index.ts";
import { platforms } from "./index.ts";
import type { Look } from "./look.ts";

/** How what a device runs is asked what it does, a host's FRR as a switch's; undefined where nobody has said how. */
export const lookOf = (runs: PlatformName | HostDaemon): Look | undefined =>
  runs in platforms ? platforms[runs as PlatformName].look : hostDaemons[runs as HostDaemon].look;
