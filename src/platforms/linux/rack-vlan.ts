import {
  familiesOf,
  type EthernetIntent,
  type InterfaceIntent,
  type PortIntent,
  type RackVlanIntent,
  type SwitchIntent,
} from "../../intent/index.ts";
import type { Aggregate } from "../../plan/switching.ts";
import { bond, bondName } from "./bond.ts";
import { perVlan, vlanAware } from "./bridge.ts";
import { ethernet } from "./ethernet.ts";
import { routed } from "./routed.ts";
import { alias, stanza } from "./stanza.ts";

const of = ({ ethernet: said }: SwitchIntent, name: string): EthernetIntent => said[name] ?? {};

const inVlan = (rack: RackVlanIntent, to: "server" | "tor"): readonly string[] => {
  if (rack.bridgePerVlan === true) return [];
  return to === "server" ? vlanAware.untagged(rack.vlan) : vlanAware.tagged([rack.vlan]);
};

const port = (
  intent: SwitchIntent,
  { name, description }: PortIntent,
  lines: readonly string[],
): readonly string[] => stanza(name, [alias(description), ...ethernet(of(intent, name)), ...lines]);

const aggregate = (intent: SwitchIntent, rack: RackVlanIntent, one: Aggregate): readonly string[] => {
  const { mtu } = of(intent, one.ports[0] ?? "");
  const lines = mtu === undefined ? {} : { mtu };
  return stanza(bondName(one), [...bond(one), ...ethernet(lines), ...inVlan(rack, "server")]);
};

const bridgedIn = ({ access, aggregates, trunks }: RackVlanIntent): readonly string[] => [
  ...access.map(({ name }) => name),
  ...aggregates.map(bondName),
  ...trunks.map(({ name }) => name),
];

/** A bridge has the MTU that its ports have as they come to it, and keeps what it is told. */
const bridgeMtu = ({ name }: InterfaceIntent, { mtu }: EthernetIntent): readonly string[] =>
  mtu === undefined ? [] : [`post-up ip link set dev ${name} mtu ${String(mtu)}`];

/**
 * A bridge has the address of one of its ports, another when these come and go: what servers have noted down would be wrong. Locally administered
 * (IEEE 802c), and after the router id, which no other switch has.
 */
const hwaddress = ({ routerId }: SwitchIntent): string =>
  `hwaddress 02:fb:${[24, 16, 8, 0].map((bits) => ((routerId >>> bits) & 255).toString(16).padStart(2, "0")).join(":")}`;

/** Of a bridge without an address ifupdown2 would forbid the kernel to forward. */
const addresses = ({ ipv6 }: SwitchIntent, { address }: InterfaceIntent): readonly string[] =>
  familiesOf(ipv6).map((family) => `address ${family.interfaceAddress(address)}`);

/** The interface that routes in the rack's VLAN, and the bridge that it stands on where it is none itself. */
function gateway(
  intent: SwitchIntent,
  rack: RackVlanIntent,
  own: InterfaceIntent,
): readonly (readonly string[])[] {
  const names = bridgedIn(rack);
  const said = of(intent, own.name);
  if (rack.bridgePerVlan === true) {
    const lines = routed(intent, own, [
      ...perVlan.bridge(names, null),
      hwaddress(intent),
      ...addresses(intent, own),
    ]);
    return [stanza(own.name, [...lines, ...bridgeMtu(own, said)])];
  }
  return [
    stanza(vlanAware.name, [...vlanAware.bridge(names, [rack.vlan], null), hwaddress(intent)]),
    stanza(own.name, routed(intent, own, [...vlanAware.gateway(rack.vlan), ...ethernet(said)])),
  ];
}

/** Everything of a rack's VLAN: its ports, aggregates to servers, the bridge. */
export function rackVlan(intent: SwitchIntent): readonly (readonly string[])[] {
  const { rackVlan: rack, interfaces } = intent;
  if (rack === null) return [];
  return [
    ...rack.access.map((one) => port(intent, one, inVlan(rack, "server"))),
    ...rack.members.map((one) => port(intent, one, [])),
    ...rack.aggregates.map((one) => aggregate(intent, rack, one)),
    ...rack.trunks.map((one) => port(intent, one, inVlan(rack, "tor"))),
    ...interfaces.filter(({ name }) => name === rack.interface).flatMap((own) => gateway(intent, rack, own)),
  ];
}
