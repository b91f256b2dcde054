import type { Family } from "../../intent/index.ts";
import type { ExportSettings } from "../exporter.ts";
import type { DhcpNetwork } from "./networks.ts";

/** What of Kea's configuration has other names in either family, or is of one alone. */
interface Words {
  readonly root: "Dhcp4" | "Dhcp6";
  readonly subnets: "subnet4" | "subnet6";
  readonly addressOf: (address: string) => object;
  readonly resolvers: "domain-name-servers" | "dns-servers";
  readonly domain: "domain-name" | "domain-search";
  /** Of all networks. */
  readonly own: (settings: ExportSettings) => object;
}

const option = (name: string, values: readonly string[]): readonly object[] =>
  values.length === 0 ? [] : [{ name, data: values.join(", ") }];

const WORDS: Readonly<Record<Family["name"], Words>> = {
  ipv4: {
    root: "Dhcp4",
    subnets: "subnet4",
    addressOf: (address) => ({ "ip-address": address }),
    resolvers: "domain-name-servers",
    domain: "domain-name",
    own: ({ nextServer, bootFile }) => ({
      // What boots and what is installed call themselves otherwise, and are one server.
      "match-client-id": false,
      ...(nextServer === undefined ? {} : { "next-server": nextServer }),
      ...(bootFile === undefined ? {} : { "boot-file-name": bootFile }),
    }),
  },
  ipv6: {
    root: "Dhcp6",
    subnets: "subnet6",
    addressOf: (address) => ({ "ip-addresses": [address] }),
    resolvers: "dns-servers",
    domain: "domain-search",
    own: () => ({}),
  },
};

/** `w1` in a domain; a node whose name has a dot is called by that. */
const hostnameOf = (server: string, domain: string | undefined): string =>
  domain === undefined || server.includes(".") ? server : `${server}.${domain}`;

function subnetOf(family: Family, network: DhcpNetwork, { domain }: ExportSettings): object {
  const { addressOf } = WORDS[family.name];
  const { name, subnet, routers, only, reservations } = network;
  return {
    // Its own address as a number: it stays while others come and go.
    id: subnet.base,
    subnet: family.prefix(subnet),
    "user-context": { fabric: name },
    ...(family.name === "ipv4" && routers.length > 0
      ? { "option-data": option("routers", routers.map(family.address)) }
      : {}),
    ...(only === null ? {} : { pools: [{ pool: `${family.address(only)} - ${family.address(only)}` }] }),
    ...(reservations.length === 0
      ? {}
      : {
          reservations: reservations.map(({ server, mac, address }) => ({
            "hw-address": mac,
            ...addressOf(family.address(address)),
            hostname: hostnameOf(server, domain),
          })),
        }),
  };
}

/** Kea's configuration of one family. @param resolvers of that family */
export function keaConfig(
  family: Family,
  networks: readonly DhcpNetwork[],
  settings: ExportSettings,
  resolvers: readonly string[],
): object {
  const words = WORDS[family.name];
  const options = [
    ...option(words.resolvers, resolvers),
    ...option(words.domain, settings.domain === undefined ? [] : [settings.domain]),
    ...(family.name === "ipv6"
      ? option("bootfile-url", settings.bootUrl === undefined ? [] : [settings.bootUrl])
      : []),
  ];
  return {
    [words.root]: {
      "interfaces-config": { interfaces: ["*"] },
      "lease-database": { type: "memfile" },
      "host-reservation-identifiers": ["hw-address"],
      "reservations-out-of-pool": true,
      // A server in a rack has one address, whichever of its ports asks.
      "ip-reservations-unique": false,
      ...words.own(settings),
      ...(options.length === 0 ? {} : { "option-data": options }),
      [words.subnets]: networks.map((network) => subnetOf(family, network, settings)),
    },
  };
}
