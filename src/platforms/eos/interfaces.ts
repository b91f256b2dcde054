import type { InterfaceIntent, LinkPeer, OspfIntent, SwitchIntent } from "../../intent/index.ts";
import { LOOPBACK } from "../../plan/types.ts";
import { interfaceOn } from "../names.ts";
import { ipFamilies } from "../ip-family.ts";
import { mtuLines, phyLines } from "./ethernet.ts";
import { cut } from "./names.ts";
import { ospfInterface } from "./ospf.ts";
import { member } from "./switched-port.ts";
import { memberOf } from "./vrf.ts";

/** `bfd interval 300 min-rx 300 multiplier 3`, in milliseconds. */
export const bfdTimers = ({ transmit, receive, detectMultiplier }: NonNullable<OspfIntent["bfd"]>): string =>
  `bfd interval ${String(transmit)} min-rx ${String(receive)} multiplier ${String(detectMultiplier)}`;

/** BGP's neighbours bring timers of their own; those of OSPF are the link's. */
function linkTimers({ ospf }: SwitchIntent, { name }: InterfaceIntent): readonly string[] {
  const isLink = ospf?.interfaces.some((one) => one.name === name && one.role === "link") === true;
  return isLink && ospf.bfd !== null ? [`   ${bfdTimers(ospf.bfd)}`] : [];
}

/** What makes a routed port of one that was a switched or a shut one. A loopback is neither, an interface of a VLAN always routed. */
const opened = (name: string): readonly string[] => [
  ...(name === LOOPBACK ? [] : ["   no shutdown"]),
  ...(name === LOOPBACK || name.startsWith("Vlan") ? [] : ["   no switchport"]),
];

/** EOS tells hosts of every IPv6 network that it is their router, and gives them addresses of it. Nodes have both by hand. */
const quiet = ({ ipv6 }: SwitchIntent, name: string): readonly string[] =>
  ipv6 === null || name === LOOPBACK ? [] : ["   ipv6 nd ra disabled"];

const block = (intent: SwitchIntent, one: InterfaceIntent): string[] => [
  `interface ${interfaceOn("eos", one.name)}`,
  `   description ${cut(one.description, "interface")}`,
  ...mtuLines(intent.ethernet[one.name]),
  ...phyLines(intent.ethernet[one.name]),
  ...opened(one.name),
  ...memberOf(intent),
  ...linkTimers(intent, one),
  ...ipFamilies(intent).map(
    ({ ip, interfaceAddress }) => `   ${ip} address ${interfaceAddress(one.address)}`,
  ),
  ...quiet(intent, one.name),
  ...ipFamilies(intent).flatMap((family) => ospfInterface(intent, one.name, family)),
];

/** A link without addresses tells its router by advertisements: who is at its other end learns by them whom to speak to. */
const linkBlock = (intent: SwitchIntent, { interface: name, description }: LinkPeer): string[] => [
  `interface ${name}`,
  `   description ${cut(description, "interface")}`,
  ...mtuLines(intent.ethernet[name]),
  ...phyLines(intent.ethernet[name]),
  ...opened(name),
  ...memberOf(intent),
  "   ipv6 enable",
];

/** An interface with addresses, and after it the ports that it is of. */
function whole(intent: SwitchIntent, one: InterfaceIntent): string[][] {
  const { number = 0, ports = [] } = one.aggregate ?? {};
  return [block(intent, one), ...ports.map((port) => member(port, number, intent.ethernet[port.name]))];
}

/** Interfaces that route, in the intent's order. */
export const interfaces = (intent: SwitchIntent): string[][] => [
  ...intent.interfaces.flatMap((one) => whole(intent, one)),
  ...intent.linkPeers.map((one) => linkBlock(intent, one)),
];
