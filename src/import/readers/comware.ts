import { comwareGrammar } from "../../platforms/comware/dialect/grammar.ts";
import { factsBy, ownsUnits, statementsBy, type Reading } from "./reading.ts";
import type { FactSyntax } from "./syntax.ts";
import { COMWARE_AND_VRP } from "./undo-words.ts";

const syntax: FactSyntax = {
  ...COMWARE_AND_VRP,
  listens: /^bgp \d+\npeer (?<range>[\d.]+ \d+) group \S+$/,
  network: /^bgp \d+\naddress-family ipv4 unicast\nnetwork (?<range>[\d.]+ [\d.]+)$/,
  permit:
    /^ip prefix-list (?<list>\S+) index \d+ permit (?<range>[\d.]+ \d+)(?: greater-equal (?<least>\d+))?(?: less-equal (?<most>\d+))?$/,
  neighborImports:
    /^bgp \d+\naddress-family ipv4 unicast\npeer (?<peer>[\d.]+) route-policy (?<policy>\S+) import$/,
  policyMatches:
    /^route-policy (?<policy>\S+) permit node \d+\nif-match ip address prefix-list (?<list>\S+)$/,
};

/** H3C Comware 7's `display current-configuration`. */
export const comwareReading: Reading = {
  facts: factsBy(syntax),
  statements: (text) => statementsBy(comwareGrammar, text),
  owns: ownsUnits,
};
