import type { Datacenter, RackSpec, SpineSpec, TorSpec } from "../spec/index.ts";
import { cableName } from "./cable-name.ts";
import { grouped } from "./grouped.ts";
import { ownValue } from "./own-value.ts";

/** No pod is called so. */
const NO_POD = "";

/** A ToR as far as its cables to spines follow from it. */
export interface CabledTor {
  readonly rack: Pick<RackSpec, "uplinks" | "pod">;
  readonly tor: Pick<TorSpec, "uplinks">;
}

/** One of the links between a ToR and a spine: a cable, or an LACP aggregate of all cables between the two. */
export interface Uplink {
  readonly spine: SpineSpec;
  /** Which of those to this spine, from 0. */
  readonly link: number;
  /** Of all that the ToR has: the spine's name, and `/2` and so on behind it from the second on. */
  readonly name: string;
  /** Its cables among all to this spine, from 0. */
  readonly cables: readonly number[];
  readonly isAggregate: boolean;
}

/** The names of the spines that a ToR goes to; undefined where it goes to all of its pod. */
export const spineNames = ({ rack, tor }: CabledTor): readonly string[] | undefined =>
  tor.uplinks.spines ?? rack.uplinks.spines;

/** Spines by pod, for each ToR asks for those of its own. */
const byPod = grouped<SpineSpec>(({ pod = NO_POD }) => [pod]);

/** The spines that a ToR goes to, in the spec's order: all of its pod, or those that are named for it. */
export function spinesOf({ spines }: Pick<Datacenter, "spines">, placed: CabledTor): readonly SpineSpec[] {
  const names = spineNames(placed);
  const all = byPod(spines, placed.rack.pod ?? NO_POD);
  return names === undefined ? all : all.filter(({ name }) => names.includes(name));
}

/** How many cables there are to a spine that the ToR goes to: what is said nearest to the ToR holds. */
export const linksTo = (
  { uplinks }: Pick<Datacenter, "uplinks">,
  { rack, tor }: CabledTor,
  spine: string,
): number =>
  ownValue(tor.uplinks.to, spine) ??
  tor.uplinks.links ??
  ownValue(rack.uplinks.to, spine) ??
  rack.uplinks.links ??
  uplinks.links;

/** Whether a ToR's cables to one spine are an LACP aggregate. */
const aggregates = ({ uplinks }: Pick<Datacenter, "uplinks">, { rack, tor }: CabledTor): boolean =>
  (tor.uplinks.aggregate ?? rack.uplinks.aggregate ?? uplinks.aggregate) === "lacp";

/** The links between a ToR and one spine that it goes to. */
function uplinksTo(dc: Pick<Datacenter, "uplinks">, placed: CabledTor, spine: SpineSpec): readonly Uplink[] {
  const cables = Array.from({ length: linksTo(dc, placed, spine.name) }, (_, cable) => cable);
  const isAggregate = aggregates(dc, placed);
  return (isAggregate ? [cables] : cables.map((cable) => [cable])).map((own, link) => ({
    spine,
    link,
    name: cableName(spine.name, link),
    cables: own,
    isAggregate,
  }));
}

/** Every link of a ToR to its spines, spine by spine in the spec's order. */
export const uplinksOf = (dc: Pick<Datacenter, "spines" | "uplinks">, placed: CabledTor): readonly Uplink[] =>
  spinesOf(dc, placed).flatMap((spine) => uplinksTo(dc, placed, spine));
