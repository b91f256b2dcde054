import { errorAt, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import type { InterfaceAddress } from "../net/ipv4.ts";
import type { InterfaceAddress6 } from "../net/ipv6.ts";
import { bordersOf, aggregation, type OutsideAnnouncement } from "../plan/outside.ts";
import { borderFault } from "../plan/checks/outside-cables.ts";
import { oneOf } from "../text/nearest.ts";
import type { Datacenter, Interconnect, InterconnectEnd, Site } from "../spec/index.ts";
import { addressesOf } from "./addresses.ts";
import type { Member, Sound } from "./members.ts";
import { toldBy, type Told } from "./told.ts";

/** One end of an interconnect that can be built. */
export interface Side {
  readonly end: InterconnectEnd;
  readonly member: Member;
  readonly sound: Sound;
  /** The AS that the other end sees. */
  readonly asn: number;
  /** Null where there is no IPv4. */
  readonly address: InterfaceAddress | null;
  /** Null where there is no IPv6. */
  readonly address6: InterfaceAddress6 | null;
  readonly told: Told;
}

/** An interconnect that can be built. */
export interface Joint {
  readonly interconnect: Interconnect;
  readonly path: SpecPath;
  readonly sides: readonly [Side, Side];
}

export interface Interconnects {
  readonly joints: readonly Joint[];
  readonly faults: readonly Diagnostic[];
}

const endPath = (path: SpecPath, end: number, field: keyof InterconnectEnd): SpecPath => [
  ...path,
  "ends",
  end,
  field,
];

/** What is said of announcements: of pods maybe nothing. */
type Said = Omit<OutsideAnnouncement, "pods"> & {
  readonly pods?: OutsideAnnouncement["pods"] | undefined;
};

/** What borders of a datacenter tell; where its own spec has no outside, as the registry says. */
export function announcementOf(site: Site, member: Member, { fabric }: Sound): OutsideAnnouncement {
  const { datacenter } = fabric;
  const { outside } = datacenter;
  const normal = { services: true, anycast: false, nodes: false, loopbacks: false };
  const announce: Said = outside?.announce ?? member.entry.announce ?? normal;
  const borders = new Set([
    ...bordersOf(datacenter),
    ...site.interconnects.flatMap(({ ends }) =>
      ends.filter((end) => end.datacenter === member.entry.name).map((end) => end.switch),
    ),
  ]);
  return { ...announce, pods: announce.pods ?? aggregation(datacenter, borders) };
}

/** The AS by which others know a border. */
const asnShown = ({ entry }: Member, { fabric: { plan } }: Sound, border: string): number =>
  plan.outside?.asn ??
  (plan.outside === null ? entry.asn : undefined) ??
  plan.switches.find(({ name }) => name === border)?.asn ??
  0;

function checkNames(
  { ends }: Interconnect,
  path: SpecPath,
  members: readonly Member[],
): readonly Diagnostic[] {
  const known = members.map(({ entry }) => entry.name);
  const unknown = ends.flatMap(({ datacenter }, at) =>
    known.includes(datacenter)
      ? []
      : [
          errorAt(
            endPath(path, at, "datacenter"),
            "datacenter-unknown",
            `there is no datacenter ${datacenter}`,
            oneOf(datacenter, known, "name one of this site"),
          ),
        ],
  );
  const [one, other] = ends;
  if (one === undefined || one.datacenter !== other?.datacenter) return unknown;
  return [
    ...unknown,
    errorAt(
      endPath(path, 1, "datacenter"),
      "interconnect-inside",
      `both ends are in ${one.datacenter}`,
      "name another datacenter at one end: inside of one, the fabric has the links",
    ),
  ];
}

/** The border of an end is there, and may be one. */
function checkBorder({ sound }: Member, end: InterconnectEnd, path: SpecPath, other: string) {
  if (sound === null) return [];
  const fault = borderFault(sound.fabric.datacenter, sound.model, end.switch, `stand before ${other}`);
  return fault === null ? [] : [errorAt(path, fault.code, fault.message, fault.hint)];
}

const familiesOf = ({ ipv6 }: Pick<Datacenter, "ipv6">): string =>
  ipv6 === undefined ? "IPv4" : ipv6.only ? "IPv6" : "IPv4 and IPv6";

/** What the two ends have to have alike, and what they must not. */
function checkPair([one, other]: readonly [Side, Side], path: SpecPath): readonly Diagnostic[] {
  const families = [one, other].map(({ sound }) => familiesOf(sound.fabric.datacenter));
  const [first, second] = [one, other].map(({ member }) => member.entry.name);
  const silent = [one, other].filter(({ told }) => told.ranges.length === 0);
  return [
    ...(families[0] === families[1]
      ? []
      : [
          errorAt(
            endPath(path, 1, "datacenter"),
            "interconnect-unlike",
            `${String(first)} has ${String(families[0])}, and ${String(second)} has ${String(families[1])}`,
            `give both datacenters the same families: borders have a session in each`,
          ),
        ]),
    ...silent.map(({ end, member }) =>
      errorAt(
        endPath(path, end === one.end ? 0 : 1, "datacenter"),
        "interconnect-unlike",
        `${member.entry.name} announces nothing that the other end could take`,
        `have it announce something: ${member.sound?.fabric.datacenter.outside === undefined ? "`announce` of the datacenter here" : "`outside.announce` of its spec"}`,
      ),
    ),
    ...(one.asn === other.asn
      ? [
          errorAt(
            endPath(path, 1, "switch"),
            "asn-taken",
            `${other.end.switch} of ${String(second)} is known by AS ${String(other.asn)}, as is ${one.end.switch} of ${String(first)}: that would be a session inside one AS`,
            "give one of the two another AS, by its pool or pin, or by `asn` of the datacenter",
          ),
        ]
      : []),
  ];
}

function jointOf(
  site: Site,
  interconnect: Interconnect,
  at: number,
  members: readonly Member[],
): { readonly joint: Joint | null; readonly faults: readonly Diagnostic[] } {
  const path: SpecPath = ["interconnects", at];
  const named = checkNames(interconnect, path, members);
  const ends = interconnect.ends.map((end) => ({
    end,
    member: members.find(({ entry }) => entry.name === end.datacenter),
  }));
  const borders = ends.flatMap(({ end, member }, e) => {
    const other = interconnect.ends[1 - e];
    return member === undefined
      ? []
      : checkBorder(
          member,
          end,
          endPath(path, e, "switch"),
          `${other?.switch ?? "a border"} of ${other?.datacenter ?? "another"}`,
        );
  });
  const before = [...named, ...borders];
  const there = ends.flatMap(({ end, member }) =>
    member === undefined || member.sound === null ? [] : [{ end, member, sound: member.sound }],
  );
  const [one, other] = there;
  if (one === undefined || other === undefined || before.length > 0) return { joint: null, faults: before };
  const datacenters = [one.sound.fabric.datacenter, other.sound.fabric.datacenter] as const;
  const addresses = addressesOf(site, interconnect, path, {
    ipv4: datacenters.every(({ ipv6 }) => ipv6?.only !== true),
    ipv6: datacenters.every(({ ipv6 }) => ipv6 !== undefined),
  });
  const side = (of: typeof one, e: 0 | 1): Side => ({
    ...of,
    asn: asnShown(of.member, of.sound, of.end.switch),
    address: addresses.ipv4?.[e] ?? null,
    address6: addresses.ipv6?.[e] ?? null,
    told: toldBy(of.sound.fabric, announcementOf(site, of.member, of.sound), of.end.switch),
  });
  const sides = [side(one, 0), side(other, 1)] as const;
  const faults = [...checkPair(sides, path), ...addresses.faults];
  return { joint: faults.length > 0 ? null : { interconnect, path, sides }, faults };
}

/** Interconnects as far as they can be built, and why others can't. */
export function interconnectsOf(site: Site, members: readonly Member[]): Interconnects {
  const all = site.interconnects.map((one, at) => jointOf(site, one, at, members));
  return {
    joints: all.flatMap(({ joint }) => joint ?? []),
    faults: all.flatMap(({ faults }) => faults),
  };
}

/** An interconnect as one of its two datacenters sees it. */
export interface Seen {
  readonly joint: Joint;
  readonly own: Side;
  readonly other: Side;
  /** Which of the ends is its own, and which the other's. */
  readonly ends: readonly [own: 0 | 1, other: 0 | 1];
}

/** The interconnects of a datacenter. */
export const seenBy = (name: string, joints: readonly Joint[]): readonly Seen[] =>
  joints.flatMap((joint): readonly Seen[] => {
    const [one, other] = joint.sides;
    if (one.member.entry.name === name) return [{ joint, own: one, other, ends: [0, 1] }];
    return other.member.entry.name === name ? [{ joint, own: other, other: one, ends: [1, 0] }] : [];
  });
