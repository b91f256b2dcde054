import type { BridgeFacts } from "../../support/bridge-facts.ts";
import type { Facts, PolicyFacts } from "../../support/facts.ts";

export const sorted = <T extends string>(all: readonly T[]): readonly T[] => [...all].sort();

/** The same of either side. */
export interface Common {
  readonly described: readonly string[];
  readonly addresses: readonly string[];
  readonly vlans: readonly string[];
  readonly asn: number;
  readonly routerId: string;
  readonly networks: readonly string[];
  readonly statics: readonly string[];
  readonly ospf: readonly string[];
  readonly sessions: readonly string[];
}

const isV4 = (text: string): boolean => !text.includes(":");

/** `Ethernet1/6 ipv4`: a session on a link without addresses, which is one neighbour whatever its families. */
const BY_LINK = /^(\S+) ipv[46]$/;

/** The parser sees what routes by its IPv4 address; ports into a VLAN have none of either family. */
const isSeen = (addresses: readonly string[]): boolean => addresses.length === 0 || addresses.some(isV4);

/** Ports and port channels of a ToR whose servers bond by LACP; the link between the two of a pair is a trunk, whatever it carries. */
function ofRack(rack: BridgeFacts | undefined): Pick<Common, "described" | "vlans"> {
  if (rack === undefined) return { described: [], vlans: [] };
  const { ports, aggregates, switching } = rack;
  const pair = "pair" in switching ? switching.pair : null;
  const text = (port: string): string => ports[port]?.description ?? "";
  const links = [
    ...Object.keys(ports).map((name) => ({
      name,
      says: text(name),
      isTrunk: pair?.peerLinks.includes(name) === true,
    })),
    ...Object.entries(aggregates).map(([number, members]) => ({
      name: `port-channel${number}`,
      says: [...new Set(members.map(text))].join(", "),
      isTrunk: false,
    })),
    ...(pair === null
      ? []
      : [{ name: "port-channel4096", says: `peer link to ${text(pair.peerLinks[0] ?? "")}`, isTrunk: true }]),
  ];
  return {
    described: links.map(({ name, says }) => `${name} ${says}`),
    vlans: rack.vlans.flatMap((vlan) =>
      links.map(({ name, isTrunk }) => `${String(vlan)} ${isTrunk ? "tagged" : "untagged"} on ${name}`),
    ),
  };
}

/** Of the facts of an intent. */
export function ofFacts({ interfaces, vlans, bgp, sessions, discards, statics, ospf, rack }: Facts): Common {
  const inRack = ofRack(rack);
  const byLinks = new Set(Object.keys(sessions).flatMap((key) => BY_LINK.exec(key)?.[1] ?? []));
  const count = ({ rules }: PolicyFacts): number => rules.length;
  return {
    described: sorted([
      ...Object.entries(interfaces)
        .filter(([name, { addresses }]) => isSeen(addresses) && !byLinks.has(name))
        .map(([name, { description }]) => `${name} ${description}`),
      ...inRack.described,
    ]),
    addresses: sorted(
      Object.entries(interfaces).flatMap(([name, { addresses }]) =>
        addresses.filter(isV4).map((address) => `${name} ${address}`),
      ),
    ),
    vlans: sorted([
      ...inRack.vlans,
      ...Object.entries(vlans).flatMap(([id, { gateway, untagged, tagged }]) => [
        `${id} routed by ${gateway}`,
        ...untagged.map((name) => `${id} untagged on ${name}`),
        ...tagged.map((name) => `${id} tagged on ${name}`),
      ]),
    ]),
    asn: bgp.asn,
    routerId: bgp.routerId,
    networks: bgp.networks,
    statics: sorted([
      ...discards.filter(isV4).map((prefix) => `${prefix} Null0`),
      ...statics.filter(isV4).map((route) => route.replace(" via", "")),
    ]),
    ospf: sorted(
      Object.entries(ospf?.interfaces ?? {})
        .filter(([name]) => !name.startsWith("loopback"))
        .map(([name, { passive }]) => `${name} ${String(passive)}`),
    ),
    sessions: sorted([
      ...new Set(
        Object.entries(sessions).map(([key, { asn, description, source, imports, exports }]) =>
          [
            BY_LINK.exec(key)?.[1] ?? key,
            asn,
            description,
            source ?? "",
            count(imports),
            count(exports),
          ].join("|"),
        ),
      ),
    ]),
  };
}
