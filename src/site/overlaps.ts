import { errorAt, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import type { AsnRange } from "../net/asn.ts";
import { networkOf, type Prefix4 } from "../net/ipv4.ts";
import { networkOf6, type Prefix6 } from "../net/ipv6.ts";
import type { Site } from "../spec/index.ts";
import type { Member } from "./members.ts";
import { IPV4_FIELDS } from "./numbers.ts";
import { asnRanges, ipv4Ranges, ipv6Ranges, type RangeFamily } from "./range-family.ts";

/** Ranges of one holder: a datacenter, or the links between datacenters. */
interface Held<Range> {
  readonly holder: string;
  readonly path: SpecPath;
  readonly ranges: readonly Range[];
}

/** Ranges of different holders that overlap, the later one's first. */
export function overlapsIn<Range>(
  held: readonly Held<Range>[],
  { format, overlaps }: Pick<RangeFamily<Range>, "format" | "overlaps">,
): readonly Diagnostic[] {
  return held.flatMap(({ holder, path, ranges }, at) =>
    ranges.flatMap((range) => {
      const before = held
        .slice(0, at)
        .filter((one) => one.holder !== holder)
        .flatMap((one) => one.ranges.map((other) => ({ holder: one.holder, other })))
        .find(({ other }) => overlaps(range, other));
      return before === undefined
        ? []
        : [
            errorAt(
              path,
              "range-overlap",
              `${format(range)} of ${holder} overlaps ${format(before.other)} of ${before.holder}`,
              `give one of the two, whichever is not deployed yet, ranges of its own`,
            ),
          ];
    }),
  );
}

const LINKS = "the links between datacenters";

const asnsOf = ({ datacenters }: Site): readonly Held<AsnRange>[] =>
  datacenters.map(({ name, ranges }, at) => ({
    holder: name,
    path: ["datacenters", at, "ranges", "asns"],
    ranges: ranges.asns,
  }));

/** Networks of links to routers outside that a datacenter's own spec has. */
const outsideOf = ({ entry, path, datacenter }: Member): readonly Held<Prefix4>[] =>
  datacenter?.ipv6?.only === true
    ? []
    : (datacenter?.outside?.peers ?? []).map(({ address }, at) => ({
        holder: entry.name,
        path: [...path, "spec", "outside", "peers", at, "address"],
        ranges: [networkOf(address)],
      }));

const outsideOf6 = ({ entry, path, datacenter }: Member): readonly Held<Prefix6>[] =>
  (datacenter?.outside?.peers ?? []).flatMap(({ ipv6 }, at) =>
    ipv6?.address === undefined
      ? []
      : [
          {
            holder: entry.name,
            path: [...path, "spec", "outside", "peers", at, "ipv6", "address"],
            ranges: [networkOf6(ipv6.address)],
          },
        ],
  );

const given = <Range>(
  site: Site,
  field: "ipv4" | "ipv6",
  network: "subnet" | "subnet6",
): readonly Held<Range>[] => [
  { holder: LINKS, path: ["links", field], ranges: (site.links[field] ?? []) as readonly Range[] },
  ...site.interconnects.flatMap((one, at) =>
    one[network] === undefined
      ? []
      : [
          {
            holder: LINKS,
            path: ["interconnects", at, network],
            ranges: [one[network]] as readonly unknown[] as readonly Range[],
          },
        ],
  ),
];

const ipv4Of = (site: Site, members: readonly Member[]): readonly Held<Prefix4>[] => [
  ...site.datacenters.flatMap(({ name, ranges }, at) =>
    IPV4_FIELDS.map((kind) => ({
      holder: name,
      path: ["datacenters", at, "ranges", "ipv4", kind],
      ranges: ranges.ipv4[kind] ?? [],
    })),
  ),
  ...members.flatMap(outsideOf),
  ...given<Prefix4>(site, "ipv4", "subnet"),
];

const ipv6Of = (site: Site, members: readonly Member[]): readonly Held<Prefix6>[] => [
  ...site.datacenters.map(({ name, ranges }, at) => ({
    holder: name,
    path: ["datacenters", at, "ranges", "ipv6"],
    ranges: ranges.ipv6 ?? [],
  })),
  ...members.flatMap(outsideOf6),
  ...given<Prefix6>(site, "ipv6", "subnet6"),
];

/** No number is two datacenters', nor a datacenter's and a link's between them. */
export const checkOverlaps = (site: Site, members: readonly Member[]): readonly Diagnostic[] => [
  ...overlapsIn(asnsOf(site), asnRanges),
  ...overlapsIn(ipv4Of(site, members), ipv4Ranges),
  ...overlapsIn(ipv6Of(site, members), ipv6Ranges),
];
