import type { Datacenter, DatacenterSpec, ModelName } from "../spec/index.ts";

export type FabricChoice = NonNullable<DatacenterSpec["fabric"]>;
type ChoiceOf<M extends ModelName> = Extract<FabricChoice, { readonly model: M }>;

/** What stands above the ToRs, as the user has it: a variant keeps it where its model has such a field. */
type Spine = Extract<Datacenter["fabric"], { readonly spine: unknown }>["spine"];

/** Of as-per-cluster what is no variant, as the user has it. */
type OfCluster = Omit<ChoiceOf<"as-per-cluster">, "model" | "spine" | "ownAs">;

/** One way to build the fabric, and why one would. */
export interface Variant {
  readonly model: ModelName;
  /** What sets it apart from others of its model; empty where there are none. */
  readonly variant: string;
  readonly fabric: FabricChoice;
  readonly reason: Reason;
}

/** One sentence, and where it comes from. */
export interface Reason {
  readonly text: string;
  readonly source: string;
}

interface Recipe<F extends FabricChoice = FabricChoice> {
  readonly variant: string;
  readonly fabric: (spine: Spine, ofCluster: OfCluster) => F;
  readonly reason: Reason;
}

/**
 * Every model's variants. They differ in tables, sessions or failures, or in who has to do something about it; AS numbers of spines and ToRs,
 * which change none of these, make no variant.
 */
const VARIANTS: { readonly [M in ModelName]: readonly Recipe<ChoiceOf<M>>[] } = {
  "as-per-rack": [
    {
      variant: "ToR reflects",
      fabric: (spine) => ({ model: "as-per-rack", spine, inRack: { kind: "route-reflector", on: "tor" } }),
      reason: {
        text: "The first choice where every switch can hold every route: a session a node, and traffic inside a rack goes straight from node to node.",
        source: "Calico, IP interconnect fabrics, AS per rack; RFC 4456 section 6; RFC 7938 section 5.2.1",
      },
    },
    {
      variant: "nodes reflect",
      fabric: (spine) => ({ model: "as-per-rack", spine, inRack: { kind: "route-reflector", on: "nodes" } }),
      reason: {
        text: "Where the ToR can't reflect: it keeps a session with each reflector only, and two or three reflectors outlive the loss of one.",
        source: "Calico, IP interconnect fabrics, AS per rack; RFC 4456 section 7",
      },
    },
    {
      variant: "full mesh",
      fabric: (spine) => ({ model: "as-per-rack", spine, inRack: { kind: "full-mesh" } }),
      reason: {
        text: "Nothing reflects, so nothing in the rack but the ToR is special; sessions grow with the square of a rack's nodes.",
        source: "Calico, IP interconnect fabrics, AS per rack; RFC 4456 section 1",
      },
    },
  ],
  "as-per-server": [
    {
      variant: "through-tor",
      fabric: (spine) => ({ model: "as-per-server", spine, withinRack: "through-tor" }),
      reason: {
        text: "All is eBGP, so an AS path names every router passed, and the ToR can filter inside the rack too; each node takes an AS number.",
        source: "Calico, IP interconnect fabrics, AS per compute server; RFC 7938 section 5.1",
      },
    },
    {
      variant: "direct",
      fabric: (spine) => ({ model: "as-per-server", spine, withinRack: "direct" }),
      reason: {
        text: "As through-tor, but the ToR hands on the owning node as next hop, so traffic inside a rack does not pass through it.",
        source: "RFC 4271 section 5.1.3; RFC 7938 section 5.1",
      },
    },
  ],
  "as-per-cluster": [
    {
      variant: "own AS allowed",
      fabric: (spine, ofCluster) => ({ ...ofCluster, model: "as-per-cluster", spine, ownAs: "allowed" }),
      reason: {
        text: "Where the cluster has one AS number, as Calico gives it: routes are those of as-per-server, no node takes a number, and nodes allow their own AS once, which their objects say and no switch.",
        source: "Calico, BGPPeer numAllowedLocalASNumbers; RFC 4271 section 9.1.2",
      },
    },
    {
      variant: "own AS overridden",
      fabric: (spine, ofCluster) => ({ ...ofCluster, model: "as-per-cluster", spine, ownAs: "overridden" }),
      reason: {
        text: "As own AS allowed, but ToRs put their own AS in place of the cluster's, so nodes and hosts keep the check for loops; a path no longer tells where a route began.",
        source: "RFC 4364 section 10 (one AS at several sites); RFC 4271 section 9.1.2",
      },
    },
  ],
  "downward-default": [
    {
      variant: "",
      fabric: () => ({ model: "downward-default" }),
      reason: {
        text: "Where the ToRs' tables are the limit: a ToR holds its rack and a default; what a spine can't deliver, for a failed link, it passes on to the next.",
        source: "Calico, IP interconnect fabrics, downward default; RFC 7938 section 8.2",
      },
    },
  ],
  igp: [
    {
      variant: "spines reflect",
      fabric: () => ({ model: "igp", reflectors: "spines" }),
      reason: {
        text: "Where an IGP runs already: one AS, next hops found by OSPF, so a failed link touches no session; spines hold all routes several times.",
        source: "RFC 4456 sections 7 and 10; RFC 2328",
      },
    },
    {
      variant: "ToRs mesh",
      fabric: () => ({ model: "igp", reflectors: "tors" }),
      reason: {
        text: "Where spines can't reflect: each ToR tells every other of its rack, and all spines of everything; sessions grow with the square of the ToRs.",
        source: "RFC 4456 sections 1 and 7; RFC 2328",
      },
    },
  ],
  l2: [
    {
      variant: "flat",
      fabric: () => ({ model: "l2", planes: 1 }),
      reason: {
        text: "Where switches only switch and one plane will do: all of them see the nodes' addresses and no pod's; what is lost with the plane is lost.",
        source: "Calico, Calico over Ethernet fabrics",
      },
    },
    {
      variant: "2 planes",
      fabric: () => ({ model: "l2", planes: 2 }),
      reason: {
        text: "As flat, but each plane is a network of its own with its own spines and reflectors: one may fail whole, and nodes spread over all by ECMP.",
        source: "Calico, Calico over Ethernet fabrics, a brief note about Ethernet topology",
      },
    },
  ],
};

const ROUTED: Spine = { kind: "routed", asns: "unique" };

/** As pods have them where the spec says nothing. */
const ROUTED_IN_PODS: Spine = { kind: "routed", asns: "shared" };

interface OtherSpine extends Pick<Variant, "variant" | "reason"> {
  readonly spine: Spine;
}

/** What a fabric with this kind of spine is set beside. */
const OTHER_SPINE: Readonly<Record<Spine["kind"], OtherSpine>> = {
  routed: {
    variant: "Ethernet spine",
    spine: { kind: "ethernet" },
    reason: {
      text: "Where spines only switch, and hold no route: each is a plane of its own, in which a ToR keeps a session with every ToR of every other rack, (racks - 1) x ToRs of a rack x spines in all; a rack that comes touches every ToR.",
      source: "Calico, IP interconnect fabrics, Ethernet spine; RFC 4271 section 5.1.3",
    },
  },
  ethernet: {
    variant: "routed spine",
    spine: ROUTED,
    reason: {
      text: "Where spines route, and can hold every route: a ToR keeps a session with each spine only, and a rack that comes touches no other ToR.",
      source: "Calico, IP interconnect fabrics, routed spine; RFC 7938 section 5.2",
    },
  },
};

/** The model with the other kind of spine, all else as chosen, or as in its first variant; none where it has no say in spines. */
function onOtherSpine(model: ModelName, chosen: Datacenter["fabric"], first: FabricChoice): Variant[] {
  const like: FabricChoice = chosen.model === model ? chosen : first;
  if (!("spine" in like) || like.spine === undefined) return [];
  const { spine, ...other } = OTHER_SPINE[like.spine.kind];
  return [{ model, fabric: { ...like, spine }, ...other }];
}

function ofClusterIn(chosen: Datacenter["fabric"]): OfCluster {
  if (chosen.model !== "as-per-cluster") return {};
  const { torAsns, hostAsns, withinRack } = chosen;
  return { torAsns, hostAsns, withinRack };
}

/**
 * Every variant of every model, with the spines of this fabric where the model has a say in them; and each of these models once with the
 * other kind of spine.
 */
export function variantsFor(chosen: Datacenter["fabric"], pods = false): readonly Variant[] {
  const spine = "spine" in chosen ? chosen.spine : pods ? ROUTED_IN_PODS : ROUTED;
  const ofCluster = ofClusterIn(chosen);
  return (Object.keys(VARIANTS) as ModelName[]).flatMap((model) => {
    const recipes: readonly Recipe[] = VARIANTS[model];
    const own = recipes.map(({ variant, fabric, reason }) => ({
      model,
      variant,
      fabric: fabric(spine, ofCluster),
      reason,
    }));
    return [...own, ...own.slice(0, 1).flatMap(({ fabric }) => onOtherSpine(model, chosen, fabric))];
  });
}
