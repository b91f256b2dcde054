import { errorAt, warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { MAX_INT32_ASN, type AsnNumber } from "../../net/asn.ts";
import type { Datacenter } from "../../spec/index.ts";
import { ASN_POOLS, mayGive, type AsnHolder, type AsnPoolName, type AsnScheme } from "../asns.ts";
import { distinct } from "../distinct.ts";
import { torName } from "../numbering.ts";
import { distinctSpines } from "../tiers.ts";
import { blame, eitherWay, wayOf } from "./blame.ts";
import { present, type Claim } from "./claims.ts";

interface AsnClaim extends Claim<AsnNumber> {
  readonly holder: AsnHolder;
  readonly pool: AsnPoolName;
}

interface Candidate extends Omit<AsnClaim, "value" | "pinned" | "way"> {
  readonly value: AsnNumber | null;
  readonly pin: AsnNumber | undefined;
}

const at = (path: SpecPath): SpecPath => [...path, "pin", "asn"];

/** Everything that has an AS number or may have one pinned, whether the model gives it one of its own or not. */
export function candidates(dc: Datacenter, asns: AsnScheme): readonly Candidate[] {
  const spines = distinctSpines(dc).map(([s, spine]): Candidate => ({
    holder: "spine",
    pool: "spineAsns",
    owner: `spine ${spine.name}`,
    value: asns.spine(spine),
    pin: spine.pin.asn,
    path: at(["spines", s]),
  }));
  const racks = distinct(dc.racks).flatMap(([r, rack]): Candidate[] => [
    ...rack.tors.slice(0, 1).map((tor): Candidate => ({
      holder: "rack",
      pool: "rackAsns",
      owner: `rack ${rack.name}`,
      value: asns.tor(rack, tor),
      pin: rack.pin.asn,
      path: at(["racks", r]),
    })),
    ...distinct(rack.tors).map(([t, tor]): Candidate => ({
      holder: "tor",
      pool: "rackAsns",
      owner: `ToR ${torName(rack, tor)}`,
      value: asns.tor(rack, tor),
      pin: tor.pin.asn,
      path: at(["racks", r, "tors", t]),
    })),
    ...distinct(rack.nodes).map(([n, node]): Candidate => ({
      holder: "node",
      pool: "nodeAsns",
      owner: `node ${node.name}`,
      value: asns.node(rack, node),
      pin: node.pin.asn,
      path: at(["racks", r, "nodes", n]),
    })),
    ...distinct(rack.hosts).map(([h, host]): Candidate => ({
      holder: "host",
      pool: "hostAsns",
      owner: `host ${host.name}`,
      value: asns.host(rack, host),
      pin: host.pin.asn,
      path: at(["racks", r, "hosts", h]),
    })),
  ]);
  const clusters = distinct(dc.clusters).map(([c, cluster]): Candidate => ({
    holder: "cluster",
    pool: "nodeAsns",
    owner: `cluster ${cluster.name}`,
    value: asns.cluster?.(cluster) ?? null,
    pin: cluster.pin.asn,
    path: at(["clusters", c]),
  }));
  return [...spines, ...racks, ...clusters];
}

const HOLDERS: Readonly<Record<AsnHolder, string>> = {
  spine: "spines do not have an AS each",
  rack: "racks do not have an AS each",
  tor: "ToRs do not have an AS each",
  node: "nodes do not have an AS each",
  host: "hosts do not have an AS each",
  cluster: "clusters do not have an AS each",
};

/** Pins of what has no AS of its own in the model. */
const checkMeaningless = (dc: Datacenter, asns: AsnScheme): Diagnostic[] =>
  candidates(dc, asns)
    .filter(({ holder, pin }) => pin !== undefined && !asns.holders.has(holder))
    .map(({ holder, path }) =>
      errorAt(
        path,
        "model-unsupported",
        `in ${dc.fabric.model} as it is set up here ${HOLDERS[holder]}`,
        "remove the pin",
      ),
    );

const claimsOf = (some: readonly Candidate[]): readonly AsnClaim[] =>
  present(
    some.map(({ pin, ...claim }) => ({
      ...claim,
      pinned: pin !== undefined,
      way: wayOf(claim.owner, "AS number", pin !== undefined),
    })),
  );

/** Nodes, and racks of them, of which several are told to be in one AS: who says so may mean a cluster that has one. */
const HAVE_NODES: ReadonlySet<AsnHolder> = new Set<AsnHolder>(["rack", "node"]);

const oneCluster = ({ holder, pinned }: AsnClaim, other: AsnClaim): string =>
  holder === other.holder && HAVE_NODES.has(holder) && pinned && other.pinned
    ? "; or, where it is the AS of all nodes of the cluster, choose the model as-per-cluster, put it first into pools.nodeAsns, and remove the pins"
    : "";

function checkPins(dc: Datacenter, { demand }: AsnScheme, claims: readonly AsnClaim[]): Diagnostic[] {
  const first = new Map<AsnNumber, AsnClaim>();
  return claims.flatMap((claim) => {
    const found: Diagnostic[] = [];
    const other = first.get(claim.value);
    first.set(claim.value, other ?? claim);
    if (other !== undefined && (other.pinned || claim.pinned)) {
      const [blamed, against] = blame(other, claim);
      const computed = blamed.pinned ? "" : ", which follows from its index,";
      const message = `AS ${String(blamed.value)} of ${blamed.owner}${computed} is that of ${against.owner}`;
      const fix = `${eitherWay(blamed, against)}${oneCluster(blamed, against)}`;
      found.push(errorAt(blamed.path, "asn-taken", message, fix));
    }
    const elsewhere = ASN_POOLS.find(
      (pool) => pool !== claim.pool && mayGive(dc.pools[pool], demand[pool], claim.value),
    );
    if (claim.pinned && elsewhere !== undefined) {
      const message = `AS ${String(claim.value)} lies in pools.${elsewhere}, which will need it`;
      found.push(errorAt(claim.path, "asn-taken", message, `pin one outside pools.${elsewhere}`));
    }
    return found;
  });
}

/**
 * AS numbers of ToRs that Calico's BGPPeer may not carry: each pin, and the pool once, also where one of its numbers is all ToRs'. Nodes
 * have theirs as text.
 */
function checkInt32(claims: readonly AsnClaim[]): Diagnostic[] {
  const large = claims.filter(({ value }) => value > MAX_INT32_ASN);
  const firstOfPool = large.find(({ pinned }) => !pinned);
  return large
    .filter((claim) => claim.pinned || claim === firstOfPool)
    .map((claim) =>
      warningAt(
        claim.pinned ? claim.path : ["pools", "rackAsns"],
        "asn-over-int32",
        `AS ${String(claim.value)} of ${claim.owner} does not fit the int32 that Calico's BGPPeer declares, which Kubernetes 1.36 and newer enforce`,
        `use AS numbers up to ${String(MAX_INT32_ASN)} for racks`,
      ),
    );
}

/** Pinned AS numbers against everything else, and what Calico may not carry. */
export function checkAsns(dc: Datacenter, asns: AsnScheme): readonly Diagnostic[] {
  const all = candidates(dc, asns);
  const own = all.filter(({ holder }) => asns.holders.has(holder));
  const ofTors = all.filter(({ holder }) => holder === (asns.holders.has("tor") ? "tor" : "rack"));
  return [
    ...checkMeaningless(dc, asns),
    ...checkPins(dc, asns, claimsOf(own)),
    ...checkInt32(claimsOf(ofTors)),
  ];
}
