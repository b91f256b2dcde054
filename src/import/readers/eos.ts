import { eosGrammar } from "../../platforms/eos/dialect/grammar.ts";
import { ownUnit, statementsBy, type Reading } from "./reading.ts";
import type { FactSyntax } from "./syntax.ts";

const syntax: FactSyntax = {
  port: /^interface (?<port>\S+)/,
  description: /^interface (?<port>\S+)\ndescription (?<text>.+)$/,
  address: /^interface (?<port>\S+)\nip address (?<address>[\d./]+)$/,
  asn: /^router bgp (?<asn>\d+)$/,
  routerId: /^router bgp \d+\nrouter-id (?<address>\S+)$/,
  neighborAsn: /^router bgp \d+\nneighbor (?<peer>[\d.]+) remote-as (?<asn>\d+)$/,
  neighborDescription: /^router bgp \d+\nneighbor (?<peer>[\d.]+) description (?<text>.+)$/,
  listens: /^router bgp \d+\nbgp listen range (?<range>[\d./]+) peer-group \S+/,
  network: /^router bgp \d+\n(?:address-family ipv4\n)?network (?<range>[\d./]+)$/,
  permit:
    /^ip prefix-list (?<list>\S+)\nseq \d+ permit (?<range>[\d./]+)(?: eq (?<exact>\d+))?(?: ge (?<least>\d+))?(?: le (?<most>\d+))?$/,
  neighborImports:
    /^router bgp \d+\naddress-family ipv4\nneighbor (?<peer>[\d.]+) route-map (?<policy>\S+) in$/,
  policyMatches: /^route-map (?<policy>\S+) permit \d+\nmatch ip address prefix-list (?<list>\S+)$/,
  staticRoute: /^ip route (?<range>[\d./]+) (?:[A-Z]\S+ )?(?<via>\d+\.\d+\.\d+\.\d+)(?: \d+)?$/,
};

/** Arista EOS's `show running-config`. */
export const eosReading: Reading = {
  syntax,
  statements: (text) => statementsBy(eosGrammar, text),
  ownedBy: ownUnit,
};
