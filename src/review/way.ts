import { findWay, sideOf, viewWay, type Way, type WayView } from "../change/index.ts";
import type { CompiledFabric } from "../compile.ts";
import { checkWorks } from "../compare/index.ts";
import { formatDiagnostics, isError } from "../diagnostics/index.ts";
import { guardedBetween } from "./guarded.ts";
import { errorsBetween, read, type SpecSource } from "./read.ts";
import { renumberedBetween } from "./renumbered.ts";
import type { ReviewOptions } from "./review.ts";
import { losesIpv4, movedNodes, renumbersIpv6 } from "./several.ts";
import { few } from "../text/few.ts";
import { refusals } from "./verdict.ts";

/** The way between two specs, or why there is none. */
export interface WayReview {
  readonly name: string;
  /** Why it can't be gone; empty where it can. */
  readonly refused: readonly string[];
  /** Null where it is refused, and where one of the two is not there: then nothing is between them. */
  readonly way: WayView | null;
}

/** Mixed fabrics for those who ask for nothing else: some seconds' work. */
const MOST = 300;

const moved = (names: readonly string[]): readonly string[] =>
  names.length === 0
    ? []
    : [
        `a way is not foretold where nodes go from one cluster to another, for each is a server that is set up anew (${few(names)}): take them out first, and add them in a change of their own`,
      ];

const IPV6 =
  "a way is not foretold where numbers of IPv6 change, for IPv4 alone is simulated on the way: change them in a window of their own";

const FAMILY =
  "a way is not foretold where IPv4 comes or goes as a whole: have both for a while, and take IPv4 away in a window of its own";

/** A way with the fabrics at its ends. */
export interface FoundWay {
  readonly before: CompiledFabric;
  readonly after: CompiledFabric;
  readonly way: Way;
}

/** In which order a change is made so that least is lost; null where it is refused, or one of the two is not there. A pure function. */
export function wayBetween(
  base: SpecSource,
  head: SpecSource,
  { renumber = [] }: ReviewOptions = {},
): Pick<WayReview, "name" | "refused"> & { readonly found: FoundWay | null } {
  const [before, after] = [read(base), read(head)];
  const [old, now] = [before.own, after.own];
  const name = (now ?? old)?.fabric.plan.name ?? "the datacenter";
  const allowed = new Set(renumber);
  const works = now === null ? [] : checkWorks(now.spec, now.fabric).filter(isError);
  const all = {
    errors: errorsBetween(before, after),
    guarded: old === null || now === null ? [] : guardedBetween(old.fabric, now.fabric, allowed),
    renumbered: old === null || now === null ? [] : renumberedBetween(old.fabric, now.fabric, allowed),
    names: new Set<string>(),
  };
  const refused = [
    ...refusals(all, formatDiagnostics(works)),
    ...(old === null || now === null ? [] : moved(movedNodes(old.fabric, now.fabric))),
    ...(renumbersIpv6(all.renumbered) ? [IPV6] : []),
    ...(old !== null && now !== null && losesIpv4(old.fabric, now.fabric) ? [FAMILY] : []),
  ];
  if (refused.length > 0 || old === null || now === null) return { name, refused, found: null };
  const way = findWay(sideOf(old.fabric), sideOf(now.fabric), { most: MOST });
  return { name, refused, found: { before: old.fabric, after: now.fabric, way } };
}

/** The same as programs and people read it. */
export function reviewWay(base: SpecSource, head: SpecSource, options: ReviewOptions = {}): WayReview {
  const { name, refused, found } = wayBetween(base, head, options);
  return { name, refused, way: found === null ? null : viewWay(found.way) };
}
