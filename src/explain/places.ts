import { torName } from "../plan/numbering.ts";
import { podOf } from "../plan/tiers.ts";
import type {
  Datacenter,
  HostSpec,
  NodeSpec,
  RackSpec,
  SpineSpec,
  SuperSpineSpec,
  TorSpec,
} from "../spec/index.ts";
import type { Source } from "./facts.ts";
import { plus, term, times, type Formula } from "./formula.ts";

/** A device of the spec: what it is, what it is part of, and its place among all that there may be. */
export type Place =
  | {
      readonly kind: "super-spine";
      readonly superSpine: SuperSpineSpec;
      readonly sources: readonly Source[];
    }
  | { readonly kind: "spine"; readonly spine: SpineSpec; readonly sources: readonly Source[] }
  | {
      readonly kind: "tor";
      readonly rack: RackSpec;
      readonly tor: TorSpec;
      readonly sources: readonly Source[];
    }
  | {
      readonly kind: "node";
      readonly rack: RackSpec;
      readonly node: NodeSpec;
      readonly sources: readonly Source[];
    }
  | {
      readonly kind: "host";
      readonly rack: RackSpec;
      readonly host: HostSpec;
      readonly sources: readonly Source[];
    };

/** Every device of the spec by its name; the object itself first among its sources, then its rack. */
export function placesIn({ superSpines, spines, racks }: Datacenter): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const [at, superSpine] of superSpines.entries())
    places.set(superSpine.name, {
      kind: "super-spine",
      superSpine,
      sources: [{ path: ["superSpines", at], value: superSpine }],
    });
  for (const [at, spine] of spines.entries())
    places.set(spine.name, { kind: "spine", spine, sources: [{ path: ["spines", at], value: spine }] });
  for (const [r, rack] of racks.entries()) {
    const own = { path: ["racks", r], value: rack };
    const inRack = (field: string, at: number, value: object): readonly Source[] => [
      { path: ["racks", r, field, at], value },
      own,
    ];
    for (const [at, tor] of rack.tors.entries())
      places.set(torName(rack, tor), { kind: "tor", rack, tor, sources: inRack("tors", at, tor) });
    for (const [at, node] of rack.nodes.entries())
      places.set(node.name, { kind: "node", rack, node, sources: inRack("nodes", at, node) });
    for (const [at, host] of rack.hosts.entries())
      places.set(host.name, { kind: "host", rack, host, sources: inRack("hosts", at, host) });
  }
  return places;
}

export const rackIndex = ({ index }: Pick<RackSpec, "index">): Formula => term("rack's index", index);
export const spineIndex = ({ index }: Pick<SpineSpec, "index">, whose = "spine's"): Formula =>
  term(`${whose} index`, index);

const of = (dc: Datacenter, field: keyof Datacenter["capacity"]): Formula =>
  term(`capacity.${field}`, dc.capacity[field]);

export const superSpineIndex = ({ index }: Pick<SuperSpineSpec, "index">): Formula =>
  term("super-spine's index", index);

/** A spine's number among all that there may be: without pods its index. */
export function spineSlot(dc: Datacenter, spine: SpineSpec, whose?: string): Formula {
  const pod = podOf(dc, spine);
  return pod === undefined
    ? spineIndex(spine, whose)
    : plus(times(term("pod's index", pod.index), of(dc, "maxSpines")), spineIndex(spine, whose));
}

/** The number of one of the links between a spine and a super-spine. */
export const superSpineLinkSlot = (
  dc: Datacenter,
  spine: SpineSpec,
  superSpine: SuperSpineSpec,
  link: number,
): Formula =>
  plus(
    times(
      plus(times(spineSlot(dc, spine), of(dc, "maxSuperSpines")), superSpineIndex(superSpine)),
      of(dc, "maxUplinksPerSuperSpine"),
    ),
    term("link", link),
  );

/** A ToR's number among all that there may be. */
export const torSlot = (dc: Datacenter, rack: RackSpec, tor: TorSpec): Formula =>
  plus(times(rackIndex(rack), of(dc, "maxTorsPerRack")), term("ToR's index", tor.index));

export const nodeSlot = (dc: Datacenter, rack: RackSpec, node: NodeSpec): Formula =>
  plus(times(rackIndex(rack), of(dc, "maxNodesPerRack")), term("node's index", node.index));

export const hostSlot = (dc: Datacenter, rack: RackSpec, host: HostSpec): Formula =>
  plus(times(rackIndex(rack), of(dc, "maxHostsPerRack")), term("host's index", host.index));

export const linkSlot = (
  dc: Datacenter,
  rack: RackSpec,
  tor: TorSpec,
  spine: SpineSpec,
  link: number,
): Formula =>
  plus(
    times(
      plus(times(torSlot(dc, rack, tor), of(dc, "maxSpines")), spineIndex(spine)),
      of(dc, "maxUplinksPerSpine"),
    ),
    term("link", link),
  );

export const spineLinkSlot = (dc: Datacenter, lower: SpineSpec, upper: SpineSpec): Formula =>
  plus(times(spineSlot(dc, lower, "lower spine's"), of(dc, "maxSpines")), spineIndex(upper, "upper spine's"));

/** A server's number in its rack: nodes first, hosts after the last that may come. */
export const nodeNumber = ({ index }: NodeSpec): Formula => term("node's index", index);
export const hostNumber = (dc: Datacenter, { index }: HostSpec): Formula =>
  plus(of(dc, "maxNodesPerRack"), term("host's index", index));
