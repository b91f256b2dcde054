import type { EthernetIntent, InterfaceIntent, PortIntent, SwitchIntent } from "../../intent/index.ts";
import { interfaceOn } from "../names.ts";
import { bfdTimers } from "./bfd.ts";
import { mtuLines, phyLines } from "./ethernet.ts";
import { comwareFamilies } from "./family.ts";
import { isPhysical } from "./interface-names.ts";
import { ospfInterface, silentNames } from "./ospf.ts";
import { gatewayLines, pairAt, SHARED_MAC } from "./pair-gateway.ts";
import { description, LACP } from "./text.ts";

/** A port of its own either switches or routes, and may have been shut before it got its cable. It is opened when all else is in place. */
export const port = (name: string, mode: "bridge" | "route", lines: readonly string[]): string[] =>
  isPhysical(name)
    ? [`interface ${name}`, ` port link-mode ${mode}`, ...lines, " undo shutdown"]
    : [`interface ${name}`, ...lines];

function block(intent: SwitchIntent, one: InterfaceIntent): string[] {
  const name = interfaceOn("comware", one.name);
  const families = comwareFamilies(intent);
  const pair = pairAt(intent, one);
  return port(name, "route", [
    ` ${description(one.description)}`,
    ...mtuLines(intent.ethernet[one.name]),
    ...phyLines(intent.ethernet[one.name]),
    ...(one.aggregate === undefined ? [] : [LACP]),
    ...(pair === null ? [] : [` mac-address ${SHARED_MAC}`]),
    ...families.flatMap((family) =>
      pair === null
        ? [` ${family.ip} address ${family.interfaceAddress(one.address)}`]
        : gatewayLines(family, one, pair),
    ),
    ...families.flatMap((family) => ospfInterface(intent, one.name, family)),
    ...bfdTimers(intent, one),
  ]);
}

/** A port in a routed aggregate: it has to route, too, before it is taken in. */
const member = (
  { name, description: text }: PortIntent,
  number: number,
  said: EthernetIntent | undefined,
): string[] =>
  port(name, "route", [
    ` ${description(text)}`,
    ...phyLines(said),
    ` port link-aggregation group ${String(number)}`,
  ]);

/**
 * What OSPF names as silent, no more than made: an interface of a VLAN is not there by itself, and a port that changes its mode becomes
 * another, which is not silent.
 */
export const namedByOspf = ({ ospf }: SwitchIntent): string[][] =>
  ospf === null
    ? []
    : silentNames(ospf).map((name) => [
        `interface ${name}`,
        ...(isPhysical(name) ? [" port link-mode route"] : []),
      ]);

/** Interfaces with addresses, a block each, and behind each aggregate its ports. */
export const interfaces = (intent: SwitchIntent): string[][] =>
  intent.interfaces.flatMap((one) => {
    const { number = 0, ports = [] } = one.aggregate ?? {};
    return [block(intent, one), ...ports.map((own) => member(own, number, intent.ethernet[own.name]))];
  });
