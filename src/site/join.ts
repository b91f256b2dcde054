import { intentsOf, type CompiledFabric } from "../compile.ts";
import type { BridgeIntent } from "../intent/index.ts";
import { containsAddress, formatPrefix } from "../net/ipv4.ts";
import type { Ipv6Image } from "../plan/ipv6/image.ts";
import {
  bridgesOf,
  connect,
  podDestinations,
  routersOf,
  switchRouter,
  type Destination,
  type Network,
  type SimulationInput,
} from "../simulate/index.ts";
import { routerName } from "./complete.ts";
import { seenBy, type Joint } from "./interconnects.ts";
import { formatPlace } from "./names.ts";
import type { Completion } from "./site.ts";

type Router = Network["routers"][number];

/** A datacenter's part of a network of several: its own routers, without those that stand for others' borders. */
export interface Part {
  readonly name: string;
  readonly input: SimulationInput;
  /** Datacenters that it is joined to, by name. */
  readonly joined: readonly string[];
  /** Ranges that others are told of. */
  readonly told: Joint["sides"][number]["told"]["ranges"];
}

/** What a datacenter's links without addresses are told from another's by: places of ends are far fewer. */
const PLACES = 2 ** 32;

/** Who stands where: nodes of a datacenter by their cluster, hosts by themselves. */
const clusterName = (part: string, cluster = ""): string => formatPlace(part, `cluster ${cluster}`);
const hostsName = (part: string): string => formatPlace(part, "hosts");

const clustersIn = ({ input: { cluster, otherClusters = [] } }: Part): readonly (string | undefined)[] =>
  [cluster, ...otherClusters].map(({ name }) => name);

/**
 * Whom a router of a datacenter is to reach: of its own as far as its spec has it, and the nodes of all that the datacenter is joined to, and of no
 * other, for nothing is passed on from one interconnect to another.
 */
function placed(
  part: Part,
  parts: readonly Part[],
  router: Router,
  isHost: boolean,
): Pick<Router, "cluster"> {
  if (router.role !== "node") return {};
  const { name, joined } = part;
  const abroad = parts
    .filter((one) => joined.includes(one.name))
    .flatMap((one) => clustersIn(one).map((cluster) => clusterName(one.name, cluster)));
  const own = router.cluster?.reaches ?? clustersIn(part);
  return {
    cluster: {
      name: isHost ? hostsName(name) : clusterName(name, router.cluster?.name),
      reaches: [...own.map((cluster) => clusterName(name, cluster)), hostsName(name), ...abroad],
    },
  };
}

function routersIn(part: Part, at: number, parts: readonly Part[]): readonly Router[] {
  const { name, input } = part;
  const hosts = new Set(input.hosts.map(({ device }) => device));
  const apart = {
    ...input,
    switches: input.switches.map((one) => ({
      ...one,
      linkPeers: one.linkPeers.map((peer) => ({ ...peer, place: peer.place + at * PLACES })),
    })),
  };
  return routersOf(apart, switchRouter).map((router) => ({
    ...router,
    ...placed(part, parts, router, hosts.has(router.name)),
    name: formatPlace(name, router.name),
  }));
}

const bridgesIn = ({ name, input }: Part): readonly BridgeIntent[] =>
  input.bridges.map((bridge) => ({
    ...bridge,
    device: formatPlace(name, bridge.device),
    ports: bridge.ports.map((port) => ({
      ...port,
      peer: { ...port.peer, device: formatPlace(name, port.peer.device) },
    })),
  }));

/** One image of all, where each has one: what a datacenter says of another's ranges is what that one says itself. */
function imageOf(parts: readonly Part[]): Ipv6Image | null {
  const images = parts.flatMap(({ input }) => input.cluster.ipv6 ?? []);
  if (images.length < parts.length) return null;
  const pairs = images.flatMap((image) => image.pairs ?? []);
  return {
    segments: images.flatMap(({ segments }) => segments),
    pairs: [...new Map(pairs.map((pair) => [formatPrefix(pair.ipv4), pair])).values()],
  };
}

/** One network of several datacenters' intents: each border meets the other itself. */
export const joinedNetwork = (parts: readonly Part[]): Network =>
  connect(
    parts.flatMap((part, at) => routersIn(part, at, parts)),
    bridgesOf(parts.flatMap(bridgesIn)),
    imageOf(parts),
  );

/** What others are told of: pods and services behind whoever has them. */
export const joinedDestinations = (parts: readonly Part[], network: Network): readonly Destination[] =>
  podDestinations(network).filter(({ device, address }) => {
    const part = parts.find(({ name }) => device.startsWith(formatPlace(name, "")));
    return part?.told.some((range) => containsAddress(range, address)) === true;
  });

/** A datacenter as part of a network: of its completed fabric, or of a sample of that. */
export function partOf({ member }: Completion, fabric: CompiledFabric, joints: readonly Joint[]): Part {
  const { name } = member.entry;
  const own = seenBy(name, joints);
  const standIns = new Set(own.map(({ other }) => routerName(other)));
  const input = intentsOf(fabric);
  return {
    name,
    input: { ...input, outside: (input.outside ?? []).filter(({ device }) => !standIns.has(device)) },
    joined: [...new Set(own.map(({ other }) => other.member.entry.name))],
    told: own[0]?.own.told.ranges ?? [],
  };
}
