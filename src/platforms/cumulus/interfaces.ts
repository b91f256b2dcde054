import type { InterfaceIntent, PortIntent, SwitchIntent } from "../../intent/index.ts";
import { systems } from "../../hardware/index.ts";
import { interfaceOn } from "../names.ts";
import { cumulusFamilies } from "./family.ts";
import { isBond, vlanOf } from "./interface-name.ts";
import { description, INTERFACE_TEXT } from "./names.ts";
import { ospfInterface } from "./ospf.ts";
import { membership } from "./rack-vlan.ts";
import { byName, names, THERE, type Tree } from "./tree.ts";

const UP: Tree = { link: { state: { up: THERE } } };

/** What an interface is: NVUE wants to be told, and only the name says. */
export function kindOf(name: string): Tree {
  if (name === systems.cumulus.loopback) return { type: "loopback" };
  const vlan = vlanOf(name);
  if (vlan !== null) return { type: "svi", vlan };
  return { ...UP, type: isBond(name) ? "bond" : "swp" };
}

const routed = (
  intent: SwitchIntent,
  { name, description: text, address }: InterfaceIntent,
): [string, Tree] => [
  interfaceOn("cumulus", name),
  {
    description: description(text, INTERFACE_TEXT),
    ip: { address: names(cumulusFamilies(intent).map((family) => family.interfaceAddress(address))) },
    ...ospfInterface(intent, name),
    ...kindOf(interfaceOn("cumulus", name)),
  },
];

const bridged = ({ name, description: text }: PortIntent, bridge: Tree): [string, Tree] => [
  name,
  { bridge, description: description(text, INTERFACE_TEXT), ...kindOf(name) },
];

/** Interfaces that route. */
export const routedInterfaces = (intent: SwitchIntent): Tree =>
  byName(intent.interfaces, (one) => routed(intent, one));

/** Every interface that the fabric owns: those that route, and a ToR's ports into its rack's VLAN. */
export const interfaces = (intent: SwitchIntent): Tree => {
  const { rackVlan } = intent;
  return {
    ...routedInterfaces(intent),
    ...(rackVlan === null
      ? {}
      : {
          ...byName(rackVlan.access, (port) => bridged(port, membership.access(rackVlan))),
          ...byName(rackVlan.trunks, (port) => bridged(port, membership.trunk(rackVlan))),
        }),
  };
};
