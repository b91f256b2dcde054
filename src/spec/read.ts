import type { z } from "zod";
import { errorAt, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import { datacenter, type Datacenter } from "./datacenter.ts";
import { withoutIpv4 } from "./ipv6-only.ts";
import { toDiagnostics } from "./issues.ts";
import { datacenterJsonSchema, type JsonSchema } from "./json-schema.ts";
import { leaveOut, type Removal } from "./repair.ts";

/** What reading a spec gives. */
export interface ReadSpec {
  /** What was understood: the whole spec where there are no diagnostics, else all of it that is sound; null where too little is. */
  readonly datacenter: Datacenter | null;
  readonly diagnostics: readonly Diagnostic[];
  /** From a path in `datacenter` to the path in the user's spec. */
  readonly original: (path: SpecPath) => SpecPath;
}

/** Keys at the top that begin so are the user's own, such as a place for YAML's anchors. */
const EXTENSION = "x-";

function withoutExtensions(spec: unknown): unknown {
  if (typeof spec !== "object" || spec === null || Array.isArray(spec)) return spec;
  if (!Object.keys(spec).some((key) => key.startsWith(EXTENSION))) return spec;
  return Object.fromEntries(Object.entries(spec).filter(([key]) => !key.startsWith(EXTENSION)));
}

/** Below so many racks the code that zod makes for reading faster takes longer to make than it saves in the one time that a process reads a spec. */
const FEW_RACKS = 128;

const isSmall = (spec: unknown): boolean =>
  !(typeof spec === "object" && spec !== null && "racks" in spec) ||
  !Array.isArray(spec.racks) ||
  spec.racks.length < FEW_RACKS;

/** A key that JavaScript has for itself: what stands under it would be left out without a word. */
const OWN_KEY = "__proto__";

/** How deep a spec is at most, and somewhat more. */
const DEEPEST = 16;

function underOwnKey(value: unknown, path: SpecPath = []): readonly Diagnostic[] {
  if (typeof value !== "object" || value === null || path.length > DEEPEST) return [];
  if (Object.hasOwn(value, OWN_KEY))
    return [
      errorAt(
        [...path, OWN_KEY],
        "field-unknown",
        `"${OWN_KEY}" names nothing here`,
        "give it another name, or remove it",
      ),
    ];
  if (Array.isArray(value)) return value.flatMap((one, at) => underOwnKey(one, [...path, at]));
  return Object.keys(value).flatMap((key) =>
    underOwnKey((value as Record<string, unknown>)[key], [...path, key]),
  );
}

const same = (path: SpecPath): SpecPath => path;

/** What reading gives: what was understood, as `ReadSpec` says of a datacenter. */
interface Understood<T> {
  readonly value: T | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly original: (path: SpecPath) => SpecPath;
}

/** What zod says; issues are its own, and nothing that users have speaks of those. */
type Parsed<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: { readonly issues: readonly object[] } };

type Issues = readonly z.core.$ZodIssue[];

/** What is read. */
interface Kind<T> {
  readonly parse: (spec: unknown) => Parsed<T>;
  readonly schemaOf: () => JsonSchema;
  /** What a mapping has at least. */
  readonly wanted: string;
}

const DATACENTER: Kind<Datacenter> = {
  parse: (spec) => datacenter.safeParse(spec, { jitless: isSmall(spec) }),
  schemaOf: datacenterJsonSchema,
  wanted: "write a mapping with name, spines and racks",
};

/**
 * Reads a spec, as a TypeScript value or as parsed YAML or JSON, and fills in every default. What is faulty is reported and left
 * out, and the rest is still handed on, so that later checks report what they find in the same run. The input is not changed. Keys at
 * the top that begin with `x-` are the user's own.
 */
export function readSpec(written: unknown): ReadSpec {
  const { spec, diagnostics } = withoutIpv4(withoutExtensions(written));
  const found = [...underOwnKey(spec), ...diagnostics];
  const { value, ...read } = understood(spec, DATACENTER);
  return { datacenter: value, ...read, diagnostics: [...found, ...read.diagnostics] };
}

/** Reads anything with a name, in the same way. */
export function understand<T>(written: unknown, kind: Kind<T>): Understood<T> {
  const spec = withoutExtensions(written);
  const read = understood(spec, kind);
  return { ...read, diagnostics: [...underOwnKey(spec), ...read.diagnostics] };
}

function understood<T>(spec: unknown, { parse, schemaOf, wanted }: Kind<T>): Understood<T> {
  const first = parse(spec);
  if (first.success) return { value: first.data, diagnostics: [], original: same };
  if (typeof spec !== "object" || spec === null || Array.isArray(spec)) {
    const found = Array.isArray(spec)
      ? "a list"
      : spec === null || spec === undefined
        ? "nothing"
        : typeof spec;
    return {
      value: null,
      diagnostics: [errorAt([], "spec-unreadable", `is ${found}, not a mapping`, wanted)],
      original: same,
    };
  }
  const diagnostics = (first.error.issues as Issues).flatMap((issue) => toDiagnostics(issue, spec, schemaOf));
  let sound: unknown = spec;
  let original = same;
  let faults = diagnostics.map((diagnostic) => diagnostic.path);
  // A field's default may do; where there is none, what stands around it goes.
  for (const removal of ["field", "surroundings"] satisfies Removal[]) {
    const repaired = leaveOut(sound, faults, removal);
    const before = original;
    original = (path) => before(repaired.original(path));
    sound = repaired.spec;
    const again = parse(sound);
    if (again.success) return { value: again.data, diagnostics, original };
    faults = (again.error.issues as Issues).map((issue) =>
      issue.path.filter((step) => typeof step !== "symbol"),
    );
  }
  // A spec without a sound name still has everything else to check; it is never compiled, for it has an error.
  const named = parse({ name: "unnamed", ...(sound as object) });
  return { value: named.success ? named.data : null, diagnostics, original };
}
