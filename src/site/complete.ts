import { errorAt, formatPath, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import { containsPrefix, formatInterfaceAddress, formatIpv4, formatPrefix } from "../net/ipv4.ts";
import { containsPrefix6, formatInterfaceAddress6, formatIpv6 } from "../net/ipv6.ts";
import type { DatacenterSpec, Interconnect } from "../spec/index.ts";
import { seenBy, type Joint, type Seen, type Side } from "./interconnects.ts";
import type { Member, Sound } from "./members.ts";
import { ipv4Ranges, ipv6Ranges, outermost } from "./range-family.ts";
import { formatted6, imagesOf } from "./told.ts";

type OutsideSpec = NonNullable<DatacenterSpec["outside"]>;
type PeerSpec = OutsideSpec["peers"][number];

/** Where something of a datacenter's completed spec comes from in the registry. */
export type Origin = (path: SpecPath) => SpecPath;

/** A datacenter's spec with all that joins it to others. */
export interface Completed {
  readonly spec: DatacenterSpec;
  readonly origin: Origin;
  /** A finding's words, with places of the registry in place of those that only the completed spec has. */
  readonly said: (text: string) => string;
}

/** Room for as many routes as any router outside has by default. */
const LEAST_PREFIXES = 1000;

/** Racks come and go, and nothing is torn down for that. */
const roomFor = ({ maximumPrefixes }: Interconnect, { told }: Side): number =>
  maximumPrefixes ?? Math.min(1_000_000, Math.max(LEAST_PREFIXES, 2 * told.most));

/** As the datacenter sees the other's border: a router outside. */
function peerOf({ joint: { interconnect }, own, other }: Seen): PeerSpec {
  const { told, sound } = other;
  const { password, ttlSecurity, bfd } = interconnect;
  const routes = told.routes.length > 0 ? told.routes : told.ranges;
  return {
    mode: "full",
    router: routerName(other),
    switch: own.end.switch,
    interface: own.end.interface,
    ...(own.address === null || other.address === null
      ? {}
      : {
          address: formatInterfaceAddress(own.address),
          peer: formatIpv4(other.address.address),
          accept: told.ranges.map(formatPrefix),
          announces: routes.map(formatPrefix),
        }),
    asn: other.asn,
    ...(password === undefined ? {} : { password }),
    ttlSecurity,
    bfd,
    maximumPrefixes: roomFor(interconnect, other),
    ...(own.address6 === null || other.address6 === null
      ? {}
      : {
          ipv6: {
            address: formatInterfaceAddress6(own.address6),
            peer: formatIpv6(other.address6.address),
            accept: [...formatted6(imagesOf(sound.fabric, told.ranges))],
            announces: [...formatted6(imagesOf(sound.fabric, routes))],
          },
        }),
  };
}

/** How a datacenter calls a border of another. */
export const routerName = ({ member, end }: Pick<Side, "member" | "end">): string =>
  `${member.entry.name}-${end.switch}`;

/** What pods are to reach with their own addresses, where they are translated: Calico translates towards no pool. */
function exclusions({ fabric }: Sound, others: readonly Side[]) {
  const { calico, ipv6 } = fabric.datacenter;
  const ranges4 = outermost(
    ipv4Ranges,
    others.flatMap(({ told }) => told.ranges),
  ).filter((range) => !calico.natExclusions.some((one) => containsPrefix(one, range)));
  const ranges6 = outermost(
    ipv6Ranges,
    others.flatMap(({ sound, told }) => imagesOf(sound.fabric, told.ranges)),
  ).filter((range) => ipv6?.natExclusions.some((one) => containsPrefix6(one, range)) !== true);
  return {
    ipv4: calico.natOutgoing && ipv6?.only !== true ? ranges4.map(formatPrefix) : [],
    ipv6: (ipv6?.natOutgoing ?? calico.natOutgoing) ? formatted6(ranges6) : [],
  };
}

const isEmpty = (list: readonly unknown[]): boolean => list.length === 0;

function withExclusions(spec: DatacenterSpec, sound: Sound, others: readonly Side[]): DatacenterSpec {
  const { ipv4, ipv6 } = exclusions(sound, others);
  const calico = { ...spec.calico, natExclusions: [...(spec.calico?.natExclusions ?? []), ...ipv4] };
  return {
    ...spec,
    ...(isEmpty(ipv4) ? {} : { calico }),
    ...(isEmpty(ipv6) || spec.ipv6 === undefined
      ? {}
      : { ipv6: { ...spec.ipv6, natExclusions: [...(spec.ipv6.natExclusions ?? []), ...ipv6] } }),
  };
}

/** Fields of a router outside by those of an interconnect that they come from. */
function originOf(
  { joint: { path, interconnect }, ends: [own, other] }: Seen,
  [field, inner]: SpecPath,
): SpecPath {
  const endOf = (end: number, name: string): SpecPath => [...path, "ends", end, name];
  const addressOf = (end: number, name: "address" | "address6"): SpecPath => {
    if (interconnect.ends[end]?.[name] !== undefined) return endOf(end, name);
    const subnet = name === "address" ? "subnet" : "subnet6";
    return interconnect[subnet] === undefined ? path : [...path, subnet];
  };
  if (field === "switch" || field === "interface") return endOf(own, field);
  if (field === "router" || field === "asn") return endOf(other, "switch");
  if (field === "address") return addressOf(own, "address");
  if (field === "peer") return addressOf(other, "address");
  if (field === "ipv6" && inner === "address") return addressOf(own, "address6");
  if (field === "ipv6" && inner === "peer") return addressOf(other, "address6");
  if (field === "password" || field === "bfd" || field === "ttlSecurity" || field === "maximumPrefixes")
    return [...path, field];
  return path;
}

/** The datacenter's spec with every other's border as a router outside. */
export function completedSpec(member: Member, sound: Sound, joints: readonly Joint[]): Completed {
  const spec = member.spec as DatacenterSpec;
  const { name, announce, asn } = member.entry;
  const own = seenBy(name, joints);
  const below: SpecPath = [...member.path, "spec"];
  if (own.length === 0) return { spec, origin: (path) => [...below, ...path], said: (text) => text };
  const others = own.map(({ other }) => other);
  const before = spec.outside?.peers ?? [];
  const outside: OutsideSpec = {
    ...(spec.outside ?? {
      ...(announce === undefined ? {} : { announce }),
      ...(asn === undefined ? {} : { asn }),
    }),
    peers: [...before, ...own.map(peerOf)],
  };
  const origin: Origin = (path) => {
    const [section, list, at, ...rest] = path;
    if (section !== "outside") return [...below, ...path];
    const peer = list === "peers" && typeof at === "number" ? own[at - before.length] : undefined;
    if (peer !== undefined) return originOf(peer, rest);
    return spec.outside === undefined ? [...member.path, ...path.slice(1)] : [...below, ...path];
  };
  const said = (text: string): string =>
    text.replaceAll(/outside\.peers\[(\d+)\]\.(\w+)/g, (whole, at: string, field: string) => {
      const peer = own[Number(at) - before.length];
      return peer === undefined ? whole : formatPath(originOf(peer, [field]));
    });
  return { spec: { ...withExclusions(spec, sound, others), outside }, origin, said };
}

/** What the registry says for a spec that says it itself. */
export function checkOwnOutside({ entry, path, datacenter }: Member): readonly Diagnostic[] {
  if (datacenter?.outside === undefined) return [];
  return (["announce", "asn"] as const).flatMap((field) =>
    entry[field] === undefined
      ? []
      : [
          errorAt(
            [...path, field],
            "option-unused",
            `nothing comes of it: the spec of ${entry.name} has an outside, and what that says holds`,
            `remove it; outside.${field} of the spec is the place`,
          ),
        ],
  );
}
