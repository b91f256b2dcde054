import type { InterfaceIntent, SwitchIntent } from "../../intent/index.ts";
import { LOOPBACK } from "../../plan/types.ts";
import { bonded } from "./bond.ts";
import { ethernet } from "./ethernet.ts";
import { rackVlan } from "./rack-vlan.ts";
import { routed } from "./routed.ts";
import { alias, interfacesFile, stanza } from "./stanza.ts";

/** The loopback is there by itself, and of a rack's VLAN more is to be said than of a port. */
const isPort = ({ rackVlan: rack }: SwitchIntent, { name }: InterfaceIntent): boolean =>
  name !== LOOPBACK && name !== rack?.interface;

/** Ports of an aggregate: nothing but that is on them. */
const members = (intent: SwitchIntent, { aggregate }: InterfaceIntent): readonly (readonly string[])[] =>
  (aggregate?.ports ?? []).map(({ name, description }) =>
    stanza(name, [alias(description), ...ethernet(intent.ethernet[name] ?? {})]),
  );

const lines = (intent: SwitchIntent, one: InterfaceIntent): readonly string[] =>
  routed(intent, one, [
    ...(one.aggregate === undefined ? [] : bonded(one.aggregate.ports.map(({ name }) => name))),
    ...ethernet(intent.ethernet[one.name] ?? {}),
  ]);

/** Its table is the next that ifupdown2 has given to no other VRF. What it has of the loopback, its address, is FRR's. */
const vrfDevice = (intent: SwitchIntent): readonly (readonly string[])[] =>
  intent.vrf === undefined
    ? []
    : [
        stanza(
          intent.vrf,
          routed(intent, { name: intent.vrf, description: "router id" }, ["vrf-table auto"]),
        ),
      ];

/** ifupdown2's file of a switch that routes: every port that the fabric cabled, and its rack's VLAN. */
export const network = (intent: SwitchIntent): string =>
  interfacesFile([
    ...vrfDevice(intent),
    ...intent.interfaces
      .filter((one) => isPort(intent, one))
      .flatMap((one) => [...members(intent, one), stanza(one.name, lines(intent, one))]),
    ...intent.linkPeers.map(({ interface: name, description }) =>
      stanza(name, routed(intent, { name, description }, ethernet(intent.ethernet[name] ?? {}))),
    ),
    ...rackVlan(intent),
  ]);
