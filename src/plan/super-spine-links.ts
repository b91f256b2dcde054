import type { Datacenter, SpineSpec, SuperSpineSpec } from "../spec/index.ts";
import { cableName } from "./cable-name.ts";
import { goesTo, superSpinesOf } from "./tiers.ts";

/** One of the links between a spine and a super-spine. */
export interface SuperSpineUplink {
  readonly superSpine: SuperSpineSpec;
  /** Which of those between the two, from 0. */
  readonly link: number;
}

/** The numbers of the links that each of its spines has to a super-spine, from 0: as it says itself, else as all have them. */
const linksFrom = (
  { uplinks }: Pick<Datacenter, "uplinks">,
  { links }: Pick<SuperSpineSpec, "links">,
): readonly number[] => Array.from({ length: links ?? uplinks.superSpineLinks }, (_, link) => link);

/** Every link of a spine to its super-spines, by super-spine in the spec's order. */
export const superSpineUplinksOf = (
  dc: Pick<Datacenter, "superSpines" | "uplinks">,
  spine: Pick<SpineSpec, "index">,
): readonly SuperSpineUplink[] =>
  superSpinesOf(dc, spine).flatMap((superSpine) =>
    linksFrom(dc, superSpine).map((link) => ({ superSpine, link })),
  );

/** One of the links to a super-spine from below. */
export interface SuperSpineDownlink {
  readonly spine: SpineSpec;
  readonly link: number;
  /** What pins and ports of the super-spine call it by. */
  readonly name: string;
}

/** Every link to a super-spine, by spine in the order of these: by default all of the spec. */
export const superSpineDownlinksOf = (
  dc: Datacenter,
  superSpine: SuperSpineSpec,
  spines: readonly SpineSpec[] = dc.spines,
): readonly SuperSpineDownlink[] =>
  spines
    .filter((spine) => goesTo(spine, superSpine))
    .flatMap((spine) =>
      linksFrom(dc, superSpine).map((link) => ({ spine, link, name: cableName(spine.name, link) })),
    );
