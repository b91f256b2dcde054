import { modelOf } from "../models/index.ts";
import { asnPoolContains } from "../net/asn.ts";
import type { AsnScheme } from "../plan/asns.ts";
import { readSpec, type Datacenter } from "../spec/index.ts";
import { asnPoolFor } from "./asn-pools.ts";
import { withReflectors } from "./assumed-reflectors.ts";
import { setIn, tidy, type Design, type SpecObject } from "./design.ts";
import type { FabricShape } from "./fabric-shape.ts";
import { withLinkRoom } from "./link-room.ts";
import { placed, type PlacedShape } from "./placed.ts";
import { writtenSwitches } from "./written/index.ts";
import { ownPlatform } from "./written/pins.ts";

/** Switches and racks by their names and indices alone. */
const bare = ({ spines, racks }: PlacedShape, { platforms }: FabricShape): SpecObject => ({
  spines: spines.map(({ of, index }) => ({ name: of.name, index, ...ownPlatform(of, platforms.spines) })),
  racks: racks.map((rack) => ({
    name: rack.of.name,
    index: rack.index,
    tors: rack.tors.map(({ of, index }) => ({ name: of.name, index, ...ownPlatform(of, platforms.tors) })),
    nodes: rack.servers.map(({ of, index }) => ({ name: of.name, index })),
    hosts: rack.hosts.map(({ of, index }) => ({ name: of.name, index, daemon: "bird2" })),
  })),
});

/** By their places in the lists, before any number is known. */
const inOrder = ({ spines, racks }: FabricShape): PlacedShape => ({
  spines: spines.map((of, index) => ({ of, index })),
  racks: racks.map((of, index) => ({
    of,
    index,
    tors: of.tors.map((tor, at) => ({ of: tor, index: at })),
    servers: of.servers.map((server, at) => ({ of: server, index: at })),
    hosts: of.hosts.map((host, at) => ({ of: host, index: at })),
  })),
});

const spec = (name: string, design: Design, switches: SpecObject): SpecObject => ({
  name,
  ...design,
  ...switches,
});

type AsnPoolName = "spineAsns" | "rackAsns" | "nodeAsns" | "hostAsns";

/** The AS numbers that texts say, by the pool that a model takes them from. */
function wantedAsns(
  asns: AsnScheme,
  { spines, racks }: FabricShape,
): Readonly<Record<AsnPoolName, readonly number[]>> {
  const known = (all: readonly (number | null | undefined)[]): readonly number[] =>
    all.filter((asn) => typeof asn === "number");
  const ofSpines = known(spines.map(({ facts }) => facts?.asn));
  const ofTors = known(racks.flatMap(({ tors }) => tors.map(({ facts }) => facts?.asn)));
  const ofNodes = known(racks.flatMap(({ servers }) => servers.map(({ asn }) => asn)));
  const ofHosts = known(racks.flatMap(({ hosts }) => hosts.map(({ asn }) => asn)));
  const { demand } = asns;
  return {
    spineAsns: demand.spineAsns > 0 ? ofSpines : [],
    rackAsns: demand.spineAsns > 0 ? ofTors : [...ofTors, ...ofSpines],
    nodeAsns: demand.nodeAsns > 0 ? ofNodes : [],
    hostAsns: demand.hostAsns > 0 ? ofHosts : [],
  };
}

/** A design whose pools of AS numbers hold those that run, and begin with one that all have. */
function withAsnPools(dc: Datacenter, shape: FabricShape, design: Design): Design {
  const asns = modelOf(dc).asns;
  const wanted = wantedAsns(asns, shape);
  const pools = Object.keys(wanted) as AsnPoolName[];
  return pools.reduce((all, pool) => {
    const own = [...new Set(wanted[pool])];
    const [one] = own;
    const [first] = dc.pools[pool];
    const isShared = own.length === 1 && wanted[pool].length > 1;
    const fits = own.every((asn) => asnPoolContains(dc.pools[pool], asn));
    const others = pools.filter((other) => other !== pool).flatMap((other) => wanted[other]);
    const clear = !others.some((asn) => asnPoolContains(dc.pools[pool], asn));
    if (own.length === 0 && clear) return all;
    if (own.length === 0 || (fits && clear && !(isShared && one !== first?.first)))
      return own.length === 0 && asns.demand[pool] > 0
        ? setIn(all, ["pools", pool], asnPoolFor([], others, dc.pools[pool]))
        : all;
    return setIn(all, ["pools", pool], asnPoolFor(own, others, dc.pools[pool]));
  }, design);
}

/** A spec for what runs, by a design: every number that the design does not give by itself is pinned. */
export function candidateSpec(name: string, found: FabricShape, design: Design): SpecObject {
  const shape = withReflectors(found, design);
  const first = readSpec(spec(name, design, bare(inOrder(shape), shape))).datacenter;
  if (first === null) return spec(name, design, bare(inOrder(shape), shape));
  const own = withLinkRoom(first, withAsnPools(first, shape, design));
  const skeleton = bare(placed(first, shape), shape);
  const second = readSpec(spec(name, own, skeleton)).datacenter;
  if (second === null) return spec(name, own, skeleton);
  const place = placed(second, shape);
  const third = readSpec(spec(name, own, bare(place, shape))).datacenter ?? second;
  return tidy(spec(name, own, writtenSwitches(third, modelOf(third).asns, place, shape.platforms)));
}
