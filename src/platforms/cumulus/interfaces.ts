import type {
  EthernetIntent,
  InterfaceIntent,
  LinkPeer,
  PortIntent,
  SwitchIntent,
} from "../../intent/index.ts";
import { systems } from "../../hardware/index.ts";
import { interfaceOn } from "../names.ts";
import { broken, linkOf, mtuOf } from "./ethernet.ts";
import { cumulusFamilies } from "./family.ts";
import { isBond, vlanOf } from "./interface-name.ts";
import { description, INTERFACE_TEXT } from "./names.ts";
import { ospfInterface } from "./ospf.ts";
import { membership } from "./rack-vlan.ts";
import { byName, names, THERE, when, type Tree } from "./tree.ts";
import { inVrf, isOfVrf } from "./vrf.ts";

const UP: Tree = { state: { up: THERE } };

const inLink = (tree: Tree): Tree => (Object.keys(tree).length > 0 ? { link: tree } : {});

/** What an interface is: NVUE wants to be told, and only the name says. */
export function kindOf(name: string, said?: EthernetIntent): Tree {
  if (name === systems.cumulus.loopback) return { type: "loopback" };
  const vlan = vlanOf(name);
  if (vlan !== null) return { ...inLink(mtuOf(said)), type: "svi", vlan };
  return isBond(name)
    ? { link: { ...mtuOf(said), ...UP }, type: "bond" }
    : { link: { ...linkOf(said), ...UP }, type: "swp" };
}

const routed = (
  intent: SwitchIntent,
  { name, description: text, address, aggregate }: InterfaceIntent,
): [string, Tree] => [
  interfaceOn("cumulus", name),
  {
    ...(aggregate === undefined ? {} : { bond: { member: names(aggregate.ports.map((port) => port.name)) } }),
    description: description(text, INTERFACE_TEXT),
    ip: {
      address: names(cumulusFamilies(intent).map((family) => family.interfaceAddress(address))),
      ...inVrf(intent),
    },
    ...ospfInterface(intent, name),
    ...kindOf(interfaceOn("cumulus", name), intent.ethernet[name]),
  },
];

/** A port in a bond. */
const member = (
  { name, description: text }: PortIntent,
  said: EthernetIntent | undefined,
): [string, Tree] => [name, { description: description(text, INTERFACE_TEXT), ...kindOf(name, said) }];

/** A link without addresses: whoever speaks BGP there tells the other end its link-local one by itself. */
const linked = (intent: SwitchIntent, { interface: name, description: text }: LinkPeer): [string, Tree] => [
  name,
  {
    description: description(text, INTERFACE_TEXT),
    ...when(intent.vrf !== undefined, { ip: inVrf(intent) }),
    ...kindOf(name, intent.ethernet[name]),
  },
];

const bridged = (
  { name, description: text }: PortIntent,
  bridge: Tree,
  said: EthernetIntent | undefined,
): [string, Tree] => [
  name,
  { bridge, description: description(text, INTERFACE_TEXT), ...kindOf(name, said) },
];

const membersOf = ({ interfaces: all }: SwitchIntent): readonly PortIntent[] =>
  all.flatMap(({ aggregate }) => aggregate?.ports ?? []);

/** Interfaces that route, and ports of those that are bonds. */
export const routedInterfaces = (intent: SwitchIntent): Tree => ({
  ...byName(intent.breakouts, broken),
  ...byName(
    intent.interfaces.filter(({ name }) => !isOfVrf(intent, name)),
    (one) => routed(intent, one),
  ),
  ...byName(membersOf(intent), (port) => member(port, intent.ethernet[port.name])),
  ...byName(intent.linkPeers, (one) => linked(intent, one)),
});

/** Every interface that the fabric owns: those that route, and a ToR's ports into its rack's VLAN. */
export const interfaces = (intent: SwitchIntent): Tree => {
  const { rackVlan } = intent;
  return {
    ...routedInterfaces(intent),
    ...(rackVlan === null
      ? {}
      : {
          ...byName(rackVlan.access, (port) =>
            bridged(port, membership.access(rackVlan), intent.ethernet[port.name]),
          ),
          ...byName(rackVlan.trunks, (port) =>
            bridged(port, membership.trunk(rackVlan), intent.ethernet[port.name]),
          ),
        }),
  };
};
