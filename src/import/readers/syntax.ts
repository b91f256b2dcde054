import {
  canonicalIpv4,
  canonicalPrefix,
  formatInterfaceAddress,
  type InterfaceAddress,
  type Prefix4,
} from "../../net/ipv4.ts";
import type { InterfaceFacts, NeighborFacts, PermitFacts, TextFacts } from "../facts.ts";

/**
 * How a platform says each fact: patterns of statements, each a line with the headers of the blocks around it before it, a line feed between
 * any two. What is captured: `port`, `text`, `address`, `asn`, `peer`, `policy`, `range`, `via`, `list`, `least`, `most`, `exact`.
 */
export interface FactSyntax {
  readonly port: RegExp;
  readonly description: RegExp;
  readonly address: RegExp;
  readonly asn: RegExp;
  readonly routerId: RegExp;
  readonly neighborAsn: RegExp;
  readonly neighborDescription: RegExp;
  readonly listens: RegExp;
  readonly network: RegExp;
  readonly permit: RegExp;
  readonly neighborImports: RegExp;
  readonly policyMatches: RegExp;
  readonly staticRoute: RegExp;
  /** A neighbour by its port; absent where the system has none. */
  readonly portPeer?: RegExp;
}

type Said = Readonly<Record<string, string | undefined>>;

const every = (statements: readonly string[], pattern: RegExp): readonly Said[] =>
  statements.flatMap((one) => {
    const said = pattern.exec(one)?.groups;
    return said === undefined ? [] : [said];
  });

/** `24`, or the mask of as many bits; null where it is neither. */
function lengthOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text) > 32 ? null : Number(text);
  const mask = canonicalIpv4(text);
  if (mask === null) return null;
  const length = 32 - Math.log2(2 ** 32 - mask);
  return Number.isInteger(length) ? length : null;
}

/** `10.0.0.1/24`, `10.0.0.1 24`, `10.0.0.1 255.255.255.0`. */
function interfaceAddress(text: string): InterfaceAddress | null {
  const [host = "", end = ""] = text.split(/[/ ]/);
  const [address, length] = [canonicalIpv4(host), lengthOf(end)];
  return address === null || length === null ? null : { address, length };
}

/** A network as devices write it; null where bits beyond its length are set. */
function rangeOf(text: string | undefined): Prefix4 | null {
  const at = interfaceAddress(text ?? "");
  return at === null ? null : canonicalPrefix(formatInterfaceAddress(at));
}

const present = <T>(values: readonly (T | null)[]): readonly T[] =>
  values.filter((value): value is T => value !== null);

function interfacesIn(statements: readonly string[], syntax: FactSyntax): readonly InterfaceFacts[] {
  const names = every(statements, syntax.port).flatMap(({ port }) => port ?? []);
  const descriptions = every(statements, syntax.description);
  const addresses = every(statements, syntax.address);
  const peering = new Set(
    syntax.portPeer === undefined ? [] : every(statements, syntax.portPeer).map(({ port }) => port),
  );
  return [...new Set(names)].map((name) => ({
    name,
    description: descriptions.find(({ port }) => port === name)?.["text"] ?? "",
    addresses: present(
      addresses.filter(({ port }) => port === name).map(({ address }) => interfaceAddress(address ?? "")),
    ),
    peers: peering.has(name),
  }));
}

function neighborsIn(statements: readonly string[], syntax: FactSyntax): readonly NeighborFacts[] {
  const asns = every(statements, syntax.neighborAsn);
  const descriptions = every(statements, syntax.neighborDescription);
  const policies = every(statements, syntax.neighborImports);
  const peers = [...asns, ...descriptions].flatMap(({ peer }) => peer ?? []);
  return [...new Set(peers)].flatMap((peer) => {
    const address = canonicalIpv4(peer);
    if (address === null) return [];
    const asn = asns.find((one) => one["peer"] === peer)?.["asn"];
    const description = descriptions.find((one) => one["peer"] === peer)?.["text"] ?? "";
    const imports = policies.find((one) => one["peer"] === peer)?.["policy"] ?? null;
    return [{ address, asn: asn === undefined ? null : Number(asn), description, imports }];
  });
}

function permitOf({ list = "", range: text, least, most, exact }: Said): PermitFacts | null {
  const range = rangeOf(text);
  if (range === null) return null;
  const from = exact ?? least ?? String(range.length);
  const to = exact ?? most ?? (least === undefined ? from : "32");
  return { list, range, least: Number(from), most: Number(to) };
}

/** What statements say, by a platform's syntax. */
export function factsIn(statements: readonly string[], syntax: FactSyntax): TextFacts {
  const [process] = every(statements, syntax.asn);
  const [id] = every(statements, syntax.routerId);
  return {
    asn: process?.["asn"] === undefined ? null : Number(process["asn"]),
    routerId: canonicalIpv4(id?.["address"] ?? ""),
    interfaces: interfacesIn(statements, syntax),
    neighbors: neighborsIn(statements, syntax),
    ranges: present(every(statements, syntax.listens).map(({ range }) => rangeOf(range))),
    networks: present(every(statements, syntax.network).map(({ range }) => rangeOf(range))),
    permits: present(every(statements, syntax.permit).map(permitOf)),
    lists: every(statements, syntax.policyMatches).map(
      ({ policy = "", list = "" }) => [policy, list] as const,
    ),
    statics: every(statements, syntax.staticRoute).flatMap(({ range: text, via: hop }) => {
      const [range, via] = [rangeOf(text), canonicalIpv4(hop ?? "")];
      return range === null || via === null ? [] : [{ range, via }];
    }),
  };
}
