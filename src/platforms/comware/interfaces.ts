import type { InterfaceIntent, SwitchIntent } from "../../intent/index.ts";
import { interfaceOn } from "../names.ts";
import { bfdTimers } from "./bfd.ts";
import { mtuLines, phyLines } from "./ethernet.ts";
import { comwareFamilies } from "./family.ts";
import { isPhysical } from "./interface-names.ts";
import { ospfInterface, silentNames } from "./ospf.ts";
import { gatewayLines, pairAt, SHARED_MAC } from "./pair-gateway.ts";
import { description } from "./text.ts";

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

/** Interfaces with addresses, a block each. */
export const interfaces = (intent: SwitchIntent): string[][] =>
  intent.interfaces.map((one) => block(intent, one));
