import {
  asWritten,
  isLinkLocal,
  type NeighbourName,
  type ObservedBgp,
  type ObservedForwarding,
  type ObservedPath,
} from "./tables.ts";

interface Block {
  readonly prefix: string;
  readonly head: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** `10.0.0.0/26  via 10.0.0.1 on eth0 [Node_10_0_0_1 05:57:33 from 10.0.0.2] * (100/0) [AS64601i]`, the prefix on the first path only. */
const HEAD = /^(\S+)?\s+((?:via|dev|blackhole|unreachable|multipath|prohibit).*)$/;
const ATTRIBUTE = /^\t(?:BGP\.)?([^:]+): ?(.*)$/;

function blocksOf(text: string): readonly Block[] {
  const blocks: { prefix: string; head: string; attributes: Map<string, string> }[] = [];
  for (const line of text.split("\n")) {
    const attribute = ATTRIBUTE.exec(line);
    const head = HEAD.exec(line);
    if (attribute !== null) blocks.at(-1)?.attributes.set(attribute[1] ?? "", (attribute[2] ?? "").trim());
    else if (head !== null)
      blocks.push({
        prefix: head[1] ?? blocks.at(-1)?.prefix ?? "",
        head: head[2] ?? "",
        attributes: new Map(),
      });
  }
  return blocks;
}

const LOCAL_PREF_OF_OTHERS = 0;

/** Null for routes that BIRD only reads from the kernel: those of the pods, which Felix puts there. */
function pathOf({ head, attributes }: Block): ObservedPath | null {
  const type = attributes.get("Type")?.split(" ")[0];
  const best = head.includes("] * (");
  if (type === "static" || type === "device")
    return {
      peer: null,
      nextHop: null,
      asPath: "",
      localPref: LOCAL_PREF_OF_OTHERS,
      clusters: "",
      best,
      multipath: null,
    };
  if (type !== "BGP") return null;
  return {
    peer: / from ([0-9a-f.:]+)\]/.exec(head)?.[1] ?? /^via ([0-9a-f.:]+)/.exec(head)?.[1] ?? null,
    // In IPv6 a link-local address may come with it (RFC 2545).
    nextHop: attributes.get("next_hop")?.split(" ")[0] ?? null,
    asPath: attributes.get("as_path") ?? "",
    localPref: Number(attributes.get("local_pref")),
    // BIRD 1.6 keeps the list as a set, in the numbers' order.
    clusters: (attributes.get("cluster_list") ?? "").split(" ").toSorted().join(" "),
    best,
    multipath: null,
  };
}

/** `show route all` of BIRD 1.6. Local preference is a matter of BGP; BIRD's other routes have none. */
export function birdBgp(text: string): ObservedBgp {
  const found = new Map<string, ObservedPath[]>();
  for (const block of blocksOf(text)) {
    const path = pathOf(block);
    if (path === null) continue;
    found.set(block.prefix, [...(found.get(block.prefix) ?? []), path]);
  }
  return found;
}

interface KernelRoute {
  readonly type?: string;
  readonly dst: string;
  readonly dev?: string;
  readonly protocol?: string;
  readonly gateway?: string;
  readonly nexthops?: readonly { readonly gateway?: string; readonly dev?: string }[];
}

/** Of each family, as `ip` leaves them out. */
const SHORT = {
  4: { everything: "0.0.0.0/0", host: "/32" },
  6: { everything: "::/0", host: "/128" },
} as const;

const prefixOf = (version: 4 | 6, dst: string): string =>
  dst === "default" ? SHORT[version].everything : dst.includes("/") ? dst : `${dst}${SHORT[version].host}`;

const waysOf = (
  { type, dev, gateway, nexthops }: KernelRoute,
  neighbour: NeighbourName,
): readonly string[] => {
  if (type === "blackhole") return ["discard"];
  const hops = nexthops ?? [
    { ...(gateway === undefined ? {} : { gateway }), ...(dev === undefined ? {} : { dev }) },
  ];
  const to = (via: string | undefined): string => (via === undefined ? "connected" : neighbour(via));
  return hops.map((hop) => `${to(hop.gateway)} ${hop.dev ?? "?"}`).toSorted();
};

/** `ip -json -4 route`, or `-6`, on a node: BIRD's routes and the kernel's own; those of the pods are Felix's. */
export function nodeForwarding(
  text: string,
  version: 4 | 6 = 4,
  neighbour: NeighbourName = asWritten,
): ObservedForwarding {
  const routes = JSON.parse(text || "[]") as readonly KernelRoute[];
  return new Map(
    routes
      .filter(({ protocol }) => protocol === "bird" || protocol === "kernel")
      .filter(({ dst }) => !isLinkLocal(dst))
      .map((route) => [prefixOf(version, route.dst), waysOf(route, neighbour)]),
  );
}
