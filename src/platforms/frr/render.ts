import type { InterfaceIntent, PrefixList, SwitchIntent } from "../../intent/index.ts";
import { formatInterfaceAddress, formatPrefix } from "../../net/ipv4.ts";
import type { PrefixRule } from "../../plan/session.ts";
import { bgp } from "./bgp.ts";
import { adjacentNetworks } from "./next-hops.ts";
import { ospf, ospfInterface } from "./ospf.ts";
import { routeMaps } from "./route-maps.ts";
import { text } from "./text.ts";

const SEQ_STEP = 5;

/** The last resort: where a rack's pods are a single block, the route to its owner is for the same prefix, and goes first. */
const DISCARD_DISTANCE = 254;

/** `permit 10.0.0.0/11 ge 26 le 32`; FRR takes `ge` and `le` only above the prefix's own length. */
function rule({ prefix, minLength, maxLength }: PrefixRule): string {
  const ge = minLength > prefix.length ? ` ge ${String(minLength)}` : "";
  const le = maxLength > prefix.length ? ` le ${String(maxLength)}` : "";
  return `permit ${formatPrefix(prefix)}${ge}${le}`;
}

const prefixList = ({ name, rules }: PrefixList): string[] =>
  rules.map((one, at) => `ip prefix-list ${name} seq ${String((at + 1) * SEQ_STEP)} ${rule(one)}`);

const interfaceBlock = (
  { ospf }: SwitchIntent,
  { name, description, address }: InterfaceIntent,
): string[] => [
  `interface ${name}`,
  ` description ${text(description)}`,
  ` ip address ${formatInterfaceAddress(address)}`,
  ...ospfInterface(ospf, name),
  "exit",
];

/**
 * One switch's FRR configuration: what the fabric owns on it. It has no `hostname`, `log` or `frr defaults` line: those are the
 * device's own, and what the two profiles of FRR differ in is written out.
 */
export function renderFrr(intent: SwitchIntent): string {
  const blocks = [
    // Named, so that a switch that came with forwarding off does not count its `no ip forwarding` as its own.
    ["ip forwarding"],
    ...(intent.forwardingHold === 0 ? [] : [[`zebra work-queue ${String(intent.forwardingHold)}`]]),
    ...intent.interfaces.map((one) => interfaceBlock(intent, one)),
    ...(intent.discards.length === 0
      ? []
      : [
          intent.discards.map(
            (range) => `ip route ${formatPrefix(range)} blackhole ${String(DISCARD_DISTANCE)}`,
          ),
        ]),
    [...intent.prefixLists.flatMap(prefixList), ...adjacentNetworks(intent)],
    ...routeMaps(intent),
    bgp(intent),
    ...ospf(intent),
  ];
  return blocks.map((lines) => `${lines.join("\n")}\n`).join("!\n");
}
