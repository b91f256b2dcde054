import { systems } from "../../hardware/index.ts";
import {
  rackBridge,
  type EthernetIntent,
  type InterfaceIntent,
  type LinkPeer,
  type PortIntent,
  type RackVlanIntent,
  type SwitchIntent,
} from "../../intent/index.ts";
import { interfaces as bridgeInterfaces } from "./bridge/interfaces.ts";
import { linksOf } from "./bridge/links.ts";
import { againstLoops } from "./bridge/loops.ts";
import { vlans as bridgeVlans } from "./bridge/vlans.ts";
import { vpcDomain } from "./bridge/vpc.ts";
import { bfdOnInterface, bfdOnLink } from "./bfd.ts";
import { routedLines, switchedLines } from "./ethernet.ts";
import { nxosFamilies, type NxosFamily } from "./family.ts";
import { isPort } from "./interface-names.ts";
import { interfaceDescription, nxosInterface, vlanName } from "./names.ts";
import { ospfOnInterface } from "./ospf.ts";
import { block } from "./text.ts";
import { memberOf } from "./vrf.ts";
import { when } from "../blocks.ts";

/** Of an interface with IPv6: a router that announces itself is a default route to servers, and FRR's does not. */
const silent = (family: NxosFamily): readonly string[] => when(family.name === "ipv6", "ipv6 nd suppress-ra");

function routed(intent: SwitchIntent, one: InterfaceIntent): string[] {
  const name = nxosInterface(one.name);
  const isLoopback = name === systems.nxos.loopback;
  const families = nxosFamilies(intent);
  return block(`interface ${name}`, [
    `description ${interfaceDescription(one.description)}`,
    ...when(isPort(name), "no switchport"),
    ...memberOf(intent),
    ...routedLines(intent.ethernet[one.name]),
    ...bfdOnInterface(intent, one),
    ...families.flatMap((family) => [
      `${family.ip} address ${family.interfaceAddress(one.address)}`,
      ...(isLoopback ? [] : silent(family)),
    ]),
    ...families.flatMap((family) => ospfOnInterface(intent, one.name, family)),
    ...when(!isLoopback, "no shutdown"),
  ]);
}

/** NX-OS takes into a port channel only what routes, and is as fast and long, as that. */
const member = (
  { name, description }: PortIntent,
  number: number,
  said: EthernetIntent | undefined,
): string[] =>
  block(`interface ${name}`, [
    `description ${interfaceDescription(description)}`,
    "no switchport",
    ...routedLines(said),
    `channel-group ${String(number)} mode active`,
    "no shutdown",
  ]);

/** An interface that routes, and the ports that it is of. */
function whole(intent: SwitchIntent, one: InterfaceIntent): string[][] {
  const { number = 0, ports: of = [] } = one.aggregate ?? {};
  return [routed(intent, one), ...of.map((port) => member(port, number, intent.ethernet[port.name]))];
}

/** A link without addresses: IPv4 comes in by it all the same, and router advertisements tell the other end whom to speak to. */
const linked = (intent: SwitchIntent, one: LinkPeer): string[] =>
  block(`interface ${one.interface}`, [
    `description ${interfaceDescription(one.description)}`,
    "no switchport",
    ...memberOf(intent),
    ...routedLines(intent.ethernet[one.interface]),
    ...bfdOnLink(intent, one),
    ...(intent.ipv6?.alone === true ? [] : ["ip forward"]),
    "ipv6 link-local use-bia-only",
    "no shutdown",
  ]);

const switched = (
  { name, description }: PortIntent,
  lines: readonly string[],
  said: EthernetIntent | undefined,
): string[] =>
  block(`interface ${name}`, [
    `description ${interfaceDescription(description)}`,
    "switchport",
    ...switchedLines(said),
    ...lines,
    "no shutdown",
  ]);

/** To a server: who sends a switch's packet (BPDU) there is shut out. */
const access = (vlan: string): readonly string[] => [
  "switchport mode access",
  `switchport access vlan ${vlan}`,
  "spanning-tree port type edge",
  "spanning-tree bpduguard enable",
];

const trunk = (vlan: string): readonly string[] => [
  "switchport mode trunk",
  `switchport trunk allowed vlan ${vlan}`,
];

function ports(
  { vlan, access: servers, trunks }: RackVlanIntent,
  said: SwitchIntent["ethernet"],
): string[][] {
  const number = String(vlan);
  return [
    ...servers.map((port) => switched(port, access(number), said[port.name])),
    ...trunks.map((port) => switched(port, trunk(number), said[port.name])),
  ];
}

/** The rack's VLAN, which must be there before an interface routes in it; of a pair also what makes it one. */
export function rackVlan(intent: SwitchIntent): string[][] {
  const { rackVlan: rack } = intent;
  const bridge = rackBridge(intent);
  if (bridge !== null) return [...againstLoops(bridge), ...bridgeVlans(bridge), vpcDomain(bridge.switching)];
  return rack === null ? [] : [block(`vlan ${String(rack.vlan)}`, [`name ${vlanName(rack.name)}`])];
}

/** Aggregates are as those of a switch that only switches. */
function rackPorts(intent: SwitchIntent): string[][] {
  const bridge = rackBridge(intent);
  if (bridge !== null) return bridgeInterfaces(bridge, linksOf(bridge));
  return intent.rackVlan === null ? [] : ports(intent.rackVlan, intent.ethernet);
}

/** Routed ones in the intent's order, then the rack's ports. */
export const interfaces = (intent: SwitchIntent): string[][] => [
  ...intent.interfaces.flatMap((one) => whole(intent, one)),
  ...intent.linkPeers.map((one) => linked(intent, one)),
  ...rackPorts(intent),
];
