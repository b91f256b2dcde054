import { compileSpec, type CompiledFabric } from "../compile.ts";
import { errorAt, sortDiagnostics, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import { repeated } from "../plan/checks/duplicates.ts";
import { readSite, type Site } from "../spec/index.ts";
import { checkNetworks } from "./addresses.ts";
import { checkOwnOutside, completedSpec, type Completed } from "./complete.ts";
import { interconnectsOf, type Joint } from "./interconnects.ts";
import { membersOf, type Member } from "./members.ts";
import { checkOverlaps } from "./overlaps.ts";
import { checkRanges } from "./ranges.ts";
import type { SpecOf } from "./spec-of.ts";

/** A registry with its datacenters' specs, and all that is wrong with it. */
export interface ResolvedSite {
  /** Null where too little of it was understood. */
  readonly site: Site | null;
  readonly members: readonly Member[];
  /** Interconnects that can be built. */
  readonly joints: readonly Joint[];
  /** With paths in the registry; what concerns a spec is below its datacenter's `spec`. */
  readonly findings: readonly Diagnostic[];
  /** From a path in `site` to the path in what was written. */
  readonly original: (path: SpecPath) => SpecPath;
}

const checkNames = ({ datacenters, interconnects }: Site): readonly Diagnostic[] => [
  ...repeated(
    datacenters.map(({ name }, at) => ({
      value: name,
      path: ["datacenters", at, "name"],
      owner: `datacenters[${String(at)}]`,
    })),
    "duplicate-name",
    "the name",
    () => "give one of the two, whichever is not deployed yet, a name of its own",
  ),
  ...repeated(
    interconnects.map(({ index }, at) => ({
      value: index,
      path: ["interconnects", at, "index"],
      owner: `interconnects[${String(at)}]`,
    })),
    "duplicate-index",
    "the index",
    () => "give one of the two, whichever is not deployed yet, an index of its own",
  ),
];

/** A stack, a spec and the registry call a datacenter by one name. */
const checkOwnName = ({ entry, path, datacenter }: Member): readonly Diagnostic[] =>
  datacenter === null || datacenter.name === entry.name
    ? []
    : [
        errorAt(
          [...path, "name"],
          "name-differs",
          `${entry.name} is ${datacenter.name} in its own spec`,
          `give it the name ${datacenter.name} here, or rename it there`,
        ),
      ];

/** Reads a registry and every spec of it, and finds all that is wrong between them. */
export function resolveSite(written: unknown, specOf?: SpecOf): ResolvedSite {
  const { site, diagnostics, original } = readSite(written);
  if (site === null)
    return { site, members: [], joints: [], findings: sortDiagnostics(diagnostics), original };
  const members = membersOf(site, specOf);
  const networks = checkNetworks(site);
  const { joints: all, faults } = interconnectsOf(site, members);
  const joints = all.filter(({ path }) => !networks.some((one) => one.path[1] === path[1]));
  const found = [
    ...checkNames(site),
    ...members.flatMap((member) => [
      ...member.faults,
      ...checkOwnName(member),
      ...checkRanges(member),
      ...checkOwnOutside(member),
    ]),
    ...checkOverlaps(site, members),
    ...networks,
    ...faults,
  ];
  const placed = found.map((one) => ({ ...one, path: original(one.path) }));
  return { site, members, joints, findings: sortDiagnostics([...diagnostics, ...placed]), original };
}

/** A datacenter of a site with what joins it to others. */
export interface Completion extends Completed {
  readonly member: Member;
  /** Null where the completed spec is refused. */
  readonly fabric: CompiledFabric | null;
  /** Of the completed spec, with paths in the registry. */
  readonly findings: readonly Diagnostic[];
}

/** Every datacenter whose own spec can be built, completed by the interconnects that can. */
export const completionsOf = ({ members, joints, original }: ResolvedSite): readonly Completion[] =>
  members.flatMap((member) => {
    if (member.sound === null) return [];
    const completed = completedSpec(member, member.sound, joints);
    const compilation = compileSpec(completed.spec);
    const found = compilation.ok ? compilation.fabric.warnings : compilation.diagnostics;
    return [
      {
        ...completed,
        member,
        fabric: compilation.ok ? compilation.fabric : null,
        findings: found.map((one) => ({
          ...one,
          path: original(completed.origin(one.path)),
          message: completed.said(one.message),
          hint: completed.said(one.hint),
        })),
      },
    ];
  });
