import { systems } from "../../hardware/index.ts";
import type { RoutingIntent } from "../../intent/index.ts";
import { interfaceOn } from "../names.ts";

/** What an interface is to CONFIG_DB, which has tables of its own for each kind. */
export type InterfaceKind = "loopback" | "port" | "port-channel" | "vlan";

const KINDS: readonly (readonly [InterfaceKind, RegExp])[] = [
  ["loopback", new RegExp(`^${systems.sonic.loopback}$`)],
  ["port", /^Ethernet(?:0|[1-9][0-9]{0,4})$/],
  ["port-channel", /^PortChannel[0-9]{1,4}$/],
  ["vlan", /^Vlan(?:[2-9]|[1-9][0-9]{1,2}|[1-3][0-9]{3}|40[0-8][0-9]|409[0-4])$/],
];

/** @throws RangeError for a name that is refused: the spec is checked, so this is a defect */
export function kindOf(name: string): InterfaceKind {
  const found = KINDS.find(([, pattern]) => pattern.test(name));
  if (found === undefined) throw new RangeError(`SONiC has no interface ${name}`);
  return found[0];
}

/** Why SONiC has no port of this name, after the name itself; null where it may have one. */
export function refusedBySonic(name: string): string | null {
  if (KINDS.some(([kind, pattern]) => kind !== "loopback" && pattern.test(name))) return null;
  if (/^(?:Ethernet|Eth|PortChannel|Po)[0-9]+\.[0-9]+$/.test(name))
    return "is a sub-interface: name a port, a port channel or a VLAN";
  if (/^Vlan[0-9]+$/.test(name)) return "is of a VLAN that SONiC does not have: its own are 2 to 4094";
  return "is no name that SONiC gives: its own are as Ethernet0, PortChannel1 and Vlan10";
}

const named = (name: string): string => interfaceOn("sonic", name);

/** The same router with its interfaces as SONiC calls them. */
export const onSonic = <T extends RoutingIntent>(intent: T): T => ({
  ...intent,
  interfaces: intent.interfaces.map((one) => ({ ...one, name: named(one.name) })),
  linkPeers: intent.linkPeers.map((one) => ({ ...one, interface: named(one.interface) })),
  groups: intent.groups.map((group) => ({
    ...group,
    updateSource: group.updateSource === null ? null : named(group.updateSource),
  })),
  ospf:
    intent.ospf === null
      ? null
      : {
          ...intent.ospf,
          interfaces: intent.ospf.interfaces.map((one) => ({ ...one, name: named(one.name) })),
        },
});
