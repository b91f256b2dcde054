import { errorAt, type Diagnostic, type DiagnosticCode, type SpecPath } from "../../diagnostics/index.ts";
import {
  containsAddress,
  formatInterfaceAddress,
  formatIpv4,
  formatPrefix,
  lastOf,
  networkOf,
  overlaps,
  type InterfaceAddress,
  type Ipv4,
  type Prefix4,
} from "../../net/ipv4.ts";
import type { Datacenter, OutsidePeerSpec } from "../../spec/index.ts";
import { ADDRESS_POOLS } from "../address-pools.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { torName } from "../numbering.ts";
import { isSamePort } from "../outside.ts";
import type { SwitchRole } from "../types.ts";
import { oneOf } from "../../text/nearest.ts";
import { usedPools } from "../used-pools.ts";

/** A peer with where it stands in the spec. */
export interface PlacedPeer {
  readonly peer: OutsidePeerSpec;
  readonly path: SpecPath;
}

export const placedPeers = ({ outside }: Datacenter): readonly PlacedPeer[] =>
  (outside?.peers ?? []).map((peer, at) => ({ peer, path: ["outside", "peers", at] }));

/** The role of every switch of the datacenter by its name. */
const rolesOf = (dc: Datacenter): ReadonlyMap<string, SwitchRole> =>
  new Map([
    ...dc.superSpines.map(({ name }) => [name, "super-spine"] as const),
    ...dc.spines.map(({ name }) => [name, "spine"] as const),
    ...dc.racks.flatMap((rack) => rack.tors.map((tor) => [torName(rack, tor), "tor"] as const)),
  ]);

/** Why a switch can't stand before a router outside, by its name; null where it can. @param role what it is, as the message has it */
export function borderFault(
  dc: Datacenter,
  rules: LayoutRules,
  name: string,
  role: string,
): Pick<Diagnostic, "code" | "message" | "hint"> | null {
  const roleOf = rolesOf(dc);
  const own = roleOf.get(name);
  if (own === undefined)
    return {
      code: "border-unknown",
      message: `there is no switch ${name}`,
      hint: oneOf(
        name,
        [...roleOf.keys()],
        `name a ${rules.pods ? "super-spine, a spine" : "spine"} or a ToR of this datacenter`,
      ),
    };
  const reason = rules.borders[own];
  if (reason === null) return null;
  const roles = rules.pods ? (["super-spine", "spine", "tor"] as const) : (["spine", "tor"] as const);
  const able = roles.filter((one) => rules.borders[one] === null);
  const others = able.map((one) => `a ${one === "tor" ? "ToR" : one}, or `).join("");
  return {
    code: "model-unsupported",
    message: `${name} is to ${role}: ${reason}`,
    hint: `choose ${others}another model: calico-fabric compare tells which can`,
  };
}

/** The border is there, and may be one. */
const checkBorders = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] =>
  placedPeers(dc).flatMap(({ peer, path }): Diagnostic[] => {
    const fault = borderFault(dc, rules, peer.switch, `stand before ${peer.router}`);
    return fault === null ? [] : [errorAt([...path, "switch"], fault.code, fault.message, fault.hint)];
  });

/** Whether a host may have an address: in a /31 both are hosts' (RFC 3021). */
function isHost(at: InterfaceAddress, address: Ipv4): boolean {
  const network = networkOf(at);
  if (!containsAddress(network, address)) return false;
  return at.length > 30 || (address !== network.base && address !== lastOf(network));
}

type Found = readonly [field: "address" | "peer", code: DiagnosticCode, found: string, advice: string];

/** Each end is a host of the network, and they are two. */
function checkEnds({ address: at, peer }: OutsidePeerSpec): readonly Found[] {
  const network = formatPrefix(networkOf(at));
  const strangers = [at.address, peer].filter((one) => !isHost(at, one));
  return [
    ...strangers.map((one): Found => [
      one === peer ? "peer" : "address",
      "address-outside-subnet",
      `${formatIpv4(one)} is no host's address in ${network}`,
      "give both ends of the link an address of its network",
    ]),
    ...(peer === at.address
      ? [
          [
            "peer",
            "address-taken",
            `${formatIpv4(peer)} is the border's own address`,
            "give the outside router's",
          ] as const,
        ]
      : []),
  ];
}

/** Whether two links may be in one network: behind one port of a border, or of different borders. */
const isOneNetwork = (one: OutsidePeerSpec, other: OutsidePeerSpec): boolean =>
  isSamePort(one, other) ||
  (one.switch !== other.switch &&
    networkOf(one.address).base === networkOf(other.address).base &&
    one.address.length === other.address.length);

/** In a network with several routers or borders each address is one's, and each router has one. */
function checkShared(peer: OutsidePeerSpec, before: readonly OutsidePeerSpec[]): readonly Found[] {
  const others = before.filter((one) => isOneNetwork(one, peer));
  const holderOf = (address: Ipv4): string | undefined => {
    const [holder] = others.flatMap((one) => [
      ...(one.address.address === address ? [isSamePort(one, peer) ? peer.switch : one.switch] : []),
      ...(one.peer === address ? [one.router] : []),
    ]);
    return holder === peer.switch || holder === peer.router ? undefined : holder;
  };
  const [ofBorder, ofRouter] = [
    holderOf(peer.address.address),
    peer.peer === peer.address.address ? undefined : holderOf(peer.peer),
  ];
  const same = others.find((one) => one.router === peer.router);
  const taken = (field: Found[0], address: Ipv4, holder: string): Found => [
    field,
    "address-taken",
    `${formatIpv4(address)} is ${holder}'s in the same network`,
    "give each border and each router outside an address of its own there",
  ];
  return [
    ...(ofBorder === undefined ? [] : [taken("address", peer.address.address, ofBorder)]),
    ...(ofRouter === undefined ? [] : [taken("peer", peer.peer, ofRouter)]),
    ...(same !== undefined && same.peer !== peer.peer
      ? [
          [
            "peer",
            "address-taken",
            `${peer.router} has ${formatIpv4(same.peer)} in the same network`,
            "give a router one address in a network, or the second router another name",
          ] as const,
        ]
      : []),
    ...(same?.peer === peer.peer && isSamePort(same, peer)
      ? [
          [
            "peer",
            "address-taken",
            `${peer.switch} has a link to ${peer.router} by this port already`,
            "remove one of the two",
          ] as const,
        ]
      : []),
  ];
}

/** Both ends stand in the link's network, which only other links to the outside may have as well. */
function checkAddresses(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const used = usedPools(rules);
  const pools = ADDRESS_POOLS.filter((pool) => used.has(pool)).flatMap((pool) =>
    dc.pools[pool].map((range) => ({ what: `pools.${pool}`, range })),
  );
  const placed = placedPeers(dc);
  return placed.flatMap(({ peer, path }, at): Diagnostic[] => {
    const before = placed.slice(0, at).map((one) => one.peer);
    const network = networkOf(peer.address);
    const links: readonly { readonly what: string; readonly range: Prefix4 }[] = before
      .filter((one) => !isOneNetwork(one, peer))
      .map((one) => ({
        what: `the link ${one.switch}--${one.router}`,
        range: networkOf(one.address),
      }));
    const other = [...pools, ...links].find(({ range }) => overlaps(range, network));
    const overlap: readonly Found[] =
      other === undefined
        ? []
        : [
            [
              "address",
              "pool-overlap",
              `the network of ${formatInterfaceAddress(peer.address)} overlaps ${formatPrefix(other.range)} of ${other.what}`,
              `give each link to the outside a network of its own, in no pool${links.includes(other) ? "; routers that share one stand behind one port and address of a border, or behind several borders" : ""}`,
            ],
          ];
    return [...checkEnds(peer), ...checkShared(peer, before), ...overlap].map(
      ([field, code, found, advice]) => errorAt([...path, field], code, found, advice),
    );
  });
}

/** Cables to routers outside. */
export const checkOutsideCables = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] => [
  ...checkBorders(dc, rules),
  // Without IPv4 they are numbers that were made up, and ipv6-outside.ts looks at what they stand for.
  ...(dc.ipv6?.only === true ? [] : checkAddresses(dc, rules)),
];
