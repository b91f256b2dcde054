import { errorAt, formatPath, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import type { SiteMember } from "../spec/index.ts";
import type { Member } from "./members.ts";
import { IPV4_FIELDS, numbersOf, type Numbers, type Taken } from "./numbers.ts";
import { asnRanges, ipv4Ranges, ipv6Ranges, outermost, type RangeFamily } from "./range-family.ts";

/** Ranges that a datacenter may use for something, as the registry has them: a field with a list each. */
interface Allowed<Range> {
  readonly field: string;
  readonly ranges: readonly Range[];
}

/** What of a datacenter's own is held against which fields. */
interface Held<Range> {
  readonly taken: Taken<Range>;
  readonly allowed: readonly Allowed<Range>[];
}

/** One family's part of a datacenter. */
interface FamilyView<Range> {
  readonly family: RangeFamily<Range>;
  readonly fields: readonly Allowed<Range>[];
  readonly held: readonly Held<Range>[];
}

/** How much of a field's ranges the datacenter's pools take. */
export interface RangeUse {
  readonly field: string;
  readonly ranges: readonly string[];
  /** Numbers in the ranges, and those of them that the spec's pools may give away. */
  readonly size: bigint;
  readonly used: bigint;
}

const asnView = ({ ranges }: SiteMember, taken: Numbers["asns"]) => {
  const field = { field: "asns", ranges: ranges.asns };
  return {
    family: asnRanges,
    fields: [field],
    held: taken.map((one) => ({ taken: one, allowed: [field] })),
  };
};

const ipv4Field = ({ ranges }: SiteMember, kind: (typeof IPV4_FIELDS)[number]) => ({
  field: `ipv4.${kind}`,
  ranges: ranges.ipv4[kind] ?? [],
});

const ipv4View = (entry: SiteMember, taken: Numbers["ipv4"]) => ({
  family: ipv4Ranges,
  fields: IPV4_FIELDS.map((kind) => ipv4Field(entry, kind)),
  held: taken.map((one) => ({
    taken: one,
    allowed: [ipv4Field(entry, one.kind), ipv4Field(entry, "any")],
  })),
});

const ipv6View = ({ ranges }: SiteMember, taken: Numbers["ipv6"]) => {
  const field = { field: "ipv6", ranges: ranges.ipv6 ?? [] };
  return {
    family: ipv6Ranges,
    fields: [field],
    held: taken.map((one) => ({ taken: one, allowed: [field] })),
  };
};

const within = <Range>(
  { contains }: RangeFamily<Range>,
  allowed: readonly Allowed<Range>[],
  range: Range,
): Allowed<Range> | undefined => allowed.find(({ ranges }) => ranges.some((outer) => contains(outer, range)));

function outsideIn<Range>(
  { entry, path }: Member,
  { family, held }: FamilyView<Range>,
): readonly Diagnostic[] {
  return held.flatMap(({ taken, allowed }) => {
    const strangers = taken.ranges.filter((range) => within(family, allowed, range) === undefined);
    if (strangers.length === 0) return [];
    const own = allowed.flatMap(({ ranges }) => ranges).map(family.format);
    const there = own.length === 0 ? "it has none" : `its ranges are ${own.join(", ")}`;
    const fields = allowed.map(({ field }) => `ranges.${field}`).join(" or ");
    const at: SpecPath = [...path, "spec", ...taken.path];
    return [
      errorAt(
        at,
        "outside-range",
        `${strangers.map(family.format).join(", ")} is no range of ${entry.name} for this: ${there}`,
        `give ${formatPath(taken.path)} a part of them, or, where no other datacenter has it, ${fields} this range`,
      ),
    ];
  });
}

function useIn<Range>({ family, fields, held }: FamilyView<Range>): readonly RangeUse[] {
  const sum = (ranges: readonly Range[]): bigint =>
    ranges.reduce((total, range) => total + family.size(range), 0n);
  const taken = held.flatMap(({ taken: { ranges }, allowed }) =>
    ranges.map((range) => ({ range, field: within(family, allowed, range)?.field })),
  );
  return fields
    .filter(({ ranges }) => ranges.length > 0)
    .map(({ field, ranges }) => {
      const inField = taken.filter((one) => one.field === field).map(({ range }) => range);
      // What lies in another that is taken counts once: a pinned number in its pool, a pool of a prefix.
      const used = sum(outermost(family, inField));
      return { field, ranges: ranges.map(family.format), size: sum(ranges), used };
    });
}

const NOTHING = { asns: [], ipv4: [], ipv6: [] };

const viewsOf = ({ entry, datacenter }: Member) => {
  const { asns, ipv4, ipv6 } = datacenter === null ? NOTHING : numbersOf(datacenter);
  return [asnView(entry, asns), ipv4View(entry, ipv4), ipv6View(entry, ipv6)] as const;
};

/** Numbers that a datacenter's spec takes from elsewhere than its ranges. */
export function checkRanges(member: Member): readonly Diagnostic[] {
  const [asns, ipv4, ipv6] = viewsOf(member);
  return [...outsideIn(member, asns), ...outsideIn(member, ipv4), ...outsideIn(member, ipv6)];
}

/** How much of each of its ranges a datacenter takes. */
export function rangeUse(member: Member): readonly RangeUse[] {
  const [asns, ipv4, ipv6] = viewsOf(member);
  return [...useIn(asns), ...useIn(ipv4), ...useIn(ipv6)];
}
