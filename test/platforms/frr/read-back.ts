import type { BgpFacts, Facts } from "../support/facts.ts";
import { bfdReader, type Bfd } from "./bfd-lines.ts";
import { bgpReader, type BgpLines } from "./bgp-lines.ts";
import { need, readWith, statementsOf } from "./lines.ts";
import { interfaceLines, ospfReader, type InterfaceLines } from "./ospf-lines.ts";
import { policiesOf } from "./policies.ts";
import { policyLines } from "./policy-lines.ts";
import { captured, mustSay, numberIn, says } from "./said.ts";
import { sessionsOf } from "./sessions.ts";

/** What FRR's lines say; interfaces and their addresses are Linux's. */
export interface FrrFacts extends Pick<Facts, "bgp" | "sessions" | "discards" | "statics" | "ospf"> {
  /** Descriptions by interface. */
  readonly descriptions: Readonly<Record<string, string>>;
  /** Whole lines that stand alone and say how zebra is run. */
  readonly zebra: readonly string[];
}

/** What FRR does not do by itself in every one of its profiles. */
const NEEDED = [
  "bgp ebgp-requires-policy",
  "no bgp default ipv4-unicast",
  "bgp bestpath as-path multipath-relax",
  "bgp bestpath compare-routerid",
];

function restartOf(said: BgpLines["said"]): BgpFacts["restart"] {
  const off = says(said, "bgp graceful-restart-disable");
  if (off === says(said, "bgp graceful-restart")) throw new Error("graceful restart is neither on nor off");
  if (off) return null;
  mustSay(said, "bgp graceful-restart preserve-fw-state");
  return {
    restart: need(numberIn(said, "bgp graceful-restart restart-time"), "a restart time"),
    stale: need(numberIn(said, "bgp graceful-restart stalepath-time"), "a time of stale paths"),
    afterNotification: !says(said, "no bgp graceful-restart notification"),
  };
}

/** The number that all families agree on. */
function pathsOf({ families }: BgpLines, what: string): number {
  const [paths, ...others] = new Set([...families.values()].map(({ said }) => numberIn(said, what)));
  if (others.length > 0) throw new Error(`families differ in ${what}`);
  return need(paths, what);
}

function bgpOf(bgp: BgpLines): BgpFacts {
  const { said, families } = bgp;
  for (const what of NEEDED) mustSay(said, what);
  const listenLimit = numberIn(said, "bgp listen limit");
  const sorted = (of: "networks" | "aggregates"): readonly string[] =>
    [...families.values()].flatMap((family) => family[of]).sort();
  return {
    asn: bgp.asn,
    routerId: captured(said, "bgp router-id", /^([\d.]+)$/).join(),
    ebgpPaths: pathsOf(bgp, "maximum-paths"),
    ibgpPaths: pathsOf(bgp, "maximum-paths ibgp"),
    // FRR counts the neighbours of all families together.
    listenLimit: listenLimit === null ? null : listenLimit / families.size,
    networks: sorted("networks"),
    aggregates: sorted("aggregates"),
    restart: restartOf(said),
  };
}

/**
 * What FRR's configuration says on a switch with these addresses.
 * @throws Error at a line that is unknown, said twice or where it must not be, at a name that is not defined, and at a definition without use
 */
export function readFrr(lines: readonly string[], addresses: readonly string[]): FrrFacts {
  const policies = policyLines();
  const zebra: string[] = [];
  const discards: string[] = [];
  const statics: string[] = [];
  const interfaces = new Map<string, InterfaceLines>();
  const profiles = new Map<string, Bfd>();
  const usedProfiles = new Set<string>();
  let bgp: BgpLines | undefined;
  let ospf: { readonly routerId: string; readonly paths: number } | undefined;
  readWith(statementsOf(lines), [
    [/^(?<line>(?:no )?fpm .+|zebra work-queue \d+)$/, ({ line = "" }) => zebra.push(line)],
    [/^(?:ip|ipv6) route (?<prefix>\S+) blackhole 254$/, ({ prefix = "" }) => discards.push(prefix)],
    [
      /^(?:ip|ipv6) route (?<prefix>\S+\/\d+) (?<via>[0-9a-f.:]+) (?<port>[A-Za-z]\S+)$/,
      ({ prefix = "", via = "", port = "" }) => statics.push(`${prefix} via ${via} ${port}`),
    ],
    [/^bgp route-map delay-timer 1$/, () => undefined],
    ...policies.readers,
    [
      /^interface (?<name>\S+)$/,
      ({ name = "" }, inside) => {
        interfaces.set(name, interfaceLines(name, inside, usedProfiles));
      },
    ],
    bgpReader((found) => {
      bgp = found;
    }),
    ospfReader((found) => {
      ospf = found;
    }),
    bfdReader(profiles),
  ]);
  const resolved = policiesOf(policies);
  const own = need(bgp, "router bgp");
  const sessions = sessionsOf(own, {
    policies: resolved,
    addresses,
    bfdProfile(name) {
      usedProfiles.add(name);
      return need(profiles.get(name), `the BFD profile ${name}`);
    },
  });
  resolved.checkAllUsed();
  if ([...usedProfiles].sort().join() !== [...profiles.keys()].sort().join())
    throw new Error("a BFD profile is not defined, or nobody uses it");
  const facts = bgpOf(own);
  const speaks = [...interfaces].flatMap(([name, one]) =>
    one.ospf === null ? [] : [[name, one.ospf] as const],
  );
  if (speaks.length > 0 !== (ospf !== undefined) || (ospf?.routerId ?? facts.routerId) !== facts.routerId)
    throw new Error("OSPF is on interfaces alone, on none, or another router");
  return {
    zebra,
    descriptions: Object.fromEntries(
      [...interfaces].flatMap(([name, { description }]) =>
        description === null ? [] : [[name, description]],
      ),
    ),
    bgp: facts,
    sessions,
    discards: discards.sort(),
    statics: statics.sort(),
    ospf: ospf === undefined ? null : { paths: ospf.paths, interfaces: Object.fromEntries(speaks) },
  };
}
