import type { SpecPath } from "../diagnostics/index.ts";
import type { Prefix4 } from "../net/ipv4.ts";
import { subnetAt, type Pool4 } from "../net/pool.ts";
import type { Formula } from "./formula.ts";

/** What a number of the plan is, and why it is what it is. */
export interface Fact {
  /** Who has it: a device, a rack, a link by its id, a plane. */
  readonly of: string;
  /** `loopback`, `AS number`, `pods`. */
  readonly what: string;
  readonly value: FactValue;
  readonly why: Why;
  /** Where in the spec it comes from: the pin, or the index that it follows from. */
  readonly path: SpecPath;
  /** What it follows from, or would if nothing were pinned; absent of AS numbers. */
  readonly reckoned?: Reckoned;
}

export interface Reckoned {
  readonly why: Exclude<Why, { kind: "pinned" }>;
  readonly path: SpecPath;
}

export type FactValue =
  | { readonly kind: "asn"; readonly asn: number }
  /** A /32 is a single address. */
  | { readonly kind: "prefix"; readonly prefix: Prefix4 };

export type Why =
  /** The number at a position of a pool, counted from 0; `length` of what the pool is cut in, null of AS numbers. */
  | {
      readonly kind: "pool";
      readonly pool: string;
      readonly length: number | null;
      readonly position: Formula;
    }
  /** So many units into a range that is somebody's already; `length` of a unit. */
  | { readonly kind: "range"; readonly range: Prefix4; readonly length: number; readonly position: Formula }
  | { readonly kind: "pinned" };

/** An object of the spec: its path, and the parsed value, in which a pin is looked for. */
export interface Source {
  readonly path: SpecPath;
  readonly value: object;
}

export const prefixValue = (prefix: Prefix4): FactValue => ({ kind: "prefix", prefix });

const sameValue = (value: FactValue, found: unknown): boolean => {
  if (value.kind === "asn") return found === value.asn;
  const { base, length } = value.prefix;
  if (typeof found === "number") return length === 32 && found === base;
  if (typeof found !== "object" || found === null) return false;
  return "base" in found && "length" in found && found.base === base && found.length === length;
};

function within(value: FactValue, found: unknown, path: SpecPath): SpecPath | null {
  if (sameValue(value, found)) return path;
  if (typeof found !== "object" || found === null) return null;
  for (const [key, inner] of Object.entries(found)) {
    const there = within(value, inner, [...path, Array.isArray(found) ? Number(key) : key]);
    if (there !== null) return there;
  }
  return null;
}

/** Where one of these has the value pinned; where none says it, the first itself. */
export function pinOf(value: FactValue, sources: readonly Source[]): SpecPath {
  for (const { path, value: object } of sources) {
    const there = "pin" in object ? within(value, object.pin, [...path, "pin"]) : null;
    if (there !== null) return there;
  }
  return sources[0]?.path ?? [];
}

interface Numbered {
  readonly of: string;
  readonly what: string;
  readonly value: Prefix4;
  readonly length: number;
  readonly position: Formula;
  /** The objects that may pin it; it follows from the index of the first where none does. */
  readonly sources: readonly Source[];
}

const indexOf = ([first]: readonly Source[]): SpecPath => [...(first?.path ?? []), "index"];

const finish = (
  { of, what, value, sources }: Numbered,
  computed: Prefix4 | null,
  why: Reckoned["why"],
): Fact => {
  const said = prefixValue(value);
  const reckoned = { why, path: indexOf(sources) };
  const follows = computed !== null && computed.base === value.base && computed.length === value.length;
  return follows
    ? { of, what, value: said, ...reckoned, reckoned }
    : { of, what, value: said, why: { kind: "pinned" }, path: pinOf(said, sources), reckoned };
};

/** What is cut from a pool by its position; pinned where it is anything else. */
export const fromPool = (numbered: Numbered & { readonly pool: string; readonly ranges: Pool4 }): Fact => {
  const { pool, ranges, length, position } = numbered;
  return finish(numbered, subnetAt(ranges, length, position.value), { kind: "pool", pool, length, position });
};

/** What is cut from a range by its position; pinned where it is anything else. */
export const fromRange = (numbered: Numbered & { readonly range: Prefix4 }): Fact => {
  const { range, length, position } = numbered;
  const computed = subnetAt([range], length, position.value);
  return finish(numbered, computed, { kind: "range", range, length, position });
};
