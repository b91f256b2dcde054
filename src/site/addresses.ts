import { errorAt, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import {
  containsAddress,
  formatIpv4,
  formatPrefix,
  overlaps,
  type InterfaceAddress,
  type Prefix4,
} from "../net/ipv4.ts";
import {
  containsAddress6,
  formatIpv6,
  formatPrefix6,
  overlaps6,
  sizeOf6,
  type InterfaceAddress6,
  type Pool6,
  type Prefix6,
} from "../net/ipv6.ts";
import { subnetAt } from "../net/pool.ts";
import type { Interconnect, Site } from "../spec/index.ts";

/** The addresses of both ends, in each family that both datacenters have. */
export interface Addresses {
  readonly ipv4: readonly [InterfaceAddress, InterfaceAddress] | null;
  readonly ipv6: readonly [InterfaceAddress6, InterfaceAddress6] | null;
  readonly faults: readonly Diagnostic[];
}

/** A link between two has both of its addresses for hosts (RFC 3021, RFC 6164). */
const LINK = 31;
const LINK6 = 127;

/** The `index`-th /127 of a pool; null where it has ended. */
function subnet6At(pool: Pool6, index: number): Prefix6 | null {
  let left = BigInt(index);
  for (const { base, length } of pool) {
    const slots = length > LINK6 ? 0n : 1n << BigInt(LINK6 - length);
    if (left < slots) return { base: base + left * sizeOf6(LINK6), length: LINK6 };
    left -= slots;
  }
  return null;
}

/** Where the network of a family comes from: given, or the pool's. */
function networkFault(
  path: SpecPath,
  field: "subnet" | "subnet6",
  pool: readonly unknown[] | undefined,
  index: number,
): Diagnostic {
  const links = field === "subnet" ? "ipv4" : "ipv6";
  return pool === undefined
    ? errorAt(
        [...path, field],
        "field-missing",
        `is not there, and neither is links.${links} to take it from`,
        "add it",
      )
    : errorAt(
        ["links", links],
        "pool-exhausted",
        `has no /${String(field === "subnet" ? LINK : LINK6)} for the interconnect with index ${String(index)}`,
        `append a range to links.${links}, or give the interconnect ${field}`,
      );
}

const tooSmall = (path: SpecPath, network: string): Diagnostic =>
  errorAt(
    path,
    "pin-wrong-length",
    `${network} has no room for two ends`,
    "give at least a /31, or in IPv6 a /127",
  );

const outside = (path: SpecPath, address: string, network: string): Diagnostic =>
  errorAt(
    path,
    "address-outside-subnet",
    `${address} is no address in ${network}`,
    "give both ends of the link an address of its network",
  );

function ipv4Of(site: Site, { index, subnet, ends }: Interconnect, path: SpecPath) {
  const pool = site.links.ipv4;
  const network = subnet ?? (pool === undefined ? null : subnetAt(pool, LINK, index));
  if (network === null) return { ends: null, faults: [networkFault(path, "subnet", pool, index)] };
  if (network.length > LINK)
    return { ends: null, faults: [tooSmall([...path, "subnet"], formatPrefix(network))] };
  const first = network.base + (network.length === LINK ? 0 : 1);
  const at = (end: 0 | 1): InterfaceAddress => ({
    address: ends[end]?.address ?? first + end,
    length: network.length,
  });
  const faults = ends.flatMap(({ address }, end) =>
    address === undefined || containsAddress(network, address)
      ? []
      : [outside([...path, "ends", end, "address"], formatIpv4(address), formatPrefix(network))],
  );
  return { ends: [at(0), at(1)] as const, faults };
}

function ipv6Of(site: Site, { index, subnet6, ends }: Interconnect, path: SpecPath) {
  const pool = site.links.ipv6;
  const network = subnet6 ?? (pool === undefined ? null : subnet6At(pool, index));
  if (network === null) return { ends: null, faults: [networkFault(path, "subnet6", pool, index)] };
  if (network.length > LINK6)
    return { ends: null, faults: [tooSmall([...path, "subnet6"], formatPrefix6(network))] };
  const first = network.base + (network.length === LINK6 ? 0n : 1n);
  const at = (end: 0 | 1): InterfaceAddress6 => ({
    address: ends[end]?.address6 ?? first + BigInt(end),
    length: network.length,
  });
  const faults = ends.flatMap(({ address6 }, end) =>
    address6 === undefined || containsAddress6(network, address6)
      ? []
      : [outside([...path, "ends", end, "address6"], formatIpv6(address6), formatPrefix6(network))],
  );
  return { ends: [at(0), at(1)] as const, faults };
}

/** Both ends' addresses in these families. */
export function addressesOf(
  site: Site,
  interconnect: Interconnect,
  path: SpecPath,
  families: { readonly ipv4: boolean; readonly ipv6: boolean },
): Addresses {
  const none = { ends: null, faults: [] };
  const ipv4 = families.ipv4 ? ipv4Of(site, interconnect, path) : none;
  const ipv6 = families.ipv6 ? ipv6Of(site, interconnect, path) : none;
  return { ipv4: ipv4.ends, ipv6: ipv6.ends, faults: [...ipv4.faults, ...ipv6.faults] };
}

interface Placed<Prefix> {
  readonly at: number;
  readonly network: Prefix;
  /** Every end has an address of its own there. */
  readonly isShared: boolean;
}

function meeting<Prefix>(
  placed: readonly Placed<Prefix>[],
  field: "subnet" | "subnet6",
  format: (network: Prefix) => string,
  meets: (one: Prefix, other: Prefix) => boolean,
): readonly Diagnostic[] {
  return placed.flatMap(({ at, network, isShared }, n) => {
    const other = placed
      .slice(0, n)
      .find(
        (one) =>
          meets(one.network, network) &&
          !(isShared && one.isShared && format(one.network) === format(network)),
      );
    return other === undefined
      ? []
      : [
          errorAt(
            ["interconnects", at, field],
            "pool-overlap",
            `${format(network)} overlaps ${format(other.network)} of interconnects[${String(other.at)}]`,
            "give each a network of its own, or, where several borders meet in one network, every end its address there",
          ),
        ];
  });
}

/** Networks of two interconnects are apart, or one in which every end has an address of its own. */
export function checkNetworks(site: Site): readonly Diagnostic[] {
  const { interconnects, links } = site;
  const ipv4 = interconnects.flatMap(({ index, subnet, ends }, at): Placed<Prefix4>[] => {
    const network = subnet ?? subnetAt(links.ipv4 ?? [], LINK, index);
    const isShared = ends.every(({ address }) => address !== undefined);
    return network === null ? [] : [{ at, network, isShared }];
  });
  const ipv6 = interconnects.flatMap(({ index, subnet6, ends }, at): Placed<Prefix6>[] => {
    const network = subnet6 ?? subnet6At(links.ipv6 ?? [], index);
    const isShared = ends.every(({ address6 }) => address6 !== undefined);
    return network === null ? [] : [{ at, network, isShared }];
  });
  return [
    ...meeting(ipv4, "subnet", formatPrefix, overlaps),
    ...meeting(ipv6, "subnet6", formatPrefix6, overlaps6),
  ];
}
