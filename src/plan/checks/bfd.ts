import { warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { systems } from "../../hardware/index.ts";
import type { Datacenter, PlatformName } from "../../spec/index.ts";
import type { LayoutRules } from "../lay-out.ts";
import { torName } from "../numbering.ts";
import { spinePlatform, superSpinePlatform, torPlatform } from "../platforms.ts";
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

/** Whether FRR routes on each switch, by its name. Of what others do when they are restarted nothing is known. */
const byFrr = (dc: Datacenter): ReadonlyMap<string, boolean> => {
  const routesSo = (platform: PlatformName): boolean => systems[platform].routing === "frr";
  return new Map([
    ...dc.superSpines.map((one) => [one.name, routesSo(superSpinePlatform(dc, one))] as const),
    ...dc.spines.map((spine) => [spine.name, routesSo(spinePlatform(dc, spine))] as const),
    ...dc.racks.flatMap((rack) =>
      rack.tors.map((tor) => [torName(rack, tor), routesSo(torPlatform(dc, tor))] as const),
    ),
  ]);
};

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
  const kinds = new Set(byFrr(dc).values());
  const restarts = dc.bgp.gracefulRestart.enabled && ospf === null && kinds.has(true);
  const sessions = kinds.has(false)
    ? "the sessions of switches that FRR routes on"
    : "the sessions between switches";
  return [
    ...checkIntervals(dc, ospf),
    ...(restarts ? [endsRestarts(["bgp", "bfd", "enabled"], sessions)] : []),
  ];
}

/** Of borders with routers outside, which is always BGP's. */
function withOutside(dc: Datacenter): readonly Diagnostic[] {
  const watched = [...(dc.outside?.peers ?? []).entries()].filter(
    ([, peer]) => peer.mode !== "static" && peer.bfd,
  );
  if (watched.length === 0) return [];
  const frr = byFrr(dc);
  const restarts = dc.bgp.gracefulRestart.enabled
    ? watched.filter(([, peer]) => frr.get(peer.switch) === true)
    : [];
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
