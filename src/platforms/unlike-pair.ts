import type { BridgeIntent } from "../intent/index.ts";
import type { PlatformName } from "../spec/index.ts";
import { lacks, type Lacks } from "./platform.ts";

/** Refuses a pair of switches that are one to others where the other of them is on another platform; null where it is not, or there is no pair. */
export function unlikePair(
  { platform: own, switching }: Pick<BridgeIntent, "platform" | "switching">,
  platformOf: (device: string) => PlatformName | null,
): Lacks | null {
  const pair = "pair" in switching ? switching.pair : "fabric" in switching ? switching.fabric : null;
  const platform = pair === null ? own : platformOf(pair.peer);
  return platform === null || platform === own
    ? null
    : lacks(`the other switch of its pair is on ${platform}`, "put both switches of a pair on one platform");
}
