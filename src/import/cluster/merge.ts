import { containsAddress, formatPrefix, type Prefix4 } from "../../net/ipv4.ts";
import type { DeviceFacts } from "../facts.ts";
import type { FabricShape, RackShape, ServerShape, TorShape } from "../fabric-shape.ts";
import {
  networkAt,
  type ClusterReading,
  type NodeReading,
  type RackReading,
  type TorReading,
} from "./read.ts";

const server = (node: NodeReading): ServerShape => ({
  name: node.name,
  address: node.at?.address ?? null,
  asn: node.asn,
  ports: [],
  reflects: node.reflects,
  ...(node.announcesServices ? {} : { announcesServices: false }),
});

/** What a cluster alone says of a ToR. */
const torFacts = ({ name, asn }: TorReading, reading: ClusterReading): DeviceFacts => ({
  name,
  platform: "frr",
  asn,
  routerId: null,
  interfaces: [],
  neighbors: [],
  ranges: [],
  networks: [],
  permits: reading.permits,
  lists: [],
  statics: [],
});

function subnetOf(nodes: readonly NodeReading[]): Prefix4 | null {
  const networks = nodes.map(networkAt).filter((one) => one !== null);
  const [first] = networks;
  return first !== undefined && networks.every((one) => formatPrefix(one) === formatPrefix(first))
    ? first
    : null;
}

/** Nodes of a rack: by their label, else by the network that they stand in. */
const nodesIn = (reading: ClusterReading, name: string, subnet: Prefix4 | null): readonly NodeReading[] =>
  reading.nodes.filter(
    ({ rack, at }) =>
      rack === name ||
      (rack === null && at !== null && subnet !== null && containsAddress(subnet, at.address)),
  );

function rackAlone(reading: ClusterReading, rack: RackReading, nodes: readonly NodeReading[]): RackShape {
  const subnet = subnetOf(nodes);
  const said = rack.tors.map((tor): TorShape => ({
    name: tor.name,
    facts: torFacts(tor, reading),
    loopback: null,
    foot:
      subnet !== null && containsAddress(subnet, tor.address) ? { port: null, address: tor.address } : null,
    uplinks: [],
    serverLinks: null,
  }));
  const assumed: TorShape = {
    name: `${rack.name}-tor0`,
    facts: null,
    loopback: null,
    foot: null,
    uplinks: [],
    serverLinks: null,
  };
  return {
    name: rack.name,
    subnet,
    pods: rack.pods,
    servers: nodes.map(server),
    hosts: [],
    tors: said.length > 0 ? said : [assumed],
  };
}

/** Nodes that no label puts into a rack, by the network that they stand in. */
function racksByNetwork(
  reading: ClusterReading,
): readonly (readonly [RackReading, readonly NodeReading[]])[] {
  const loose = reading.nodes.filter(({ rack }) => rack === null);
  const networks = Map.groupBy(loose, (node) => {
    const network = networkAt(node);
    return network === null ? "" : formatPrefix(network);
  });
  return [...networks.values()].map((nodes, at) => [
    { name: `rack-${String(at + 1)}`, pods: [], tors: [] },
    nodes,
  ]);
}

/** The racks of a cluster, where no switch is known: spines are nobody's. */
export const shapeOfCluster = (reading: ClusterReading): FabricShape => ({
  spines: [],
  racks: [
    ...reading.racks.map((rack) => rackAlone(reading, rack, nodesIn(reading, rack.name, null))),
    ...racksByNetwork(reading).map(([rack, nodes]) => rackAlone(reading, rack, nodes)),
  ],
  spinesRoute: true,
  platforms: { spines: "frr", tors: "frr" },
  routedServers: false,
});

/** A shape of switches with the nodes of a cluster in its racks; ports stay as switches say them. */
export const withNodes = (shape: FabricShape, reading: ClusterReading): FabricShape => ({
  ...shape,
  racks: shape.racks.map((rack) => {
    const nodes = nodesIn(reading, rack.name, rack.subnet);
    const known = new Set(nodes.map(({ name }) => name));
    const pods = reading.racks.find(({ name }) => name === rack.name)?.pods ?? [];
    return {
      ...rack,
      pods: pods.length > 0 ? pods : rack.pods,
      servers: [
        ...nodes.map((node) => ({
          ...server(node),
          ports: rack.servers.find(({ name }) => name === node.name)?.ports ?? [],
        })),
        ...rack.servers.filter(({ name }) => !known.has(name)),
      ],
    };
  }),
});
