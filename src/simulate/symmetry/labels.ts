import { isPrivateAsn } from "../../net/asn.ts";
import type { Machine } from "../bgp/machine.ts";
import { item } from "../item.ts";
import type { Owners } from "./holdings.ts";

/**
 * A cell's numbers as text that says the same of cells that are alike: its own by the order in which they come up, others as they are.
 */
export interface Labels {
  readonly asn: (asn: number) => string;
  readonly address: (address: number) => string;
  readonly cluster: (cluster: number) => string;
  readonly prefix: (prefix: number) => string;
  readonly own: OwnNumbers;
}

/** A cell's own numbers, each kind in the order in which they came up: the n-th of one cell is to it what the n-th is to another that is alike. */
export interface OwnNumbers {
  readonly asns: readonly number[];
  readonly addresses: readonly number[];
  readonly clusters: readonly number[];
  readonly prefixes: readonly number[];
}

function inOrder(isOwn: (value: number) => boolean): {
  readonly label: (value: number) => string;
  readonly own: readonly number[];
} {
  const numbers = new Map<number, number>();
  const own: number[] = [];
  const label = (value: number): string => {
    if (!isOwn(value)) return `=${String(value)}`;
    const known = numbers.get(value) ?? own.push(value) - 1;
    numbers.set(value, known);
    return `#${String(known)}`;
  };
  return { label, own };
}

export function labelsOf({ prefixes }: Machine, owners: Owners, cell: number): Labels {
  const asns = inOrder((asn) => owners.ofAsn(asn) === cell);
  const addresses = inOrder((address) => owners.ofAddress(address) === cell);
  const clusters = inOrder((cluster) => owners.ofCluster(cluster) === cell);
  const networks = inOrder((prefix) => owners.ofPrefix(prefix) === cell);
  return {
    asn: (asn) => `${asns.label(asn)}${isPrivateAsn(asn) ? "p" : ""}`,
    address: addresses.label,
    cluster: clusters.label,
    prefix: (prefix) => `${networks.label(prefix)}/${String(item(prefixes.all, prefix).length)}`,
    own: { asns: asns.own, addresses: addresses.own, clusters: clusters.own, prefixes: networks.own },
  };
}
