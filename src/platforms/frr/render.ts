import { blocksApart } from "../blocks.ts";
import {
  inFamily,
  type InterfaceIntent,
  type LinkPeer,
  type PrefixList,
  type RoutingIntent,
} from "../../intent/index.ts";
import type { PrefixRule } from "../../plan/session.ts";
import { bfd } from "./bfd.ts";
import { bgp } from "./bgp.ts";
import { ipFamilies, type IpFamily } from "../ip-family.ts";
import { adjacentNetworks } from "./next-hops.ts";
import { ospf, ospfInterface } from "./ospf.ts";
import { staticRoutes } from "./outside.ts";
import { asPathList } from "./session-security.ts";
import { routeMaps } from "./route-maps.ts";
import { text } from "./text.ts";
import { inVrf, onVrfDevice } from "./vrf.ts";

const SEQ_STEP = 5;

/** The last resort: where a rack's pods are a single block, the route to its owner is for the same prefix, and goes first. */
const DISCARD_DISTANCE = 254;

/** `permit 10.0.0.0/11 ge 26 le 32`, `deny` for what is refused; FRR takes `ge` and `le` only above the prefix's own length. */
function rule(one: PrefixRule, family: IpFamily): string {
  const { prefix, length, minLength, maxLength } = family.rule(one);
  const ge = minLength > length ? ` ge ${String(minLength)}` : "";
  const le = maxLength > length ? ` le ${String(maxLength)}` : "";
  return `${one.what === "refused" ? "deny" : "permit"} ${prefix}${ge}${le}`;
}

const prefixList = ({ name, rules }: PrefixList, family: IpFamily): string[] =>
  rules.map(
    (one, at) =>
      `${family.ip} prefix-list ${name}${family.suffix} seq ${String((at + 1) * SEQ_STEP)} ${rule(one, family)}`,
  );

const prefixLists = (intent: RoutingIntent, family: IpFamily): string[] => [
  ...intent.prefixLists.flatMap((list) => prefixList(list, family)),
  ...adjacentNetworks(intent, family),
];

const discards = ({ discards: ranges }: RoutingIntent, { ip, prefix }: IpFamily): string[] =>
  ranges.map((range) => `${ip} route ${prefix(range)} blackhole ${String(DISCARD_DISTANCE)}`);

const interfaceBlock = (intent: RoutingIntent, { name, description, address }: InterfaceIntent): string[] => [
  `interface ${name}`,
  ` description ${text(description)}`,
  ...ipFamilies(intent).flatMap((family) => [
    ` ${family.ip} address ${family.interfaceAddress(address)}`,
    ...ospfInterface(intent, name, family),
  ]),
  "exit",
];

/** A link without addresses: its interface has a link-local one by itself. */
const linkBlock = ({ interface: port, description }: LinkPeer): string[] => [
  `interface ${port}`,
  ` description ${text(description)}`,
  "exit",
];

/** How long zebra collects what it is to install, where that is not its own. */
export const forwardingHold = ({ forwardingHold: hold }: RoutingIntent): string[][] =>
  hold === 0 ? [] : [[`zebra work-queue ${String(hold)}`]];

/** Blocks of lines as a configuration. */
export const asText = (blocks: readonly (readonly string[])[]): string => blocksApart("!", blocks);

/** Routes to nowhere, policies and routing protocols: all but the router's interfaces. */
export function routing(intent: RoutingIntent): string[][] {
  const inEach = (lines: (of: RoutingIntent, family: IpFamily) => string[]): string[][] =>
    ipFamilies(intent)
      .map((family) => lines(inFamily(intent, family), family))
      .filter((some) => some.length > 0);
  return [
    ...inVrf(intent, [...inEach(discards), ...inEach(staticRoutes)]),
    ...inEach(prefixLists),
    ...asPathList(intent),
    ...routeMaps(intent),
    bgp(intent),
    ...ospf(intent),
    ...bfd(intent),
  ];
}

/**
 * One switch's FRR configuration: what the fabric owns on it. It has no `hostname`, `log` or `frr defaults` line: those are the
 * device's own, and what the two profiles of FRR differ in is written out.
 */
export function renderFrr(asked: RoutingIntent): string {
  const intent = onVrfDevice(asked);
  return asText([
    // Named, so that a switch that came with forwarding off does not count its `no ip forwarding` as its own.
    ipFamilies(intent).map(({ ip }) => `${ip} forwarding`),
    ...forwardingHold(intent),
    ...intent.interfaces.map((one) => interfaceBlock(intent, one)),
    ...intent.linkPeers.map(linkBlock),
    ...routing(intent),
  ]);
}
