import { hostPrefix, sizeOf } from "../net/ipv4.ts";
import { FIRST_IN_OWN_NETWORK, firstNode, ownGateway } from "../plan/numbering.ts";
import type { RackPlan } from "../plan/types.ts";
import type { Datacenter } from "../spec/index.ts";
import { fromPool, fromRange, type Fact, type Source } from "./facts.ts";
import { constant, minus, plus, term, type Formula } from "./formula.ts";
import { hostNumber, nodeNumber, rackIndex, torSlot, type Place } from "./places.ts";

/** What pods are cut from: of several clusters each has its own. */
function podsOf({ clusters, pools }: Datacenter, cluster: string | undefined) {
  const at = clusters.findIndex(({ name }) => name === cluster);
  return {
    pool: at < 0 ? "pools.pods" : `clusters[${String(at)}].pods`,
    ranges: clusters[at]?.pods ?? pools.pods,
  };
}

/** What a rack has as a whole. */
function ofRack(dc: Datacenter, plan: RackPlan, source: Source): readonly Fact[] {
  const { pools, sizes } = dc;
  const own = podsOf(dc, plan.cluster);
  const whole = { of: plan.name, sources: [source] };
  const position = rackIndex(plan);
  const range = plan.subnet ?? plan.addresses;
  return [
    ...(range === null
      ? []
      : [
          fromPool({
            ...whole,
            what: plan.subnet === null ? "addresses of servers" : "subnet",
            value: range,
            pool: "pools.nodes",
            ranges: pools.nodes,
            length: sizes.rackSubnet,
            position,
          }),
        ]),
    fromPool({
      ...whole,
      what: "pods",
      value: plan.pods,
      ...own,
      length: sizes.rackPods,
      position,
    }),
    ...(plan.guests ?? []).map(({ cluster, pods }) =>
      fromPool({
        ...whole,
        what: `pods of ${cluster}`,
        value: pods,
        ...podsOf(dc, cluster),
        length: sizes.rackPods,
        position,
      }),
    ),
    ...plan.morePods.map(({ number, range: value }, at): Fact => {
      const numbered = { ...whole, what: "further pods", value, length: sizes.rackPods };
      const more = fromPool({
        ...numbered,
        ...own,
        position: term("its number in morePods", number),
      });
      return { ...more, path: [...source.path, "morePods", at] };
    }),
  ];
}

/** A server's address, and its links where it has links of its own. */
function ofServer(
  plan: RackPlan,
  server: RackPlan["nodes"][number] | RackPlan["hosts"][number],
  number: Formula,
  first: number,
  sources: readonly Source[],
): readonly Fact[] {
  const range = plan.subnet ?? plan.addresses;
  const own = { of: server.name, sources };
  const links = "links" in server ? server.links : [];
  return [
    ...(range === null
      ? []
      : [
          fromRange({
            ...own,
            what: "address",
            value: hostPrefix(server.address),
            range,
            length: 32,
            position: plus(constant(first), number),
          }),
        ]),
    ...links.flatMap(({ device, subnet, address, serverAddress }): Fact[] => {
      const from = plan.tors.find((tor) => tor.device === device)?.range ?? subnet;
      const link = { ...own, sources, length: 31, range: from, position: number };
      const end = { sources, length: 32, range: subnet };
      const isNetwork = plan.tors.some((tor) => tor.device === device && tor.address !== null);
      if (isNetwork)
        return [
          fromRange({
            ...end,
            of: server.name,
            what: `address in the network of ${device}`,
            value: hostPrefix(serverAddress),
            position: plus(constant(FIRST_IN_OWN_NETWORK), number),
          }),
        ];
      return [
        fromRange({ ...link, what: `link to ${device}`, value: subnet }),
        fromRange({
          ...end,
          of: server.name,
          what: `address on the link to ${device}`,
          value: hostPrefix(serverAddress),
          position: constant(1),
        }),
        fromRange({
          ...end,
          of: device,
          what: `address on the link to ${server.name}`,
          value: hostPrefix(address),
          position: constant(0),
        }),
      ];
    }),
  ];
}

/** What is numbered in a rack: its ranges, its ToRs' feet in it, its servers. */
export function rackFacts(
  dc: Datacenter,
  plan: RackPlan,
  source: Source,
  places: ReadonlyMap<string, Place>,
): readonly Fact[] {
  const gateways = plan.tors.flatMap(({ device, address, range }): Fact[] => {
    const place = places.get(device);
    if (place?.kind !== "tor") return [];
    const { sources, rack, tor } = place;
    const numbered = { of: device, sources };
    const own =
      plan.subnet !== null
        ? []
        : [
            fromPool({
              ...numbered,
              what: address === null ? "links to servers" : "network with servers",
              value: range,
              pool: "pools.serverLinks",
              ranges: dc.pools.serverLinks,
              length: dc.sizes.serverLinks,
              position: torSlot(dc, rack, tor),
            }),
          ];
    if (address === null) return own;
    const { firstTor } = dc.offsets;
    const index = term("ToR's index", tor.index);
    const inRack =
      firstTor < 0
        ? minus(constant(sizeOf(range.length) - 1 + firstTor), index)
        : plus(constant(firstTor), index);
    const position = plan.subnet === null ? constant(ownGateway(range) - range.base) : inRack;
    const value = hostPrefix(address);
    const what = plan.subnet === null ? "address in its network with servers" : "address in the rack";
    return [...own, fromRange({ ...numbered, what, value, range, length: 32, position })];
  });
  const servers = [...plan.nodes, ...plan.hosts].flatMap((server) => {
    const place = places.get(server.name);
    if (place?.kind !== "node" && place?.kind !== "host") return [];
    const number = place.kind === "node" ? nodeNumber(place.node) : hostNumber(dc, place.host);
    return ofServer(plan, server, number, firstNode(dc, place.rack), place.sources);
  });
  return [...ofRack(dc, plan, source), ...gateways, ...servers];
}
