import { warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../lay-out.ts";

/** BFD that notices nothing before the protocol that it works for does by itself. */
function checkIntervals({ bgp }: Datacenter, { ospf }: LayoutRules): readonly Diagnostic[] {
  const { detectMultiplier, transmit, receive } = bgp.bfd;
  const detection = detectMultiplier * Math.max(transmit, receive);
  const [what, seconds] =
    ospf === null ? ["BGP's hold time", 3 * bgp.keepalive] : ["OSPF's dead interval", ospf.dead];
  if (detection < seconds * 1000) return [];
  return [
    warningAt(
      ["bgp", "bfd"],
      "bfd-too-slow",
      `BFD misses a neighbour after ${String(detection)} ms, no sooner than ${what} of ${String(seconds)} s does`,
      "take shorter intervals or a smaller detectMultiplier, or turn BFD off",
    ),
  ];
}

/** As seen on FRR 8.4.4. Sessions over OSPF have no BFD of their own. */
function checkRestarts({ bgp }: Datacenter, { ospf }: LayoutRules): readonly Diagnostic[] {
  if (!bgp.gracefulRestart.enabled || ospf !== null) return [];
  return [
    warningAt(
      ["bgp", "bfd", "enabled"],
      "bfd-ends-restarts",
      "BFD ends the sessions between switches a second time when a restarted bgpd is back, and with them its graceful restart",
      "turn graceful restart off, or BFD",
    ),
  ];
}

/** Where switches only switch, every session is one of nodes. */
const unused = (): Diagnostic =>
  warningAt(
    ["bgp", "bfd", "enabled"],
    "bfd-unused",
    "BFD watches nothing: only nodes speak BGP here, and Calico's BIRD has no BFD",
    "turn BFD off; nodes are missed after the hold time",
  );

/** What BFD can't do as the spec has it. */
export function checkBfd(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  if (!dc.bgp.bfd.enabled) return [];
  if (rules.routing.from === "node") return [unused()];
  return [...checkIntervals(dc, rules), ...checkRestarts(dc, rules)];
}
