import { errorAt, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import type { InterfaceAddress } from "../net/ipv4.ts";
import type { InterfaceAddress6 } from "../net/ipv6.ts";
import type { Interconnect, Site } from "../spec/index.ts";
import { IN_IPV4, IN_IPV6, type LinkFamily } from "./link-family.ts";

/** The addresses of both ends, in each family that both datacenters have. */
export interface Addresses {
  readonly ipv4: readonly [InterfaceAddress, InterfaceAddress] | null;
  readonly ipv6: readonly [InterfaceAddress6, InterfaceAddress6] | null;
  readonly faults: readonly Diagnostic[];
}

/** An address on an interface, and the length of its network. */
interface At<Address> {
  readonly address: Address;
  readonly length: number;
}

interface Ends<Address> {
  readonly ends: readonly [At<Address>, At<Address>] | null;
  readonly faults: readonly Diagnostic[];
}

/** The network of an interconnect: given, or the pool's; null where neither has one. */
const networkOf = <Address, Prefix extends { readonly length: number }>(
  site: Site,
  interconnect: Interconnect,
  { poolOf, subnetOf, cut }: LinkFamily<Address, Prefix>,
): Prefix | null => subnetOf(interconnect) ?? cut(poolOf(site) ?? [], interconnect.index);

function networkFault<Address, Prefix extends { readonly length: number }>(
  path: SpecPath,
  site: Site,
  index: number,
  { fields: [links, subnet], length, poolOf }: LinkFamily<Address, Prefix>,
): Diagnostic {
  return poolOf(site) === undefined
    ? errorAt(
        [...path, subnet],
        "field-missing",
        `is not there, and neither is links.${links} to take it from`,
        "add it",
      )
    : errorAt(
        ["links", links],
        "pool-exhausted",
        `has no /${String(length)} for the interconnect with index ${String(index)}`,
        `append a range to links.${links}, or give the interconnect ${subnet}`,
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

function endsIn<Address, Prefix extends { readonly length: number }>(
  site: Site,
  interconnect: Interconnect,
  path: SpecPath,
  family: LinkFamily<Address, Prefix>,
): Ends<Address> {
  const [, subnet, field] = family.fields;
  const network = networkOf(site, interconnect, family);
  if (network === null) return { ends: null, faults: [networkFault(path, site, interconnect.index, family)] };
  const { length } = network;
  if (length > family.length)
    return { ends: null, faults: [tooSmall([...path, subnet], family.format(network))] };
  const given = interconnect.ends.map(family.addressOf);
  const at = (end: 0 | 1): At<Address> => ({
    address: given[end] ?? family.at(network, end + (length === family.length ? 0 : 1)),
    length,
  });
  const faults = given.flatMap((address, end) =>
    address === undefined || family.contains(network, address)
      ? []
      : [outside([...path, "ends", end, field], family.formatAddress(address), family.format(network))],
  );
  return { ends: [at(0), at(1)], faults };
}

/** Both ends' addresses in these families. */
export function addressesOf(
  site: Site,
  interconnect: Interconnect,
  path: SpecPath,
  families: { readonly ipv4: boolean; readonly ipv6: boolean },
): Addresses {
  const none = { ends: null, faults: [] };
  const ipv4 = families.ipv4 ? endsIn(site, interconnect, path, IN_IPV4) : none;
  const ipv6 = families.ipv6 ? endsIn(site, interconnect, path, IN_IPV6) : none;
  return { ipv4: ipv4.ends, ipv6: ipv6.ends, faults: [...ipv4.faults, ...ipv6.faults] };
}

/** Networks of two interconnects are apart, or one in which every end has an address of its own. */
function meeting<Address, Prefix extends { readonly length: number }>(
  site: Site,
  family: LinkFamily<Address, Prefix>,
): readonly Diagnostic[] {
  const { fields, format, overlaps, addressOf } = family;
  const placed = site.interconnects.flatMap((one, at) => {
    const network = networkOf(site, one, family);
    const isShared = one.ends.every((end) => addressOf(end) !== undefined);
    return network === null ? [] : [{ at, network, isShared }];
  });
  return placed.flatMap(({ at, network, isShared }, n) => {
    const other = placed
      .slice(0, n)
      .find(
        (one) =>
          overlaps(one.network, network) &&
          !(isShared && one.isShared && format(one.network) === format(network)),
      );
    return other === undefined
      ? []
      : [
          errorAt(
            ["interconnects", at, fields[1]],
            "pool-overlap",
            `${format(network)} overlaps ${format(other.network)} of interconnects[${String(other.at)}]`,
            "give each a network of its own, or, where several borders meet in one network, every end its address there",
          ),
        ];
  });
}

export const checkNetworks = (site: Site): readonly Diagnostic[] => [
  ...meeting(site, IN_IPV4),
  ...meeting(site, IN_IPV6),
];
