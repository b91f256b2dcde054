import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatPrefix, type Prefix4 } from "../../net/ipv4.ts";
import {
  containsPrefix6,
  formatPool6,
  formatPrefix6,
  lastOf6,
  type Pool6,
  type Prefix6,
} from "../../net/ipv6.ts";
import { poolContains } from "../../net/pool.ts";
import type { Datacenter } from "../../spec/index.ts";
import { isLinkPool } from "../address-pools.ts";
import { imageOfPrefix, type Ipv6Image } from "../ipv6/image.ts";
import { pins6, type Pin6 } from "../ipv6/pins.ts";
import { imageFor } from "../ipv6/fabric-image.ts";
import { placesOf, rangesOf6, type Ipv6Spec } from "../ipv6/places.ts";
import type { LayoutRules } from "../lay-out.ts";
import { rackSubnet } from "../numbering.ts";
import { blame, eitherWay, type Party } from "./blame.ts";
import { networkClaims, type Claim } from "./claims.ts";
import { rackHostClaims } from "./host-claims.ts";

const show = (prefix: Prefix6): string => formatPrefix6(prefix).replace(/\/128$/, "");

const LINKS: ReadonlySet<string> = new Set(["links", "uplinks", "spineLinks"]);

/** Every number of IPv6 that the spec gives below this, by its path. */
const given = (ipv6: object, at: SpecPath): readonly SpecPath[] =>
  Object.entries(ipv6).flatMap(([field, value]: [string, unknown]) => {
    const path = [...at, "pin", "ipv6", field];
    if (value === undefined) return [];
    return LINKS.has(field) ? Object.keys(value as object).map((name) => [...path, name]) : [path];
  });

const allGiven = ({ superSpines, spines, racks }: Datacenter): readonly SpecPath[] => [
  ...superSpines.flatMap(({ pin }, s) => given(pin.ipv6, ["superSpines", s])),
  ...spines.flatMap(({ pin }, s) => given(pin.ipv6, ["spines", s])),
  ...racks.flatMap((rack, r) => [
    ...given(rack.pin.ipv6, ["racks", r]),
    ...(["tors", "nodes"] as const).flatMap((kind) =>
      rack[kind].flatMap(({ pin }, at) => given(pin.ipv6, ["racks", r, kind, at])),
    ),
  ]),
];

const keyOf = (path: SpecPath): string => path.join("\n");

/** Numbers of what the fabric does not have. */
function useless(dc: Datacenter, pins: readonly Pin6[], all: readonly SpecPath[]): readonly Diagnostic[] {
  const used = new Set(pins.map(({ path }) => keyOf(path)));
  return all
    .filter((path) => !used.has(keyOf(path)))
    .map((path) =>
      errorAt(
        path,
        "model-unsupported",
        `in ${dc.fabric.model} as it is set up here there is nothing that has this number`,
        "remove the pin",
      ),
    );
}

/** Prefix lengths that a number may have: the shortest and the longest. */
function lengthsOf(dc: Datacenter, { pool, ipv4 }: Pin6): readonly [shortest: number, longest: number] {
  if (isLinkPool(pool)) return [64, 127];
  if (pool === "pods" && dc.ipv6?.numbering === "own") return [64, 64];
  if (pool === "pods") return [(ipv4?.length ?? 0) + 96, (ipv4?.length ?? 0) + 96];
  return pool === "nodes" || pool === "planes" ? [64, 64] : [128, 128];
}

function checkLength(dc: Datacenter, pin: Pin6): readonly Diagnostic[] {
  const [shortest, longest] = lengthsOf(dc, pin);
  const { length } = pin.ipv6;
  return length >= shortest && length <= longest
    ? []
    : [
        errorAt(
          pin.path,
          "pin-wrong-length",
          `${formatPrefix6(pin.ipv6)} has the length ${String(length)}`,
          `pin a /${String(shortest)}${shortest === longest ? "" : ` to /${String(longest)}`} of what pools.${pin.pool} has in IPv6`,
        ),
      ];
}

/** Policies admit what is in the images of the pools; of links, which are never told, whole ranges are the fabric's own. */
function checkPlace(dc: Datacenter, rules: LayoutRules, pin: Pin6): readonly Diagnostic[] {
  const { ipv6 } = dc;
  if (ipv6 === undefined) return [];
  const places: Pool6 = isLinkPool(pin.pool)
    ? rangesOf6(ipv6, pin.pool)
    : placesOf(dc, rules).flatMap((place) =>
        place.pool === pin.pool && place.ipv6 !== null ? [place.ipv6] : [],
      );
  return places.some((place) => containsPrefix6(place, pin.ipv6))
    ? []
    : [
        errorAt(
          pin.path,
          "pin-outside-pool",
          `${show(pin.ipv6)} is not in what pools.${pin.pool} has in IPv6 (${formatPool6(places)})`,
          `pin a part of that, or, while nothing is deployed in IPv6, give ipv6.pools.${pin.pool} the range that it is in`,
        ),
      ];
}

/** What has a number in IPv6, given or as the image of the one in IPv4. */
interface Claim6 extends Party {
  readonly value: Prefix6;
  readonly path: SpecPath;
}

/** What may be pinned in IPv6, by what it is called in IPv4. */
const IN_IPV6: Readonly<Record<string, ReadonlySet<string>>> = {
  superSpines: new Set(["loopback", "links"]),
  spines: new Set(["loopback", "plane", "spineLinks"]),
  tors: new Set(["loopback", "uplinks", "address"]),
  racks: new Set(["subnet", "pods"]),
  nodes: new Set(["address"]),
};

/** How a number by its own index in IPv6 becomes another: no pin of IPv4 moves it. */
function ownWay({ owner, path }: Claim<Prefix4>): Pick<Claim6, "path" | "way"> {
  const at = path.indexOf("pin");
  if (at < 0) return { path, way: null };
  const object = path.slice(0, at);
  const [, field = "", ...more] = path.slice(at);
  const kind = String(object.at(-2));
  if (IN_IPV6[kind]?.has(String(field)) === true)
    return { path: [...object, "pin", "ipv6", field, ...more], way: `pin an IPv6 number for ${owner}` };
  return { path: object, way: kind === "hosts" ? `give ${owner} another index` : null };
}

const claim6 = (
  claim: Claim<Prefix4>,
  image: Ipv6Image,
  pin: Pin6 | undefined,
  numbering: Ipv6Spec["numbering"],
): Claim6 => {
  const { owner, path, way } = claim;
  const value = imageOfPrefix(image, claim.value);
  if (pin !== undefined)
    return { owner, value, pinned: true, path: pin.path, way: `pin another IPv6 number for ${owner}` };
  return { owner, value, pinned: false, ...(numbering === "own" ? ownWay(claim) : { path, way }) };
};

/** Two that would have one number, one at least of which was given. */
function taken(claims: readonly Claim6[]): readonly Diagnostic[] {
  const sorted = claims.toSorted((a, b) =>
    a.value.base === b.value.base ? a.value.length - b.value.length : a.value.base < b.value.base ? -1 : 1,
  );
  let widest: Claim6 | null = null;
  const found: Diagnostic[] = [];
  for (const claim of sorted) {
    const before: Claim6 | null = widest;
    if (before !== null && claim.value.base <= lastOf6(before.value) && (before.pinned || claim.pinned)) {
      const [blamed, other] = blame<Claim6>(before, claim);
      const computed = blamed.pinned ? "" : ", which follows from its index,";
      found.push(
        errorAt(
          blamed.path,
          "address-taken",
          `${show(blamed.value)} for ${blamed.owner}${computed} is taken by ${other.owner} (${show(other.value)})`,
          eitherWay(blamed, other),
        ),
      );
    }
    if (before === null || lastOf6(claim.value) > lastOf6(before.value)) widest = claim;
  }
  return found;
}

const byNumber = (pins: readonly Pin6[]): ReadonlyMap<string, Pin6> =>
  new Map(pins.flatMap((pin) => (pin.ipv4 === null ? [] : [[formatPrefix(pin.ipv4), pin] as const])));

/** Addresses in a rack: of its subnet's, and each of one alone. */
function checkRack(
  dc: Datacenter,
  rules: LayoutRules,
  r: number,
  image: Ipv6Image,
  pins: ReadonlyMap<string, Pin6>,
  numbering: Ipv6Spec["numbering"],
): readonly Diagnostic[] {
  const rack = dc.racks[r];
  const subnet = rack === undefined ? null : rackSubnet(dc, rack);
  if (rack === undefined || subnet === null || !poolContains(dc.pools.nodes, subnet)) return [];
  const whole = imageOfPrefix(image, subnet);
  const claims = rackHostClaims(dc, rules, rack, r)
    .filter(({ value }) => poolContains([subnet], value))
    .map((claim) => claim6(claim, image, pins.get(formatPrefix(claim.value)), numbering));
  return [
    ...taken(claims),
    ...claims
      .filter(({ pinned, value }) => pinned && (!containsPrefix6(whole, value) || value.base === whole.base))
      .map(({ path, value }) =>
        errorAt(
          path,
          "address-outside-subnet",
          `${show(value)} is not a host address of the rack's subnet ${formatPrefix6(whole)}`,
          "pin an address inside the subnet",
        ),
      ),
  ];
}

/** Numbers of IPv6 that are given: of what is there, of their length, in their pool, and nobody else's. */
export function checkIpv6Pins(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const all = allGiven(dc);
  if (all.length === 0) return [];
  if (dc.ipv6 === undefined)
    return all.map((path) =>
      errorAt(path, "value-invalid", "the datacenter has no IPv6", "remove the pin, or give ipv6.prefix"),
    );
  const { networks, hosts } = pins6(dc, rules);
  const alone = [
    ...useless(dc, [...networks, ...hosts], all),
    ...networks.flatMap((pin) => {
      const length = checkLength(dc, pin);
      return length.length > 0 ? length : checkPlace(dc, rules, pin);
    }),
  ];
  // Without a place for every range there is no image to look at.
  if (alone.length > 0 || placesOf(dc, rules).some(({ ipv6 }) => ipv6 === null)) return alone;
  const { numbering } = dc.ipv6;
  const image = imageFor(dc, rules);
  if (image === null) return [];
  const [ofNetworks, ofHosts] = [byNumber(networks), byNumber(hosts)];
  return [
    ...taken(
      networkClaims(dc, rules)
        .filter(({ pool, value }) => poolContains(dc.pools[pool], value))
        .map((claim) => claim6(claim, image, ofNetworks.get(formatPrefix(claim.value)), numbering)),
    ),
    ...(rules.routing.from === "node"
      ? []
      : dc.racks.flatMap((_, r) => checkRack(dc, rules, r, image, ofHosts, numbering))),
  ];
}
