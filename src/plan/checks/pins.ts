import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { containsPrefix, formatPrefix, lastOf, type Prefix4 } from "../../net/ipv4.ts";
import { formatPool, poolContains } from "../../net/pool.ts";
import type { Datacenter } from "../../spec/index.ts";
import { oneOf } from "../../text/nearest.ts";
import type { LayoutRules } from "../lay-out.ts";
import { planeSubnet, rackSubnet, torName } from "../numbering.ts";
import { distinctSpines } from "../tiers.ts";
import { spinesOf, uplinksOf } from "../uplinks.ts";
import { nodePlaneSubnet, planeIndices, type SwitchedFabric } from "../switched/fabric.ts";
import { blame, eitherWay } from "./blame.ts";
import { checkLinkPins } from "./link-pins.ts";
import { checkUseless } from "./useless.ts";
import { LONGEST_NETWORK, networkClaims, type Claim, type NetworkClaim } from "./claims.ts";
import { nodeClaims, planeHostClaims, rackHostClaims } from "./host-claims.ts";

const show = (prefix: Prefix4): string => formatPrefix(prefix).replace(/\/32$/, "");

const follows = ({ pinned }: Claim<Prefix4>): string => (pinned ? "" : ", which follows from its index,");

/** `10.192.0.0/24 of rack r1, which follows from its index, is taken by node b, which has it pinned`. */
function takenBy(blamed: Claim<Prefix4>, other: Claim<Prefix4>): string {
  const computed = follows(blamed);
  const range = other.value.length < 32 ? ` (${show(other.value)})` : "";
  return `${show(blamed.value)} for ${blamed.owner}${computed} is taken by ${other.owner}${range}`;
}

/** Whether the user has had a say in it. */
const isOwn = ({ pinned, shifted }: Claim<Prefix4>): boolean => pinned || shifted === true;

/**
 * Overlaps in which at least one side is pinned, or stands where a pin puts it: two other computed numbers can only meet where their pools
 * do, and that is reported there. One sweep over the claims by address.
 */
function taken(claims: readonly Claim<Prefix4>[]): Diagnostic[] {
  const sorted = [...claims].sort((a, b) => a.value.base - b.value.base || a.value.length - b.value.length);
  const found: Diagnostic[] = [];
  let widest: Claim<Prefix4> | null = null;
  for (const claim of sorted) {
    const meets: boolean = widest !== null && claim.value.base <= lastOf(widest.value);
    if (meets && widest !== null && [widest, claim].some(isOwn)) {
      const [blamed, other] = blame<Claim<Prefix4>>(widest, claim);
      found.push(errorAt(blamed.path, "address-taken", takenBy(blamed, other), eitherWay(blamed, other)));
    }
    if (widest === null || lastOf(claim.value) > lastOf(widest.value)) widest = claim;
  }
  return found;
}

function checkNetworkPin(dc: Datacenter, claim: NetworkClaim): Diagnostic[] {
  const { name: pool, range } = claim.of ?? { name: `pools.${claim.pool}`, range: dc.pools[claim.pool] };
  const [shortest, longest] = claim.lengths;
  if (claim.value.length < shortest || claim.value.length > longest)
    return [
      errorAt(
        claim.path,
        "pin-wrong-length",
        `${formatPrefix(claim.value)} has the length ${String(claim.value.length)}`,
        `pin a /${String(shortest)}${shortest === longest ? "" : ` to /${String(longest)}`} of ${pool}`,
      ),
    ];
  if (poolContains(range, claim.value)) return [];
  return [
    errorAt(
      claim.path,
      "pin-outside-pool",
      `${show(claim.value)} is not in ${pool} (${formatPool(range)})`,
      `append the range to ${pool}: the fabric's policies admit what is in the pools`,
    ),
  ];
}

/** Hosts of one network: those that collide, and those that are no host address of it. */
function checkHosts(
  claims: readonly Claim<Prefix4>[],
  subnet: Prefix4,
  what: string,
  otherwise = `while nothing of the ${what} is deployed, pin the subnet that the address is in`,
): Diagnostic[] {
  const outside = claims.filter(
    (claim) =>
      isOwn(claim) &&
      (!containsPrefix(subnet, claim.value) ||
        claim.value.base === subnet.base ||
        claim.value.base === lastOf(subnet)),
  );
  return [
    ...taken(claims),
    ...outside.map((claim) =>
      errorAt(
        claim.path,
        "address-outside-subnet",
        `${show(claim.value)}${claim.pinned ? "" : ` for ${claim.owner}${follows(claim)}`} is not a host address of the ${what}'s subnet ${formatPrefix(subnet)}`,
        `pin an address inside the subnet${containsPrefix(subnet, claim.value) ? "" : `, or, ${otherwise}`}`,
      ),
    ),
  ];
}

/** Whether anybody can stand in it; what can't be is reported as such, and once. */
const isNetwork = (subnet: Prefix4 | null): subnet is Prefix4 =>
  subnet !== null && subnet.length <= LONGEST_NETWORK;

const checkRackHosts = (dc: Datacenter, rules: LayoutRules): Diagnostic[] =>
  dc.racks.flatMap((rack, r) => {
    const subnet = rackSubnet(dc, rack);
    return isNetwork(subnet) ? checkHosts(rackHostClaims(dc, rules, rack, r), subnet, "rack") : [];
  });

const checkPlaneHosts = (dc: Datacenter): Diagnostic[] =>
  distinctSpines(dc).flatMap(([, spine]) => {
    const subnet = planeSubnet(dc, spine);
    return isNetwork(subnet) ? checkHosts(planeHostClaims(dc, spine), subnet, "plane") : [];
  });

const checkNodesInPlanes = (dc: Datacenter, fabric: SwitchedFabric): Diagnostic[] =>
  planeIndices(fabric).flatMap((plane) => {
    const subnet = nodePlaneSubnet(dc, plane);
    if (subnet === null) return [];
    const otherwise = "while nothing is deployed, give pools.nodePlanes the range that the address is in";
    return checkHosts(nodeClaims(dc, subnet, plane), subnet, "plane", otherwise);
  });

/** The hosts of every network, as the fabric has them. */
function checkAllHosts(dc: Datacenter, rules: LayoutRules): Diagnostic[] {
  const { routing } = rules;
  if (routing.from === "node") return checkNodesInPlanes(dc, routing.fabric);
  return [...checkRackHosts(dc, rules), ...(routing.from === "tor" ? checkPlaneHosts(dc) : [])];
}

/** Pinned addresses against everything else: their length, their pool, and whatever they would collide with. */
export function checkPins(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const networks = networkClaims(dc, rules);
  return [
    ...networks.filter(({ pinned }) => pinned).flatMap((claim) => checkNetworkPin(dc, claim)),
    ...taken(networks),
    ...checkAllHosts(dc, rules),
    ...checkSpineNames(dc),
    ...checkLinkPins(dc, rules),
    ...checkUseless(dc, rules),
  ];
}

/** What a ToR has pinned towards a spine names one that is there, and that it has the cable to. */
function checkSpineNames(dc: Datacenter): Diagnostic[] {
  const there = dc.spines.map(({ name }) => name);
  return dc.racks.flatMap((rack, r) =>
    rack.tors.flatMap((tor, t) => {
      const { uplinks, uplinkAddresses, planes } = tor.pin;
      if ([uplinks, uplinkAddresses, planes].every((pinned) => Object.keys(pinned).length === 0)) return [];
      const placed = { rack, tor };
      const cables = {
        uplinks: uplinksOf(dc, placed).map(({ name }) => name),
        uplinkAddresses: uplinksOf(dc, placed).map(({ name }) => name),
        planes: spinesOf(dc, placed).map(({ name }) => name),
      };
      return (["uplinks", "uplinkAddresses", "planes"] as const).flatMap((field) =>
        Object.keys(tor.pin[field])
          .filter((name) => !cables[field].includes(name))
          .map((name) => {
            const isThere = there.includes(name.replace(/\/.*$/, ""));
            return errorAt(
              ["racks", r, "tors", t, "pin", field, name],
              "value-invalid",
              isThere ? `${torName(rack, tor)} has no cable "${name}"` : `there is no spine "${name}"`,
              oneOf(name, cables[field], "name one that is there"),
            );
          }),
      );
    }),
  );
}
