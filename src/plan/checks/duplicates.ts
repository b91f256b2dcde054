import { errorAt, type Diagnostic, type DiagnosticCode, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import { torName } from "../numbering.ts";

interface Claimed {
  readonly value: string | number;
  readonly path: SpecPath;
  readonly owner: string;
}

/** One diagnostic for each value after the first of its kind. */
function repeated(
  claims: readonly Claimed[],
  code: DiagnosticCode,
  what: string,
  hint: string,
): Diagnostic[] {
  const first = new Map<string | number, Claimed>();
  return claims.flatMap((claim) => {
    const before = first.get(claim.value);
    if (before !== undefined)
      return [
        errorAt(claim.path, code, `${what} ${String(claim.value)} is already that of ${before.owner}`, hint),
      ];
    first.set(claim.value, claim);
    return [];
  });
}

interface Indexed {
  readonly index: number;
}

const indices = <T extends Indexed>(
  items: readonly T[],
  at: SpecPath,
  nameOf: (item: T) => string,
): Diagnostic[] =>
  repeated(
    items.map((item, i) => ({ value: item.index, path: [...at, i, "index"], owner: nameOf(item) })),
    "duplicate-index",
    "the index",
    "give each its own index; never reuse that of something still there",
  );

/** Names and indices that two objects have in common, within the scope in which each must be unique. */
export function checkDuplicates(dc: Datacenter): readonly Diagnostic[] {
  const switches: Claimed[] = [
    ...dc.spines.map(({ name }, i) => ({
      value: name,
      path: ["spines", i, "name"],
      owner: `spines[${String(i)}]`,
    })),
    ...dc.racks.flatMap((rack, r) =>
      rack.tors.map((tor, t) => ({
        value: torName(rack, tor),
        path: ["racks", r, "tors", t, "name"],
        owner: `a ToR of rack ${rack.name}`,
      })),
    ),
  ];
  const racks = dc.racks.map(({ name }, r) => ({
    value: name,
    path: ["racks", r, "name"],
    owner: `racks[${String(r)}]`,
  }));
  const nodes = dc.racks.flatMap((rack, r) =>
    rack.nodes.map(({ name }, n) => ({
      value: name,
      path: ["racks", r, "nodes", n, "name"],
      owner: `a node of rack ${rack.name}`,
    })),
  );
  const hosts = dc.racks.flatMap((rack, r) =>
    rack.hosts.map(({ name }, h) => ({
      value: name,
      path: ["racks", r, "hosts", h, "name"],
      owner: `a host of rack ${rack.name}`,
    })),
  );
  // A host is delivered to as a switch is, and found as a node is: its name is neither's. What those share is told above.
  const others = [...new Map([...switches, ...nodes].map((claim) => [claim.value, claim])).values()];
  const rename = "rename one of them";
  return [
    ...repeated(switches, "duplicate-name", "the switch name", rename),
    ...repeated(racks, "duplicate-name", "the rack name", rename),
    ...repeated(nodes, "duplicate-name", "the node name", rename),
    ...repeated([...others, ...hosts], "duplicate-name", "the name", rename),
    ...indices(dc.spines, ["spines"], ({ name }) => name),
    ...indices(dc.racks, ["racks"], ({ name }) => name),
    ...dc.racks.flatMap((rack, r) => [
      ...indices(rack.tors, ["racks", r, "tors"], (tor) => torName(rack, tor)),
      ...indices(rack.nodes, ["racks", r, "nodes"], ({ name }) => name),
      ...indices(rack.hosts, ["racks", r, "hosts"], ({ name }) => name),
    ]),
  ];
}
