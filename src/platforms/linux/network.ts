import type { InterfaceIntent, SwitchIntent } from "../../intent/index.ts";
import { LOOPBACK } from "../../plan/types.ts";
import { ethernet } from "./ethernet.ts";
import { rackVlan } from "./rack-vlan.ts";
import { routed } from "./routed.ts";
import { interfacesFile, stanza } from "./stanza.ts";

/** The loopback is there by itself, and of a rack's VLAN more is to be said than of a port. */
const isPort = ({ rackVlan: rack }: SwitchIntent, { name }: InterfaceIntent): boolean =>
  name !== LOOPBACK && name !== rack?.interface;

/** ifupdown2's file of a switch that routes: every port that the fabric cabled, and its rack's VLAN. */
export const network = (intent: SwitchIntent): string =>
  interfacesFile([
    ...intent.interfaces
      .filter((one) => isPort(intent, one))
      .map((one) => stanza(one.name, routed(intent, one, ethernet(intent.ethernet[one.name] ?? {})))),
    ...intent.linkPeers.map(({ interface: name, description }) =>
      stanza(name, routed(intent, { name, description }, ethernet(intent.ethernet[name] ?? {}))),
    ),
    ...rackVlan(intent),
  ]);
