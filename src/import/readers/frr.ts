import { isHidden, profileOf } from "../../platforms/frr/hidden-defaults.ts";
import { frrGrammar } from "../../platforms/frr/lines-grammar.ts";
import { SAID_ALIKE } from "./said-alike.ts";
import type { FactSyntax } from "./syntax.ts";
import { factsBy, ownsBy, statementsBy, type Reading } from "./reading.ts";

export const frrSyntax: FactSyntax = {
  ...SAID_ALIKE,
  address: /^interface (?<port>\S+)\nip address (?<address>\S+)$/,
  routerId: /^router bgp \d+\nbgp router-id (?<address>\S+)$/,
  neighborAsn: /^router bgp \d+\nneighbor (?<peer>[\d.]+) remote-as (?<asn>\d+)$/,
  neighborDescription: /^router bgp \d+\nneighbor (?<peer>[\d.]+) description (?<text>.+)$/,
  listens: /^router bgp \d+\nbgp listen range (?<range>[\d./]+) peer-group \S+$/,
  network: /^router bgp \d+\naddress-family ipv4 unicast\nnetwork (?<range>[\d./]+)$/,
  permit:
    /^ip prefix-list (?<list>\S+) seq \d+ permit (?<range>[\d./]+)(?: ge (?<least>\d+))?(?: le (?<most>\d+))?$/,
  neighborImports:
    /^router bgp \d+\naddress-family ipv4 unicast\nneighbor (?<peer>[\d.]+) route-map (?<policy>\S+) in$/,
  portPeer: /^router bgp \d+\nneighbor (?<port>[A-Za-z]\S*) interface(?: |$)/,
  staticRoute: /^ip route (?<range>[\d./]+) (?<via>\d+\.\d+\.\d+\.\d+)(?: \S+)?(?: \d+)?$/,
};

/** What FRR prints before its lines. */
const FRAME = /^(?:Building configuration\.\.\.|Current configuration:)$/;

/** FRR's `show running-config`. */
export const frrReading: Reading = {
  facts: factsBy(frrSyntax),
  statements: (text) => {
    const profile = profileOf(text);
    return statementsBy(frrGrammar, text).filter(({ line }) => !isHidden(line, profile) && !FRAME.test(line));
  },
  // A block is owned whole.
  owns: ownsBy(({ top }) => top),
};
