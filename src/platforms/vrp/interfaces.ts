import type { InterfaceIntent, SwitchIntent } from "../../intent/index.ts";
import { interfaceOn } from "../names.ts";
import { mtuLines, phyLines } from "./ethernet.ts";
import { vrpFamilies } from "./family.ts";
import { isPort } from "./names.ts";
import { ospfInterface } from "./ospf.ts";
import { gatewayLines, pairAt, sharedMac } from "./pair-gateway.ts";
import { description } from "./text.ts";
import { when } from "../blocks.ts";

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => ` ${line}`);

/** An interface that routes. A port comes as one of a switch. */
function interfaceBlock(intent: SwitchIntent, one: InterfaceIntent): string[] {
  const name = interfaceOn("vrp", one.name);
  const pair = pairAt(intent, one);
  return [
    `interface ${name}`,
    ...when(isPort(name), " undo portswitch", " undo shutdown"),
    ` description ${description(one.description)}`,
    ...mtuLines(intent.ethernet[one.name]),
    ...phyLines(intent.ethernet[one.name]),
    ...(pair === null ? [] : indented([sharedMac()])),
    ...vrpFamilies(intent).flatMap((family) => [
      ...indented(pair === null ? family.interfaceLines(one.address) : gatewayLines(family, one, pair)),
      ...indented(ospfInterface(intent, one.name, family)),
    ]),
  ];
}

export const interfaces = (intent: SwitchIntent): string[][] =>
  intent.interfaces.map((one) => interfaceBlock(intent, one));
