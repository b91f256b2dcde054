import { formatPath, type SpecPath } from "../diagnostics/index.ts";
import { containsPrefix, hostPrefix, type Prefix4 } from "../net/ipv4.ts";
import { modelOf } from "../models/index.ts";
import { hasHosts } from "../plan/hosts.ts";
import { usedPools } from "../plan/used-pools.ts";
import type { Datacenter } from "../spec/index.ts";
import type { FactView } from "./view.ts";
import type { Writer } from "./words.ts";

interface Declared {
  readonly of: string;
  readonly what: string;
  readonly range: Prefix4;
  readonly path: SpecPath;
}

/** Ranges and addresses that the spec says itself, whatever is cut from them. */
function declaredIn(dc: Datacenter): readonly Declared[] {
  const { services, outside, racks, clusters, ipv6 } = dc;
  const below: SpecPath = ipv6?.only === true ? ["ipv6"] : [];
  const used: ReadonlySet<string> = usedPools(modelOf(dc));
  const pools = Object.fromEntries(
    Object.entries(dc.pools).filter(([name]) =>
      // Of several clusters each has its own.
      name === "pods" ? clusters.length === 0 : used.has(name) || (name === "hosts" && hasHosts(dc)),
    ),
  );
  const ranges = (what: string, section: SpecPath, record: object): Declared[] =>
    Object.entries(record).flatMap(([name, list]: [string, unknown]) =>
      (Array.isArray(list) ? list : []).flatMap((range: unknown, at): Declared[] =>
        typeof range === "object" && range !== null && "base" in range && "length" in range
          ? [
              {
                of: formatPath([...below, ...section, name]),
                what,
                range: range as Prefix4,
                path: [...below, ...section, name, at],
              },
            ]
          : [],
      ),
    );
  return [
    ...ranges("pool", ["pools"], pools),
    ...ranges("range of services", ["services"], services),
    ...clusters.flatMap(({ pods, services: own }, c) => [
      ...ranges("pool", ["clusters", c], { pods }),
      ...ranges("range of services", ["clusters", c, "services"], own),
    ]),
    ...(outside?.peers ?? []).flatMap(({ router, peer, switch: border, address }, at): Declared[] => [
      {
        of: router,
        what: "router outside",
        range: hostPrefix(peer),
        path: ["outside", "peers", at, ...below, "peer"],
      },
      {
        of: border,
        what: `address towards ${router}`,
        range: hostPrefix(address.address),
        path: ["outside", "peers", at, ...below, "address"],
      },
    ]),
    ...racks.flatMap(({ hosts }, r) =>
      hosts.flatMap(({ name, announces }, h) =>
        announces.map((range, at): Declared => ({
          of: name,
          what: "announced by the host",
          range,
          path: ["racks", r, "hosts", h, ...below, "announces", at],
        })),
      ),
    ),
  ];
}

/** Those that an address or a prefix lies in, the smallest first. */
export const declaredAround = (
  dc: Datacenter,
  writer: Pick<Writer, "prefix">,
  prefix: Prefix4,
): readonly FactView[] =>
  declaredIn(dc)
    .filter(({ range }) => containsPrefix(range, prefix))
    .sort((a, b) => b.range.length - a.range.length)
    .map(({ of, what, range, path }) => ({
      of,
      what,
      value: writer.prefix(range),
      why: "declared",
      path,
    }));
