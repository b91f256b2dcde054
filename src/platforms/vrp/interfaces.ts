import type { EthernetIntent, InterfaceIntent, PortIntent, SwitchIntent } from "../../intent/index.ts";
import { interfaceOn } from "../names.ts";
import { mtuLines, phyLines } from "./ethernet.ts";
import { vrpFamilies } from "./family.ts";
import { isPort } from "./names.ts";
import { ospfInterface } from "./ospf.ts";
import { gatewayLines, pairAt, sharedMac } from "./pair-gateway.ts";
import { description, LACP } from "./text.ts";
import { when } from "../blocks.ts";

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => ` ${line}`);

/** An interface that routes. A port comes as one of a switch. */
function interfaceBlock(intent: SwitchIntent, one: InterfaceIntent): string[] {
  const name = interfaceOn("vrp", one.name);
  const pair = pairAt(intent, one);
  return [
    `interface ${name}`,
    ...when(isPort(name), " undo portswitch"),
    // What the fabric makes is never shut.
    ...when(isPort(name) && one.aggregate === undefined, " undo shutdown"),
    ` description ${description(one.description)}`,
    ...mtuLines(intent.ethernet[one.name]),
    ...phyLines(intent.ethernet[one.name]),
    ...(pair === null ? [] : indented([sharedMac()])),
    ...vrpFamilies(intent).flatMap((family) => [
      ...indented(pair === null ? family.interfaceLines(one.address) : gatewayLines(family, one, pair)),
      ...indented(ospfInterface(intent, one.name, family)),
    ]),
    ...when(one.aggregate !== undefined, LACP),
  ];
}

/** In an Eth-Trunk, which says all but what is the port's own. */
const member = (
  { name, description: text }: PortIntent,
  number: number,
  said: EthernetIntent | undefined,
): string[] => [
  `interface ${name}`,
  " undo shutdown",
  ` description ${description(text)}`,
  ...phyLines(said),
  ` eth-trunk ${String(number)}`,
];

/** Each aggregate before its ports. */
export const interfaces = (intent: SwitchIntent): string[][] =>
  intent.interfaces.flatMap((one) => {
    const { number = 0, ports = [] } = one.aggregate ?? {};
    return [
      interfaceBlock(intent, one),
      ...ports.map((port) => member(port, number, intent.ethernet[port.name])),
    ];
  });
