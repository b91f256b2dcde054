import { formatPath, type Diagnostic } from "../../diagnostics/index.ts";
import { formatInterfaceAddress } from "../../net/ipv4.ts";
import { formatInterfaceAddress6 } from "../../net/ipv6.ts";
import { rangeUse, type Foretold, type ResolvedSite } from "../../site/index.ts";
import { positionOf } from "../print.ts";
import { located, type SiteSources } from "./sources.ts";

type Joint = ResolvedSite["joints"][number];

export interface RangeView {
  /** As the registry calls it: `asns`, `ipv4.pods`. */
  readonly field: string;
  readonly ranges: readonly string[];
  /** Numbers in the ranges, those that the spec's pools have, and the rest, as text: IPv6 has many. */
  readonly size: string;
  readonly inPools: string;
  readonly left: string;
}

export interface EndView {
  readonly datacenter: string;
  readonly switch: string;
  readonly interface: string;
  readonly asn: number;
  readonly addresses: readonly string[];
}

export interface InterconnectView {
  readonly index: number;
  readonly ends: readonly EndView[];
  readonly ttlSecurity: boolean;
  readonly bfd: boolean;
  readonly password: string | null;
}

/** What `site --format json` prints. */
export interface SiteView {
  readonly name: string;
  readonly datacenters: readonly {
    readonly name: string;
    readonly spec: string | null;
    readonly ranges: readonly RangeView[];
  }[];
  readonly interconnects: readonly InterconnectView[];
  /** Null where nothing is joined. */
  readonly joined: Pick<Foretold, "reachability" | "failures"> | null;
  readonly diagnostics: readonly object[];
}

const endView = ({ end, asn, address, address6 }: Joint["sides"][number]): EndView => ({
  datacenter: end.datacenter,
  switch: end.switch,
  interface: end.interface,
  asn,
  addresses: [
    ...(address === null ? [] : [formatInterfaceAddress(address)]),
    ...(address6 === null ? [] : [formatInterfaceAddress6(address6)]),
  ],
});

function findingView(sources: SiteSources, one: Diagnostic): object {
  const { file, source, finding } = located(sources, one);
  const { position: _, ...told } = finding;
  return { ...told, file, at: formatPath(finding.path), ...(positionOf(source, finding) ?? {}) };
}

export function viewSite(
  sources: SiteSources,
  { site, members, joints }: ResolvedSite,
  foretold: Foretold | null,
  findings: readonly Diagnostic[],
): SiteView {
  return {
    name: site?.name ?? "",
    datacenters: members.map((member) => ({
      name: member.entry.name,
      spec: typeof member.entry.spec === "string" ? member.entry.spec : null,
      ranges: rangeUse(member).map(({ field, ranges, size, used }) => ({
        field,
        ranges,
        size: String(size),
        inPools: String(used),
        left: String(size - used),
      })),
    })),
    interconnects: joints.map(({ interconnect, sides }) => ({
      index: interconnect.index,
      ends: sides.map(endView),
      ttlSecurity: interconnect.ttlSecurity,
      bfd: interconnect.bfd,
      password: interconnect.password ?? null,
    })),
    joined: foretold === null ? null : { reachability: foretold.reachability, failures: foretold.failures },
    diagnostics: findings.map((one) => findingView(sources, one)),
  };
}
