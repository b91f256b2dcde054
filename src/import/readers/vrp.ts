import { vrpGrammar } from "../../platforms/vrp/dialect/grammar.ts";
import { factsBy, ownsUnits, statementsBy, type Reading } from "./reading.ts";
import type { FactSyntax } from "./syntax.ts";
import { COMWARE_AND_VRP } from "./undo-words.ts";

const syntax: FactSyntax = {
  ...COMWARE_AND_VRP,
  listens: /^bgp \d+\npeer \S+ listen-net (?<range>[\d.]+ \d+)$/,
  network: /^bgp \d+\nipv4-family unicast\nnetwork (?<range>[\d.]+ [\d.]+)$/,
  permit:
    /^ip ip-prefix (?<list>\S+) index \d+ permit (?<range>[\d.]+ \d+)(?: greater-equal (?<least>\d+))?(?: less-equal (?<most>\d+))?$/,
  neighborImports: /^bgp \d+\nipv4-family unicast\npeer (?<peer>[\d.]+) route-policy (?<policy>\S+) import$/,
  policyMatches: /^route-policy (?<policy>\S+) permit node \d+\nif-match ip-prefix (?<list>\S+)$/,
};

/** Huawei VRP 8's `display current-configuration`. */
export const vrpReading: Reading = {
  facts: factsBy(syntax),
  statements: (text) => statementsBy(vrpGrammar, text),
  owns: ownsUnits,
};
