import { eosGrammar } from "../../platforms/eos/dialect/grammar.ts";
import { factsBy, ownsUnits, statementsBy, type Reading } from "./reading.ts";
import { ARISTA_AND_CISCO } from "./said-alike.ts";
import type { FactSyntax } from "./syntax.ts";

const syntax: FactSyntax = {
  ...ARISTA_AND_CISCO,
  neighborAsn: /^router bgp \d+\nneighbor (?<peer>[\d.]+) remote-as (?<asn>\d+)$/,
  neighborDescription: /^router bgp \d+\nneighbor (?<peer>[\d.]+) description (?<text>.+)$/,
  portPeer: /^router bgp \d+\nneighbor interface (?<port>\S+) peer-group \S+/,
  listens: /^router bgp \d+\nbgp listen range (?<range>[\d./]+) peer-group \S+/,
  network: /^router bgp \d+\n(?:address-family ipv4\n)?network (?<range>[\d./]+)$/,
  permit:
    /^ip prefix-list (?<list>\S+)\nseq \d+ permit (?<range>[\d./]+)(?: eq (?<exact>\d+))?(?: ge (?<least>\d+))?(?: le (?<most>\d+))?$/,
  neighborImports:
    /^router bgp \d+\naddress-family ipv4\nneighbor (?<peer>[\d.]+) route-map (?<policy>\S+) in$/,
};

/** Arista EOS's `show running-config`. */
export const eosReading: Reading = {
  facts: factsBy(syntax),
  statements: (text) => statementsBy(eosGrammar, text),
  owns: ownsUnits,
};
