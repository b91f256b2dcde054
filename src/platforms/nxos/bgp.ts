import type { RestartIntent, SwitchIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { nxosFamilies, type NxosFamily } from "./family.ts";
import { eachSession } from "../ip-family.ts";
import { linkPeer, listener, neighbor, template } from "./peers.ts";
import { block } from "./text.ts";
import { inVrf } from "./vrf.ts";
import { when } from "../blocks.ts";

/** Seconds that it takes at most between two attempts to connect. */
const MOST_RECONNECT = 60;

/**
 * Off means off at this end, and so at the other; NX-OS is no helper then either. What it has by itself is said, too: a merge over what
 * a switch was told before would leave that.
 */
function restarting(restart: RestartIntent | null): readonly string[] {
  if (restart === null) return ["no graceful-restart"];
  return [
    "graceful-restart",
    `graceful-restart restart-time ${String(restart.restart)}`,
    `graceful-restart stalepath-time ${String(restart.stale)}`,
  ];
}

/** One pause for all neighbours. */
function reconnecting({ groups }: SwitchIntent): readonly string[] {
  const pauses = groups.map(({ timers }) => timers.connectRetry);
  return when(pauses.length > 0, `reconnect-interval ${String(Math.min(MOST_RECONNECT, ...pauses))}`);
}

/** What a family carries, and by how many ways at once. */
const addressFamily = (
  { networks, aggregates, multipath }: SwitchIntent,
  { name, prefix, has }: NxosFamily,
): string[] =>
  block(`address-family ${name} unicast`, [
    ...networks.filter(has).map((network) => `network ${prefix(network)}`),
    ...aggregates.map((range) => `aggregate-address ${prefix(range)}`),
    `maximum-paths ${String(multipath)}`,
    `maximum-paths ibgp ${String(multipath)}`,
  ]);

/** The `router bgp` block, in the order in which NX-OS shows it. */
export function bgp(intent: SwitchIntent): string[] {
  const families = nxosFamilies(intent);
  const inEach = (lines: (family: NxosFamily) => readonly string[]): readonly string[] =>
    families.flatMap(lines);
  const itself = [
    `router-id ${formatIpv4(intent.routerId)}`,
    ...restarting(intent.gracefulRestart),
    "bestpath as-path multipath-relax",
    // Else the older of equal paths is told on, and what others hear depends on who was first.
    "bestpath compare-routerid",
    ...(intent.maximumAsPath === undefined ? [] : [`maxas-limit ${String(intent.maximumAsPath)}`]),
    ...reconnecting(intent),
    ...inEach((family) => addressFamily(intent, family)),
  ];
  const templates = eachSession(families, intent.groups, (one, family) =>
    template(intent, one, family, one.unnumbered === true ? families : [family]),
  );
  const peers = [
    ...inEach((family) => intent.neighbors.flatMap((one) => neighbor(intent, one, family))),
    ...intent.linkPeers.flatMap((one) => linkPeer(intent, one, families)),
    ...inEach((family) => intent.groups.flatMap((one) => listener(one, family))),
  ];
  // Templates are of no VRF.
  return block(
    `router bgp ${String(intent.asn)}`,
    intent.vrf === undefined
      ? [...itself, ...templates, ...peers]
      : [...templates, ...inVrf(intent, [...itself, ...peers])],
  );
}
