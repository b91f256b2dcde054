import type { TreeRules, Whole } from "../../tree-change/rules.ts";
import type { Path } from "../../tree-change/tree.ts";

/** The second part of a row's key. */
const PART = /^\|/;

/** Where what a member is says whose the row is. */
const member = (table: string, of: string): Whole => ({
  path: [table, "*", PART],
  by: ([, , key = ""]) => [of, key.slice(1)],
});

/** Rows of an interface, which is whoever's port, port channel or VLAN it is. */
const interfaceOf = (table: string, of: string): Whole => ({
  path: [table, "*"],
  by: ([, name = ""]: Path) => [of, name],
});

/**
 * What of CONFIG_DB is the fabric's: the fields and rows that it names; of its ports, port channels and VLANs every address and membership,
 * for a port has what was said of it last, and one of a factory's would stand beside it.
 */
export const rules: TreeRules = {
  whole: [
    interfaceOf("INTERFACE", "PORT"),
    interfaceOf("PORTCHANNEL_INTERFACE", "PORTCHANNEL"),
    interfaceOf("VLAN_INTERFACE", "VLAN"),
    member("VLAN_MEMBER", "PORT"),
    member("VLAN_MEMBER", "PORTCHANNEL"),
    member("PORTCHANNEL_MEMBER", "PORT"),
  ],
  automatic: [],
  ciphered: () => false,
  same: (running, wanted) => JSON.stringify(running) === JSON.stringify(wanted),
};
