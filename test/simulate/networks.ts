import { IPv4CidrRange } from "ip-num";
import { formatIpv4, fromCidrRange, type Ipv4, type Prefix4 } from "../../src/net/ipv4.ts";
import { bgpTable, connect, simulateNetwork, type BgpPath, type Network } from "../../src/simulate/index.ts";
import type { Dial, OwnRoute, Policy, Router } from "../../src/simulate/network.ts";

/* Networks by hand, for one rule at a time. */

export const prefix = (text: string): Prefix4 => fromCidrRange(IPv4CidrRange.fromCidr(text));
export const address = (text: string): Ipv4 => prefix(`${text}/32`).base;

export const ALL: Policy = [{ prefix: prefix("0.0.0.0/0"), minLength: 0, maxLength: 32 }];

/** An interface by its address, `10.0.0.1/24`; its name is the address. */
const port = (text: string) => {
  const [host = "", length = "32"] = text.split("/");
  return { name: text, address: address(host), length: Number(length) };
};

export interface RouterOptions extends Partial<Omit<Router, "interfaces" | "own" | "dials">> {
  readonly name: string;
  readonly asn: number;
  readonly ports: readonly string[];
  readonly own?: readonly string[];
  readonly dials?: readonly (Partial<Omit<Dial, "address" | "remoteAsn">> & {
    readonly to: string;
    readonly asn: number;
  })[];
}

/** A router that permits everything; its id is its first port's address, and what it owns ends on it. */
export function router(options: RouterOptions): Router {
  const { ports, own = [], dials = [], ...rest } = options;
  const interfaces = ports.map(port);
  const routerId = interfaces[0]?.address ?? 1;
  return {
    role: "tor",
    software: "frr",
    draining: false,
    routerId,
    clusterId: routerId,
    multipath: 64,
    discards: [],
    listens: [],
    listenLimit: 0,
    ospf: [],
    interfaces,
    own: own.map((text): OwnRoute => ({ prefix: prefix(text), kind: "local", interface: null })),
    dials: dials.map(({ to, asn, ...settings }) => ({
      address: address(to),
      remoteAsn: asn,
      source: null,
      ttlSecurityHops: null,
      reflects: false,
      nextHopSelf: false,
      ownRoutesOnly: false,
      passesOnBy: null,
      originatesDefault: false,
      prepends: 0,
      imports: ALL,
      exports: ALL,
      ...settings,
    })),
    ...rest,
  };
}

/** Routers that dial each other over their first common network, with settings by `from>to`. */
export function mesh(
  routers: readonly RouterOptions[],
  pairs: readonly (readonly [string, string])[],
  settings: Readonly<Record<string, Partial<Dial>>> = {},
): Network {
  const networkOf = (text: string): string => text.split(".").slice(0, 3).join(".");
  const meets = (one: RouterOptions, other: RouterOptions): string =>
    other.ports.find((text) => one.ports.some((own) => networkOf(own) === networkOf(text))) ?? "";
  return connect(
    routers.map((one) => {
      const peers = pairs.flatMap(([a, b]) => (a === one.name ? [b] : b === one.name ? [a] : []));
      return router({
        ...one,
        dials: peers.flatMap((name) => {
          const peer = routers.find((other) => other.name === name);
          if (peer === undefined) return [];
          const to = meets(one, peer).split("/")[0] ?? "";
          return [{ to, asn: peer.asn, ...settings[`${one.name}>${name}`] }];
        }),
      });
    }),
  );
}

/** What a router of a network knows of a prefix. */
export function pathsAt(network: Network, device: string, to: string): readonly BgpPath[] {
  const wanted = prefix(to);
  return bgpTable(simulateNetwork(network), device)
    .filter(({ prefix: { base, length } }) => base === wanted.base && length === wanted.length)
    .flatMap(({ paths }) => paths);
}

/** `next hop [AS path]`, sorted; the reflector's attributes where there are any. */
export const brief = (paths: readonly BgpPath[]): string[] =>
  paths
    .map(({ nextHop, asPath, originator }) => {
      const reflected = originator === null ? "" : ` by ${formatIpv4(originator)}`;
      return `${nextHop === null ? "own" : formatIpv4(nextHop)} [${asPath.join(" ")}]${reflected}`;
    })
    .sort();

/** The route that somebody has in these tests. */
export const P = "10.9.0.0/24";

/** Three routers in a row, the first of them with a route of its own. */
export const chain: readonly RouterOptions[] = [
  { name: "a", asn: 1, ports: ["10.0.1.1/24"], own: [P] },
  { name: "b", asn: 2, ports: ["10.0.1.2/24", "10.0.2.1/24"] },
  { name: "c", asn: 3, ports: ["10.0.2.2/24"] },
];
export const links = [
  ["a", "b"],
  ["b", "c"],
] as const;
