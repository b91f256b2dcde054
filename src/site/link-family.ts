import { containsAddress, formatIpv4, formatPrefix, overlaps, type Ipv4, type Prefix4 } from "../net/ipv4.ts";
import {
  containsAddress6,
  formatIpv6,
  formatPrefix6,
  overlaps6,
  sizeOf6,
  type Ipv6,
  type Pool6,
  type Prefix6,
} from "../net/ipv6.ts";
import { subnetAt } from "../net/pool.ts";
import type { Interconnect, InterconnectEnd, Site } from "../spec/index.ts";

/** How networks of interconnects are numbered, compared and written in one address family. */
export interface LinkFamily<Address, Prefix extends { readonly length: number }> {
  /** Fields of the registry: the pool of `links`, an interconnect's network, an end's address in it. */
  readonly fields: readonly [
    links: "ipv4" | "ipv6",
    subnet: "subnet" | "subnet6",
    address: "address" | "address6",
  ];
  /** A link between two has both of its addresses for hosts (RFC 3021, RFC 6164). */
  readonly length: number;
  readonly poolOf: (site: Site) => readonly Prefix[] | undefined;
  readonly subnetOf: (interconnect: Interconnect) => Prefix | undefined;
  readonly addressOf: (end: InterconnectEnd) => Address | undefined;
  /** The `index`-th network of a pool; null where it has ended. */
  readonly cut: (pool: readonly Prefix[], index: number) => Prefix | null;
  /** The `number`-th address of a network, from 0. */
  readonly at: (network: Prefix, number: number) => Address;
  readonly contains: (network: Prefix, address: Address) => boolean;
  readonly overlaps: (one: Prefix, other: Prefix) => boolean;
  readonly formatAddress: (address: Address) => string;
  readonly format: (network: Prefix) => string;
}

const [LINK, LINK6] = [31, 127];

function subnet6At(pool: Pool6, index: number): Prefix6 | null {
  let left = BigInt(index);
  for (const { base, length } of pool) {
    const slots = length > LINK6 ? 0n : 1n << BigInt(LINK6 - length);
    if (left < slots) return { base: base + left * sizeOf6(LINK6), length: LINK6 };
    left -= slots;
  }
  return null;
}

export const IN_IPV4: LinkFamily<Ipv4, Prefix4> = {
  fields: ["ipv4", "subnet", "address"],
  length: LINK,
  poolOf: ({ links }) => links.ipv4,
  subnetOf: ({ subnet }) => subnet,
  addressOf: ({ address }) => address,
  cut: (pool, index) => subnetAt(pool, LINK, index),
  at: ({ base }, number) => base + number,
  contains: containsAddress,
  overlaps,
  formatAddress: formatIpv4,
  format: formatPrefix,
};

export const IN_IPV6: LinkFamily<Ipv6, Prefix6> = {
  fields: ["ipv6", "subnet6", "address6"],
  length: LINK6,
  poolOf: ({ links }) => links.ipv6,
  subnetOf: ({ subnet6 }) => subnet6,
  addressOf: ({ address6 }) => address6,
  cut: subnet6At,
  at: ({ base }, number) => base + BigInt(number),
  contains: containsAddress6,
  overlaps: overlaps6,
  formatAddress: formatIpv6,
  format: formatPrefix6,
};
