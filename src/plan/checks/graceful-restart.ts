import { warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";

/** A hold that has nothing to bridge: without graceful restart the neighbours drop the routes before bgpd is back. */
export function checkGracefulRestart({ bgp }: Datacenter): readonly Diagnostic[] {
  const { enabled, forwardingHold } = bgp.gracefulRestart;
  if (enabled || forwardingHold === 0) return [];
  return [
    warningAt(
      ["bgp", "gracefulRestart", "forwardingHold"],
      "graceful-restart-partial",
      `every rerouting waits ${String(forwardingHold)} ms for restarts that are not graceful`,
      "turn graceful restart on, or take the hold away",
    ),
  ];
}
