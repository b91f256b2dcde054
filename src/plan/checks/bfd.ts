import { warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../lay-out.ts";
import type { OspfTimers } from "../types.ts";

/** BFD that notices nothing before the protocol that it works for does by itself. */
function checkIntervals({ bgp }: Datacenter, ospf: OspfTimers | null): readonly Diagnostic[] {
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

/** As seen on FRR 8.4.4. */
const endsRestarts = (path: SpecPath, sessions: string): Diagnostic =>
  warningAt(
    path,
    "bfd-ends-restarts",
    `BFD ends ${sessions} a second time when a restarted bgpd is back, and with them its graceful restart`,
    "turn graceful restart off, or BFD",
  );

/** Where switches only switch, every session is one of nodes. */
const unused = (): Diagnostic =>
  warningAt(
    ["bgp", "bfd", "enabled"],
    "bfd-unused",
    "BFD watches nothing: only nodes speak BGP here, and Calico's BIRD has no BFD",
    "turn BFD off; nodes are missed after the hold time",
  );

/** Of switches among themselves. Sessions over OSPF have no BFD of their own. */
function amongSwitches(dc: Datacenter, { routing, ospf }: LayoutRules): readonly Diagnostic[] {
  if (!dc.bgp.bfd.enabled) return [];
  if (routing.from === "node") return [unused()];
  const restarts = dc.bgp.gracefulRestart.enabled && ospf === null;
  return [
    ...checkIntervals(dc, ospf),
    ...(restarts ? [endsRestarts(["bgp", "bfd", "enabled"], "the sessions between switches")] : []),
  ];
}

/** Of borders with routers outside, which is always BGP's. */
function withOutside(dc: Datacenter): readonly Diagnostic[] {
  const watched = [...(dc.outside?.peers ?? []).entries()].filter(
    ([, peer]) => peer.mode !== "static" && peer.bfd,
  );
  if (watched.length === 0) return [];
  const restarts = dc.bgp.gracefulRestart.enabled ? watched : [];
  return [
    ...checkIntervals(dc, null),
    ...restarts.map(([at, { router }]) =>
      endsRestarts(["outside", "peers", at, "bfd"], `the session with ${router}`),
    ),
  ];
}

/** What BFD can't do as the spec has it. */
export const checkBfd = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] => {
  const found = [...amongSwitches(dc, rules), ...withOutside(dc)];
  return [...new Map(found.map((one) => [`${one.path.join()} ${one.message}`, one])).values()];
};
