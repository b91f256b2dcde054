import { errorAt, warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { containsPrefix, formatPrefix, type Prefix4 } from "../../net/ipv4.ts";
import type { Datacenter } from "../../spec/index.ts";
import { ADDRESS_POOLS } from "../address-pools.ts";
import { ASN_POOLS, mayGive } from "../asns.ts";
import { hasPods } from "../tiers.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { borderOnOneSpine, bordersOf, torShortOfSpines } from "../outside.ts";
import { usedPools } from "../used-pools.ts";
import { checkOutsideIpv6 } from "./ipv6-outside.ts";
import { placedPeers } from "./outside-cables.ts";

/** AS numbers of the fabric, by pool and as pinned: a router outside with one of them would be refused by the AS loop. */
function holderOf(dc: Datacenter, { asns }: LayoutRules, asn: number): string | null {
  const pool = ASN_POOLS.find((one) => mayGive(dc.pools[one], asns.demand[one], asn));
  return pool === undefined ? null : `pools.${pool}`;
}

/** A router outside is one by its name: it has one AS. */
function checkRouters(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const asns = new Map<string, number>();
  return placedPeers(dc).flatMap(({ peer, path }): Diagnostic[] => {
    if (peer.mode === "static") return [];
    const known = asns.get(peer.router);
    asns.set(peer.router, known ?? peer.asn);
    const holder = holderOf(dc, rules, peer.asn);
    return [
      ...(known === undefined || known === peer.asn
        ? []
        : [
            errorAt(
              [...path, "asn"],
              "asn-taken",
              `${peer.router} has AS ${String(peer.asn)} here and AS ${String(known)} at another link`,
              "give all its links one AS, or the second router another name",
            ),
          ]),
      ...(holder === null
        ? []
        : [
            errorAt(
              [...path, "asn"],
              "asn-taken",
              `AS ${String(peer.asn)} of ${peer.router} is in ${holder}: a router of the fabric may come to have it, and each would refuse the other's routes`,
              "correct it, or, while nothing is deployed from the pool, move the pool",
            ),
          ]),
    ];
  });
}

/** Routes that would be asked for and never taken: nobody outside has a say on the fabric's own ranges. */
function checkRanges(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const used = usedPools(rules);
  const own = ADDRESS_POOLS.filter((pool) => used.has(pool)).flatMap((pool) =>
    dc.pools[pool].map((range) => ({ pool, range })),
  );
  const check = (prefix: Prefix4, path: SpecPath): Diagnostic[] => {
    const inside = own.find(({ range }) => containsPrefix(range, prefix));
    if (inside === undefined) return [];
    return [
      errorAt(
        path,
        "pool-overlap",
        `${formatPrefix(prefix)} is in ${formatPrefix(inside.range)} of pools.${inside.pool}, and what is the fabric's own is never taken from outside`,
        "remove it, or, while nothing is deployed from the pool, move the pool",
      ),
    ];
  };
  return placedPeers(dc).flatMap(({ peer, path }) => {
    const lists =
      peer.mode === "full"
        ? { accept: peer.accept ?? [], announces: peer.announces }
        : peer.mode === "static"
          ? { prefixes: peer.prefixes }
          : {};
    return Object.entries(lists).flatMap(([field, prefixes]) =>
      prefixes.flatMap((prefix, at) => check(prefix, [...path, field, at])),
    );
  });
}

/** Why a border could lose a rack and keep others, and how it would not; null where none can. */
function narrowing(dc: Datacenter): { readonly why: string; readonly instead: string | null } | null {
  const borders = bordersOf(dc);
  if (hasPods(dc))
    return {
      why: "as cables between spines and super-spines fail, a border would draw traffic for pods that it has lost, and drop it",
      instead: null,
    };
  const spine = dc.spines.find(({ name }) => borders.has(name));
  if (spine !== undefined)
    return {
      why: `${spine.name} would draw traffic for racks that it has lost its cable to, and drop it`,
      instead: "let ToRs be the borders",
    };
  const tor = torShortOfSpines(dc);
  if (tor !== undefined)
    return {
      why: `${tor} does not go to every spine: as cables fail, a border would draw traffic for racks that no spine of its own reaches, and drop it`,
      instead: "let every ToR go to every spine",
    };
  const single = borderOnOneSpine(dc);
  if (single === undefined) return null;
  return {
    why: `${single} hangs on one spine: without that, it would draw traffic for all racks by the blocks of its own, and drop it`,
    instead: "let it go to a second spine",
  };
}

/** A border that can lose a rack and keep others would still draw the rack's traffic by a range that is wider. */
function checkAggregates(dc: Datacenter, { downward }: LayoutRules): readonly Diagnostic[] {
  if (dc.outside?.announce.pods !== "per-pool" || downward === "default") return [];
  const found = narrowing(dc);
  return found === null
    ? []
    : [
        warningAt(
          ["outside", "announce", "pods"],
          "aggregate-too-wide",
          found.why,
          found.instead === null ? "use per-rack" : `use per-rack, or ${found.instead}`,
        ),
      ];
}

/** The AS that the outside knows the datacenter by is none of theirs: that would be a session inside one AS. */
const checkOwnAsn = (dc: Datacenter): readonly Diagnostic[] =>
  placedPeers(dc).flatMap(({ peer, path }) =>
    peer.mode === "static" || peer.asn !== dc.outside?.asn
      ? []
      : [
          errorAt(
            [...path, "asn"],
            "asn-taken",
            `${peer.router} has AS ${String(peer.asn)}, by which it is to know this datacenter`,
            "give outside.asn another number, or remove it",
          ),
        ],
  );

/** What is exchanged with routers outside. */
export const checkOutsideRoutes = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] => [
  ...checkRouters(dc, rules),
  ...checkRanges(dc, rules),
  ...checkOwnAsn(dc),
  ...checkAggregates(dc, rules),
  ...checkOutsideIpv6(dc, rules),
];
