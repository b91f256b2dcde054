import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
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
} from "../../net/ipv4.ts";
import type { Datacenter, OutsidePeerSpec } from "../../spec/index.ts";
import { ADDRESS_POOLS } from "../address-pools.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { torName } from "../numbering.ts";
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
    ...dc.spines.map(({ name }) => [name, "spine"] as const),
    ...dc.racks.flatMap((rack) => rack.tors.map((tor) => [torName(rack, tor), "tor"] as const)),
  ]);

/** The border is there, and may be one. */
function checkBorders(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const roles = rolesOf(dc);
  return placedPeers(dc).flatMap(({ peer, path }): Diagnostic[] => {
    const role = roles.get(peer.switch);
    if (role === undefined)
      return [
        errorAt(
          [...path, "switch"],
          "border-unknown",
          `there is no switch ${peer.switch}`,
          oneOf(peer.switch, [...roles.keys()], "name a spine or a ToR of this datacenter"),
        ),
      ];
    const reason = rules.borders[role];
    if (reason === null) return [];
    const able = (["spine", "tor"] as const).filter((one) => rules.borders[one] === null);
    const others = able.map((one) => `a ${one === "tor" ? "ToR" : one}, or `).join("");
    return [
      errorAt(
        [...path, "switch"],
        "model-unsupported",
        `${peer.switch} is to stand before ${peer.router}: ${reason}`,
        `choose ${others}another model: calico-fabric compare tells which can`,
      ),
    ];
  });
}

/** Whether a host may have an address: in a /31 both are hosts' (RFC 3021). */
function isHost(at: InterfaceAddress, address: Ipv4): boolean {
  const network = networkOf(at);
  if (!containsAddress(network, address)) return false;
  return at.length > 30 || (address !== network.base && address !== lastOf(network));
}

/** Both ends stand in the link's network, which is nobody else's. */
function checkAddresses(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const used = usedPools(rules);
  const pools = ADDRESS_POOLS.filter((pool) => used.has(pool)).flatMap((pool) =>
    dc.pools[pool].map((range) => ({ what: `pools.${pool}`, range })),
  );
  const links: { readonly what: string; readonly range: ReturnType<typeof networkOf> }[] = [];
  return placedPeers(dc).flatMap(({ peer, path }): Diagnostic[] => {
    const network = networkOf(peer.address);
    const at = formatInterfaceAddress(peer.address);
    const outsideOf = [peer.address.address, peer.peer].filter((one) => !isHost(peer.address, one));
    const same = peer.peer === peer.address.address;
    const other = [...pools, ...links].find(({ range }) => overlaps(range, network));
    links.push({ what: `the link ${peer.switch}--${peer.router}`, range: network });
    return [
      ...outsideOf.map((one) =>
        errorAt(
          [...path, one === peer.peer ? "peer" : "address"],
          "address-outside-subnet",
          `${formatIpv4(one)} is no host's address in ${formatPrefix(network)}`,
          "give both ends of the link an address of its network",
        ),
      ),
      ...(same
        ? [
            errorAt(
              [...path, "peer"],
              "address-taken",
              `${formatIpv4(peer.peer)} is the border's own address`,
              "give the outside router's",
            ),
          ]
        : []),
      ...(other === undefined
        ? []
        : [
            errorAt(
              [...path, "address"],
              "pool-overlap",
              `the network of ${at} overlaps ${formatPrefix(other.range)} of ${other.what}`,
              "give each link to the outside a network of its own, in no pool",
            ),
          ]),
    ];
  });
}

/** Cables to routers outside. */
export const checkOutsideCables = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] => [
  ...checkBorders(dc, rules),
  ...checkAddresses(dc, rules),
];
