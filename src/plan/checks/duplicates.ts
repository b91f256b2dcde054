import { errorAt, type Diagnostic, type DiagnosticCode, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import { torName } from "../numbering.ts";

interface Claimed {
  readonly value: string | number;
  readonly path: SpecPath;
  readonly owner: string;
  /** The name is nowhere in the spec: it follows from another. */
  readonly isDerived?: boolean;
}

/** One diagnostic for each value after the first of its kind. */
export function repeated(
  claims: readonly Claimed[],
  code: DiagnosticCode,
  what: string,
  hint: (claim: Claimed, before: Claimed) => string,
): Diagnostic[] {
  const first = new Map<string | number, Claimed>();
  return claims.flatMap((claim) => {
    const before = first.get(claim.value);
    if (before !== undefined)
      return [
        errorAt(
          claim.path,
          code,
          `${what} ${String(claim.value)} is already that of ${before.owner}`,
          hint(claim, before),
        ),
      ];
    first.set(claim.value, claim);
    return [];
  });
}

interface Indexed {
  readonly index: number;
}

const anIndexEach = (claim: Claimed, before: Claimed): string =>
  `give ${claim.owner} or ${before.owner}, whichever is not deployed yet, an index of its own`;

const indices = <T extends Indexed>(
  items: readonly T[],
  at: SpecPath,
  nameOf: (item: T) => string,
): Diagnostic[] =>
  repeated(
    items.map((item, i) => ({ value: item.index, path: [...at, i, "index"], owner: nameOf(item) })),
    "duplicate-index",
    "the index",
    anIndexEach,
  );

/** What is new takes another name: for a ToR whose name follows from its rack's, one of its own. */
const rename = (claim: Claimed, before: Claimed): string =>
  `rename one of the two, whichever is not deployed yet${claim.isDerived === true || before.isDerived === true ? " (a ToR by giving it a name)" : ""}`;

/** Routers outside, once each: one may have several links. */
const routersOutside = ({ outside }: Datacenter): readonly Claimed[] => [
  ...new Map(
    (outside?.peers ?? [])
      .map(({ router }, at): Claimed => ({
        value: router,
        path: ["outside", "peers", at, "router"],
        owner: "a router outside",
      }))
      .toReversed()
      .map((claim) => [claim.value, claim] as const),
  ).values(),
];

/** Everything that is delivered to, simulated or labelled by its name, whatever it is. */
const devices = (dc: Datacenter): readonly Claimed[] => [
  ...dc.superSpines.map(({ name }, s): Claimed => ({
    value: name,
    path: ["superSpines", s, "name"],
    owner: `superSpines[${String(s)}]`,
  })),
  ...dc.spines.map(({ name }, s): Claimed => ({
    value: name,
    path: ["spines", s, "name"],
    owner: `spines[${String(s)}]`,
  })),
  ...dc.racks.flatMap((rack, r) =>
    rack.tors.map((tor, t): Claimed => ({
      value: torName(rack, tor),
      path: ["racks", r, "tors", t, "name"],
      owner: `a ToR of rack ${rack.name}`,
      isDerived: tor.name === undefined,
    })),
  ),
  ...(["nodes", "hosts"] as const).flatMap((kind) =>
    dc.racks.flatMap((rack, r) =>
      rack[kind].map(({ name }, at): Claimed => ({
        value: name,
        path: ["racks", r, kind, at, "name"],
        owner: `a ${kind === "nodes" ? "node" : "host"} of rack ${rack.name}`,
      })),
    ),
  ),
  ...routersOutside(dc),
];

/** Of servers, each by its place in the list. */
const macs = (dc: Datacenter): readonly Claimed[] =>
  (["nodes", "hosts"] as const).flatMap((kind) =>
    dc.racks.flatMap((rack, r) =>
      rack[kind].flatMap((server, at) =>
        server.macs.map((value, m): Claimed => ({
          value,
          path: ["racks", r, kind, at, "macs", m],
          owner: server.name,
        })),
      ),
    ),
  );

/** A spine's index is its own within its pod. */
const spineIndices = ({ spines }: Datacenter): readonly Diagnostic[] =>
  [...Map.groupBy(spines.entries(), ([, { pod }]) => pod).values()].flatMap((some) =>
    repeated(
      some.map(([s, { name, index }]) => ({ value: index, path: ["spines", s, "index"], owner: name })),
      "duplicate-index",
      "the index",
      anIndexEach,
    ),
  );

/** Names, indices and MAC addresses that two objects have in common, within the scope in which each must be unique. */
export function checkDuplicates(dc: Datacenter): readonly Diagnostic[] {
  const racks = dc.racks.map(({ name }, r): Claimed => ({
    value: name,
    path: ["racks", r, "name"],
    owner: `racks[${String(r)}]`,
  }));
  const clusters = dc.clusters.map(({ name }, c): Claimed => ({
    value: name,
    path: ["clusters", c, "name"],
    owner: `clusters[${String(c)}]`,
  }));
  const pods = dc.pods.map(({ name }, p): Claimed => ({
    value: name,
    path: ["pods", p, "name"],
    owner: `pods[${String(p)}]`,
  }));
  return [
    ...repeated(devices(dc), "duplicate-name", "the name", rename),
    ...repeated(macs(dc), "duplicate-mac", "the MAC address", ({ owner }, before) =>
      owner === before.owner
        ? "remove it: each port has one of its own"
        : `give ${owner} or ${before.owner} the one that its port has`,
    ),
    ...repeated(racks, "duplicate-name", "the rack name", rename),
    ...indices(dc.superSpines, ["superSpines"], ({ name }) => name),
    ...repeated(pods, "duplicate-name", "the pod name", rename),
    ...indices(dc.pods, ["pods"], ({ name }) => name),
    ...spineIndices(dc),
    ...indices(dc.racks, ["racks"], ({ name }) => name),
    ...repeated(clusters, "duplicate-name", "the cluster name", rename),
    ...indices(dc.clusters, ["clusters"], ({ name }) => name),
    ...dc.racks.flatMap((rack, r) => [
      ...indices(rack.tors, ["racks", r, "tors"], (tor) => torName(rack, tor)),
      ...indices(rack.nodes, ["racks", r, "nodes"], ({ name }) => name),
      ...indices(rack.hosts, ["racks", r, "hosts"], ({ name }) => name),
    ]),
  ];
}
