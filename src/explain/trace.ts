import { intentsOf, type CompiledFabric } from "../compile.ts";
import type { Family } from "../intent/index.ts";
import { canonicalPrefix, type Ipv4 } from "../net/ipv4.ts";
import {
  coverOf,
  firstPodOf,
  holderOf,
  networkOf,
  simulateOnly,
  walk,
  type Failure,
  type Network,
  type WayHop,
} from "../simulate/index.ts";
import { nearest } from "../text/nearest.ts";
import { typedAddress, writerIn } from "./families.ts";

export interface TraceRequest {
  /** A device, or an address of one. */
  readonly from: string;
  /** A device, for its own address, or any address. */
  readonly to: string;
  /** To a pod on `to` in place of the node itself. */
  readonly pods?: boolean;
  /** What has failed: a device, a link by its id in the plan, or `device:port`. */
  readonly down?: readonly string[];
  /** Default the one of `to`, or of `from`, where that is an address; else IPv4. */
  readonly family?: Family["name"];
  /** Most ways that are followed. Default 64. */
  readonly most?: number;
}

/** Where packets go: every address as text. `calico-fabric trace --json` prints it. */
export interface TraceView {
  readonly from: string;
  readonly to: {
    readonly address: string;
    /** Who has it: where paths end, or would. Several routers outside may, and every node that announces services. Empty where nobody does. */
    readonly devices: readonly string[];
  };
  readonly down: readonly string[];
  readonly paths: readonly PathView[];
  /** More equal paths than are listed. */
  readonly more: boolean;
}

export interface PathView {
  readonly end: "arrived" | "lost" | "loop";
  /** Why it does not arrive; null where it does. */
  readonly why: string | null;
  readonly hops: readonly HopView[];
}

export interface HopView {
  readonly device: string;
  readonly role: string;
  readonly in: string | null;
  /** The longest prefix that the device's forwarding table has, and where it is from; null at the end, and where it has none. */
  readonly match: string | null;
  readonly by: string | null;
  readonly out: string | null;
  readonly nextHop: string | null;
  /** Switches that only switch on the way out; of those in one place either. */
  readonly over: readonly (readonly string[])[];
}

/** A trace, or a sentence on a word that names nothing. */
export type Traced =
  { readonly ok: true; readonly trace: TraceView } | { readonly ok: false; readonly why: string };

const unknown = (word: string, known: readonly string[]): string => {
  const meant = nearest(word, known);
  return `nothing here is called ${word}, or has that address${meant === null ? "" : `; did you mean "${meant}"?`}`;
};

/** What the plan calls its own address of each device. */
function addressesOf({ plan }: CompiledFabric, { routers }: Network): ReadonlyMap<string, Ipv4> {
  return new Map([
    ...plan.switches.map(({ name, loopback }) => [name, loopback] as const),
    ...plan.racks.flatMap(({ nodes, hosts }) =>
      [...nodes, ...hosts].map((one) => [one.name, one.address] as const),
    ),
    ...routers.flatMap(({ name, role, interfaces: [first] }) =>
      role === "outside" && first !== undefined ? [[name, first.address] as const] : [],
    ),
  ]);
}

/** An interface by its own name, and by each port that it is an aggregate of. */
const namesOf = (
  one: { readonly name: string; readonly ports?: readonly string[] } | undefined,
): readonly string[] => (one === undefined ? [] : [one.name, ...(one.ports ?? [])]);

/** A failure by a word of the user's; null where it names nothing. */
function failureOf({ plan }: CompiledFabric, network: Network, word: string): Failure | null {
  const devices = [...network.routers, ...network.bridges];
  if (devices.some(({ name }) => name === word)) return { kind: "device", device: word };
  const link = plan.links.find(({ id }) => id === word);
  if (link !== undefined) {
    const [{ device, interface: port }] = link.ends;
    return { kind: "link", device, interface: port };
  }
  const [device = "", ...rest] = word.split(":");
  const port = rest.join(":");
  const router = network.routers.find(({ name }) => name === device);
  const bridge = network.bridges.find(({ name }) => name === device);
  const ports = [...(router?.interfaces ?? []), ...(bridge?.ports ?? [])];
  const cabled = network.segments.some(({ attachments }) =>
    attachments.some(
      (one) =>
        network.routers[one.router] === router && namesOf(router?.interfaces[one.interface]).includes(port),
    ),
  );
  const there = ports.some((one) => namesOf(one).includes(port)) && (router === undefined || cabled);
  return there ? { kind: "link", device, interface: port } : null;
}

const namesIn = ({ plan }: CompiledFabric, { routers, bridges }: Network): readonly string[] => [
  ...[...routers, ...bridges].map(({ name }) => name),
  ...plan.links.map(({ id }) => id),
];

/** Both ends of a trace; the device that begins it. */
function endsOf(fabric: CompiledFabric, network: Network, { from, to, pods = false }: TraceRequest) {
  const image = fabric.plan.ipv6;
  const own = addressesOf(fabric, network);
  const known = network.routers.map(({ name }) => name);
  const start = typedAddress(from, image);
  const source = start === null ? from : holderOf(network, start.value);
  if (source === null || !known.includes(source)) return { ok: false, why: unknown(from, known) } as const;
  const end = typedAddress(to, image);
  const address = end?.value ?? (pods ? firstPodOf(network, to) : own.get(to));
  if (address === undefined || address === null) {
    const isNode = known.includes(to);
    return { ok: false, why: isNode ? `${to} has no pods` : unknown(to, known) } as const;
  }
  return { ok: true, source, address, family: end?.family ?? start?.family ?? "ipv4" } as const;
}

/**
 * What becomes of packets from one device to an address: every equal path, hop by hop, with what has failed. Exact at any size, for only what
 * covers the address is simulated.
 * @throws UnsettledNetwork when the routers never come to rest
 */
export function tracePackets(fabric: CompiledFabric, request: TraceRequest): Traced {
  const network = networkOf(intentsOf(fabric));
  const ends = endsOf(fabric, network, request);
  if (!ends.ok) return ends;
  const down = request.down ?? [];
  const failures: Failure[] = [];
  for (const word of down) {
    const failure = failureOf(fabric, network, word);
    if (failure === null) return { ok: false, why: unknown(word, namesIn(fabric, network)) };
    failures.push(failure);
  }
  const { source, address } = ends;
  const simulation = simulateOnly(network, (prefixes) => new Set(coverOf(prefixes, address)), failures);
  const { holder, ways, more } = walk(simulation, source, address, request.most);
  const writing = writerIn(fabric.plan.ipv6, request.family ?? ends.family);
  const arrivals = new Set(
    ways.flatMap(({ end, hops }) => (end === "arrived" ? (hops.at(-1)?.device ?? []) : [])),
  );
  // The default route of a router outside is no sign that it has what the fabric drops.
  const elsewhere = network.routers.some(({ name, role }) => name === holder && role === "outside");
  const devices = arrivals.size > 0 ? [...arrivals] : holder === null || elsewhere ? [] : [holder];
  // A port that nobody has named is called by its network.
  const portIn = (name: string | null): string | null => {
    const network = name === null ? null : canonicalPrefix(name);
    return network === null ? name : writing.prefix(network);
  };
  const hopView = ({ device, role, in: port, match, exit }: WayHop): HopView => ({
    device,
    role,
    in: portIn(port),
    match: match === null ? null : writing.prefix(match.prefix),
    by: match?.kind ?? null,
    out: portIn(exit?.port ?? null),
    nextHop: exit?.nextHop == null ? null : writing.address(exit.nextHop),
    over: exit?.over ?? [],
  });
  const paths = ways.map(({ end, why, hops }) => ({ end, why, hops: hops.map(hopView) }));
  return {
    ok: true,
    trace: { from: source, to: { address: writing.address(address), devices }, down, paths, more },
  };
}
