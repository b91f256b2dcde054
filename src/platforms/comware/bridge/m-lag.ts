import type { BridgeIntent } from "../../../intent/index.ts";
import { formatIpv4 } from "../../../net/ipv4.ts";
import type { Aggregate, Mlag, MlagPair, PairKeepalive } from "../../../plan/switching.ts";
import { bundle, portsIn } from "./bundles.ts";
import { edgePort, treePerVlan } from "./spanning-tree.ts";
import type { Bundle, Way } from "./way.ts";

/** What models number aggregates to. */
const LAST_AGGREGATE = 1024;

/** The peer link is the last aggregate that is nothing else. */
function peerLinkNumber(aggregates: readonly Aggregate[]): number {
  const taken = new Set(aggregates.map(({ number }) => number));
  let free = LAST_AGGREGATE;
  while (taken.has(free)) free -= 1;
  return free;
}

/** `0200-0000-0005` of `02:00:00:00:00:05`. */
const hyphened = (address: string): string =>
  address.replaceAll(":", "").replace(/^(.{4})(.{4})(.{4})$/, "$1-$2-$3");

/** 1 or 2, another on each: both know each other by name. */
const systemNumber = (device: string, { peer }: MlagPair): 1 | 2 => (device < peer ? 1 : 2);

/** By which one whose link to the other is gone knows whether the other is, too. */
const watched = ({ own, peer, vrf }: PairKeepalive): string =>
  `m-lag keepalive ip destination ${formatIpv4(peer)} source ${formatIpv4(own)}${vrf === null ? "" : ` vpn-instance ${vrf}`}`;

/** What both have in common, and what tells them apart. It has to be there before the peer link, or no group comes up. */
const system = ({ device }: BridgeIntent, pair: MlagPair): readonly string[] => [
  `m-lag system-mac ${hyphened(pair.lacpSystemId)}`,
  `m-lag system-number ${String(systemNumber(device, pair))}`,
  `m-lag role priority ${String(pair.rolePriority)}`,
  ...(pair.keepalive === null ? [] : [watched(pair.keepalive)]),
];

/** Manuals want the check of sources off wherever the peer link is. */
const peerLink = ({ peer, peerLinks }: MlagPair, aggregates: readonly Aggregate[]): Bundle => ({
  number: peerLinkNumber(aggregates),
  description: `peer link to ${peer}`,
  ports: peerLinks,
  isTrunk: true,
  lines: [" port m-lag peer-link 1", " undo mac-address static source-check enable"],
});

const overBoth = ({ number }: Aggregate): string => ` port m-lag group ${String(number)}`;

/** Two switches that are one to whoever has an aggregate to both; a switch that stands alone has plain aggregates. */
export function mLag(intent: BridgeIntent, { pair, aggregates, edgePorts }: Mlag): Way {
  return {
    system: [treePerVlan(intent, edgePorts), ...(pair === null ? [] : [system(intent, pair)])],
    bundles: [
      ...(pair === null ? [] : [peerLink(pair, aggregates)]),
      ...aggregates.map((one) => bundle(one, edgePorts, pair === null ? [] : [overBoth(one)])),
    ],
    port: edgePort(edgePorts, portsIn(aggregates)),
    stackPorts: [],
  };
}
