import { nxosGrammar } from "../../platforms/nxos/dialect/grammar.ts";
import { factsBy, ownsUnits, statementsBy, type Reading } from "./reading.ts";
import { ARISTA_AND_CISCO } from "./said-alike.ts";
import type { FactSyntax } from "./syntax.ts";

const syntax: FactSyntax = {
  ...ARISTA_AND_CISCO,
  neighborAsn: /^router bgp \d+\nneighbor (?<peer>[\d.]+)\nremote-as (?<asn>\d+)$/,
  neighborDescription: /^router bgp \d+\nneighbor (?<peer>[\d.]+)\ndescription (?<text>.+)$/,
  portPeer: /^router bgp \d+\nneighbor (?<port>[A-Za-z]\S*)$/,
  listens: /^router bgp \d+\nneighbor (?<range>[\d.]+\/\d+)$/,
  network: /^router bgp \d+\naddress-family ipv4 unicast\nnetwork (?<range>[\d./]+)$/,
  permit:
    /^ip prefix-list (?<list>\S+) seq \d+ permit (?<range>[\d./]+)(?: eq (?<exact>\d+))?(?: ge (?<least>\d+))?(?: le (?<most>\d+))?$/,
  neighborImports:
    /^router bgp \d+\nneighbor (?<peer>[\d.]+)\naddress-family ipv4 unicast\nroute-map (?<policy>\S+) in$/,
};

/** Cisco NX-OS's `show running-config`. */
export const nxosReading: Reading = {
  facts: factsBy(syntax),
  statements: (text) => statementsBy(nxosGrammar, text),
  owns: ownsUnits,
};
