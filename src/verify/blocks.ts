import type { ClusterIntent, Family, RackIntent } from "../intent/index.ts";
import type { Prefix4 } from "../net/ipv4.ts";
import { subnetAt } from "../net/pool.ts";
import { podRangesOf } from "../plan/rack-pools.ts";
import type { SeenDevice } from "../platforms/look.ts";
import { clustersOf, type BlocksOf, type SimulationInput } from "../simulate/index.ts";

/** A block of pod addresses that a node has. */
export interface GivenBlock {
  readonly node: string;
  /** As its family writes it. */
  readonly prefix: string;
}

/**
 * Which blocks each node has. Calico gives them out as pods come, so no spec knows: they are told, or a ToR's own routes tell, which lead to
 * the node itself. Everything else must follow from that.
 */
export interface Blocks {
  readonly of: BlocksOf;
  /** Blocks of racks of which no ToR was heard: taken for the rack's first node's, as nobody else's routes say whose they are. */
  readonly guessed: number;
  /** Whether that holds for a node's rack: then how many blocks it has is not known. */
  readonly isGuessed: (node: string) => boolean;
}

interface KnownBlock {
  readonly block: Prefix4;
  readonly rack: RackIntent;
}

/** Racks of all clusters; one that several share is there for each. */
export type Racks = Pick<ClusterIntent, "blockLength" | "racks">;

export const racksIn = (input: SimulationInput): Racks => ({
  blockLength: input.cluster.blockLength,
  racks: clustersOf(input).flatMap(({ racks }) => racks),
});

/** Every block that racks' pools may be cut into, by its text. */
const blocksByText = ({ blockLength, racks }: Racks, family: Family): ReadonlyMap<string, KnownBlock> =>
  new Map(
    racks.flatMap((rack) =>
      podRangesOf(rack).flatMap((range) =>
        Array.from({ length: 2 ** Math.max(0, blockLength - range.length) }, (_, at) => {
          const block = subnetAt([range], blockLength, at) ?? range;
          return [family.prefix(block), { block, rack }] as const;
        }),
      ),
    ),
  );

/** The blocks that are given. One outside all of the fabric's pools is somebody else's. */
export function blocksGiven(cluster: Racks, family: Family, given: readonly GivenBlock[]): Blocks {
  const known = blocksByText(cluster, family);
  const byNode = Map.groupBy(given, ({ node }) => node);
  return {
    of: ({ name }) =>
      [...new Set((byNode.get(name) ?? []).map(({ prefix }) => prefix))].flatMap(
        (prefix) => known.get(prefix)?.block ?? [],
      ),
    guessed: 0,
    isGuessed: () => false,
  };
}

/** What devices' routes say of blocks. @param torsOf a rack's ToRs */
export function blocksSeen(
  cluster: Racks,
  family: Family,
  seen: ReadonlyMap<string, SeenDevice>,
  torsOf: (rack: string) => readonly string[],
): Blocks {
  const known = blocksByText(cluster, family);
  const nodes = new Map(
    cluster.racks.flatMap(({ nodes: all }) =>
      all.flatMap(({ name, address, links }) =>
        [address.address, ...links.map((link) => link.serverAddress)].map(
          (own) => [family.address(own), name] as const,
        ),
      ),
    ),
  );
  const routes = [...seen.values()]
    .flatMap((device) => device.routes[family.name] ?? [])
    .filter(({ prefix, protocol }) => protocol === "bgp" && known.has(prefix));
  const told = routes.flatMap(({ prefix, nextHops }): readonly GivenBlock[] =>
    nextHops.flatMap(({ address }) => {
      const node = nodes.get(address ?? "");
      return node === undefined ? [] : [{ node, prefix }];
    }),
  );
  const isTold = new Set(told.map(({ prefix }) => prefix));
  const unheard = cluster.racks.filter(
    ({ name }) => !torsOf(name).some((tor) => seen.get(tor)?.routes[family.name] !== undefined),
  );
  const firstNode = new Map(unheard.map((rack) => [rack, rack.nodes[0]?.name]));
  const unsure = new Set(unheard.flatMap((rack) => rack.nodes.map(({ name }) => name)));
  const guessed = [...new Set(routes.map(({ prefix }) => prefix))].flatMap(
    (prefix): readonly GivenBlock[] => {
      const rack = known.get(prefix)?.rack;
      const node = rack === undefined ? undefined : firstNode.get(rack);
      return node === undefined || isTold.has(prefix) ? [] : [{ node, prefix }];
    },
  );
  const { of } = blocksGiven(cluster, family, [...told, ...guessed]);
  return { of, guessed: guessed.length, isGuessed: (node) => unsure.has(node) };
}
