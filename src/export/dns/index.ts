import type { CompiledFabric } from "../../compile.ts";
import { familiesOf } from "../../intent/index.ts";
import { containsAddress, type Ipv4, type Prefix4 } from "../../net/ipv4.ts";
import { containsAddress6, type Ipv6, type Prefix6 } from "../../net/ipv6.ts";
import { ADDRESS_POOLS } from "../../plan/address-pools.ts";
import { imageOfAddress } from "../../plan/ipv6/image.ts";
import { deviceAddresses, type DeviceAddress } from "../addresses.ts";
import { exported, type Exported, type Exporter, type ExportSettings } from "../exporter.ts";
import { fits, nameOf, relativeTo } from "./names.ts";
import { reverseName4, reverseName6 } from "./reverse.ts";
import { zoneText, type ZoneRecord } from "./zone.ts";

interface Named extends DeviceAddress {
  readonly name: string;
}

const NODE_POOLS = ADDRESS_POOLS.filter((pool) => pool !== "pods");

/** The range of a pool that an address is from; of a number that somebody chose beside every pool the /24 that it is in. */
function poolOf({ pools }: CompiledFabric["datacenter"], address: Ipv4): Prefix4 {
  const ranges = NODE_POOLS.flatMap((pool) => pools[pool]);
  return (
    ranges.find((range) => containsAddress(range, address)) ?? { base: address - (address % 256), length: 24 }
  );
}

/** The same of IPv6: the site's prefix, else the range of a pool that is elsewhere, else the /64 that it is in. */
function poolOf6({ ipv6 }: CompiledFabric["datacenter"], address: Ipv6): Prefix6 {
  const pools = ipv6 === undefined ? [] : NODE_POOLS.flatMap((pool) => ipv6.pools[pool] ?? []);
  return (
    [...(ipv6 === undefined ? [] : [ipv6.prefix]), ...pools].find((range) =>
      containsAddress6(range, address),
    ) ?? { base: address, length: 64 }
  );
}

function reverseZones(fabric: CompiledFabric, named: readonly Named[]): ReadonlyMap<string, ZoneRecord[]> {
  const { datacenter, plan } = fabric;
  // Where IPv6 is alone an address of 32 bits stands for it, and is nobody's.
  const hasIpv4 = plan.ipv6?.alone !== true;
  const entries = named.flatMap(({ address, name }) => {
    const image = plan.ipv6 === null ? null : imageOfAddress(plan.ipv6, address);
    const names = [
      ...(hasIpv4 ? [reverseName4(address, poolOf(datacenter, address))] : []),
      ...(image === null ? [] : [reverseName6(image, poolOf6(datacenter, image))]),
    ];
    return names.map((one) => ({ ...one, data: `${name}.` }));
  });
  const byZone = Map.groupBy(entries, ({ zone }) => zone);
  return new Map(
    [...byZone].map(([zone, own]) => [
      zone,
      own.map(({ name, data }) => ({ owner: relativeTo(zone, name) ?? "@", type: "PTR" as const, data })),
    ]),
  );
}

const forwardRecords = (fabric: CompiledFabric, domain: string, named: readonly Named[]): ZoneRecord[] =>
  named.flatMap(({ name, address }) => {
    const owner = relativeTo(domain, name);
    return owner === null
      ? []
      : familiesOf(fabric.plan.ipv6).map((family) => ({
          owner,
          type: family.name === "ipv4" ? ("A" as const) : ("AAAA" as const),
          data: family.address(address),
        }));
  });

/** Names that DNS has no room for, that two devices would have, and name servers of the zone that have no address in it. */
function reasonsAgainst(named: readonly Named[], domain: string, nameServers: readonly string[]): string[] {
  const devices = Map.groupBy(named, ({ name }) => name);
  const twice = [...devices].filter(([, all]) => new Set(all.map(({ device }) => device)).size > 1);
  return [
    ...named
      .filter(({ name }) => !fits(name))
      .map(({ name }) => `DNS has no room for the name ${name}: give --domain a shorter one`),
    ...twice.map(
      ([name, all]) =>
        `${[...new Set(all.map(({ device }) => device))].join(" and ")} would both be ${name}: rename one`,
    ),
    ...nameServers
      .filter((server) => relativeTo(domain, server) !== null && !devices.has(server))
      .map(
        (server) =>
          `the name server ${server} is in ${domain}, and no device of the fabric has that name: name one that is elsewhere`,
      ),
  ];
}

function files(
  fabric: CompiledFabric,
  { domain = "", serial = 0, nameServers = [] }: ExportSettings,
): Exported {
  const named = deviceAddresses(fabric)
    .filter(({ kind }) => kind !== "outside")
    .map((one): Named => ({ ...one, name: nameOf(one, domain) }));
  const reasons = reasonsAgainst(named, domain, nameServers);
  if (reasons.length > 0) return { ok: false, reasons };
  const head = { domain, serial, nameServers };
  const elsewhere = [
    ...new Set(named.filter(({ name }) => relativeTo(domain, name) === null).map(({ device }) => device)),
  ];
  return exported(
    [
      [`${domain}.zone`, zoneText(domain, head, forwardRecords(fabric, domain, named))],
      ...[...reverseZones(fabric, named)].map(([zone, records]): [string, string] => [
        `${zone}.zone`,
        zoneText(zone, head, records),
      ]),
    ],
    elsewhere.map(
      (device) => `${device} has a whole name outside ${domain}: only its reverse names are there`,
    ),
  );
}

/** Forward and reverse zones of everything that has an address of its own. */
export const dns: Exporter = {
  needs: ["domain", "serial", "nameServers"],
  files,
};
