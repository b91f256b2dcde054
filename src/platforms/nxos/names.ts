import type { SwitchIntent } from "../../intent/index.ts";
import { interfaceOn } from "../names.ts";
import { lineText } from "../line-text.ts";

/** Of prefix lists, route maps and templates: "any alphanumeric string up to 63 characters". */
const LONGEST_NAME = 63;

/** Of a neighbour; an interface may have 254, and a VLAN's name 32. */
const LONGEST_OF_NEIGHBOR = 80;
const LONGEST_OF_INTERFACE = 254;
const LONGEST_OF_VLAN = 32;

/** FNV-1a of 64 bits: the core may not ask node:crypto. */
const digestOf = (name: string): string =>
  Array.from(name, (letter) => BigInt(letter.charCodeAt(0)))
    .reduce((hash, octet) => BigInt.asUintN(64, (hash ^ octet) * 0x100000001b3n), 0xcbf29ce484222325n)
    .toString(36);

/**
 * The name of a list, map or template. Dots and strokes, which servers and ports bring with them, become the one sign that no name has. One
 * that is too long is cut, and has a digest of all of it at its end, so that two that begin alike stay two.
 */
export function nxosName(name: string, suffix = ""): string {
  const plain = name.replace(/[./]/g, "_");
  if (plain.length + suffix.length <= LONGEST_NAME) return `${plain}${suffix}`;
  const end = `-${digestOf(name)}${suffix}`;
  return `${plain.slice(0, LONGEST_NAME - end.length)}${end}`;
}

/**
 * A route map by its name. A merge adds clauses to a map and takes none away, so a drained switch's maps have names of their own, and its
 * sessions change from one map to the other.
 */
export const mapName = (name: string, { draining }: Pick<SwitchIntent, "draining">, suffix = ""): string =>
  nxosName(name, draining ? `-DRAINED${suffix}` : suffix);

const text = lineText("!");

const cut = (value: string, most: number): string => text(value.slice(0, most).trimEnd());

export const neighborDescription = (value: string): string => cut(value, LONGEST_OF_NEIGHBOR);

export const interfaceDescription = (value: string): string => cut(value, LONGEST_OF_INTERFACE);

/** Begins with a word of its own: NX-OS has names of VLANs (`default`) that a rack could have too. */
export const vlanName = (rack: string): string => cut(`rack-${rack}`, LONGEST_OF_VLAN);

/** Of a network that a switch carries and has no address in. */
export const networkName = (network: string): string => cut(network, LONGEST_OF_VLAN);

/** An interface by NX-OS's name. */
export const nxosInterface = (name: string): string => interfaceOn("nxos", name);
