import type { ObservedBgp, ObservedPath } from "./tables.ts";

interface Attribute {
  readonly type: number;
  readonly nexthop?: string;
  readonly as_paths?: readonly { readonly asns: readonly number[] }[];
  readonly value?: number | readonly string[];
}

interface PathJson {
  readonly attrs: readonly Attribute[];
  /** Not there on its own. */
  readonly "peer-address"?: string;
}

/** RFC 4271 section 5.1, RFC 4456 section 8 and RFC 4760 section 3, by their numbers. */
const [AS_PATH, NEXT_HOP, LOCAL_PREF, CLUSTER_LIST, MP_REACH] = [2, 3, 5, 10, 14];
const DEFAULT_LOCAL_PREF = 100;

/** GoBGP marks all equal paths as best: the first is what it has chosen. */
function pathOf({ attrs, "peer-address": peer }: PathJson, at: number): ObservedPath {
  const of = (type: number | undefined): Attribute | undefined => attrs.find((one) => one.type === type);
  const clusters = of(CLUSTER_LIST)?.value;
  const localPref = of(LOCAL_PREF)?.value;
  return {
    peer: peer ?? null,
    nextHop: peer === undefined ? null : (of(NEXT_HOP)?.nexthop ?? of(MP_REACH)?.nexthop ?? null),
    asPath: (of(AS_PATH)?.as_paths ?? []).flatMap(({ asns }) => asns).join(" "),
    localPref: typeof localPref === "number" ? localPref : DEFAULT_LOCAL_PREF,
    clusters: typeof clusters === "object" ? clusters.toSorted().join(" ") : "",
    best: at === 0,
    multipath: null,
  };
}

/** `gobgp global rib -j` of GoBGP 4. */
export const gobgpBgp = (text: string): ObservedBgp =>
  new Map(
    Object.entries(JSON.parse(text || "{}") as Readonly<Record<string, readonly PathJson[]>>).map(
      ([prefix, paths]) => [prefix, paths.map(pathOf)],
    ),
  );
