import { errorAt, warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { containsAddress, formatIpv4, type Ipv4, type Prefix4 } from "../../net/ipv4.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { torName } from "../numbering.ts";
import { hasLacp, otherOfPair } from "../rack-pairs.ts";
import { rackVlan } from "../server-ports.ts";

/** What is said of something that is not there. */
interface Saying {
  readonly path: SpecPath;
  readonly said: boolean;
}

const refused = (sayings: readonly Saying[], why: string): readonly Diagnostic[] =>
  sayings.filter(({ said }) => said).map(({ path }) => errorAt(path, "model-unsupported", why, "remove it"));

const torsOf = ({ racks }: Datacenter) =>
  racks.flatMap((rack, r) =>
    rack.tors.map((tor, t) => ({ rack, tor, path: ["racks", r, "tors", t] as const })),
  );

/** All that says how servers are plugged into ToRs that route. */
const sayingsOfServers = (dc: Datacenter): readonly Saying[] => [
  { path: ["servers", "bond"], said: dc.servers.bond !== "active-backup" },
  { path: ["servers", "links"], said: dc.servers.links !== 1 },
  { path: ["servers", "keepaliveVrf"], said: dc.servers.keepaliveVrf !== undefined },
  ...dc.racks.flatMap((rack, r) => [
    { path: ["racks", r, "bond"], said: rack.bond !== undefined },
    ...rack.nodes.map(({ bond }, n) => ({
      path: ["racks", r, "nodes", n, "bond"],
      said: bond !== undefined,
    })),
  ]),
];

/** Of pairs, where there is none. */
const sayingsOfPair = (rack: RackSpec, r: number): readonly Saying[] => [
  { path: ["racks", r, "pin", "pairDomain"], said: rack.pin.pairDomain !== undefined },
  { path: ["racks", r, "pin", "pairMac"], said: rack.pin.pairMac !== undefined },
  { path: ["racks", r, "pin", "pairAddress"], said: rack.pin.pairAddress !== undefined },
  ...rack.tors.map((tor, t) => ({
    path: ["racks", r, "tors", t, "keepalive"],
    said: tor.keepalive !== undefined,
  })),
];

const uselessOfPairs = (dc: Datacenter): readonly Diagnostic[] =>
  dc.racks.flatMap((rack, r) => {
    const [tor] = rack.tors;
    return tor !== undefined && otherOfPair(dc, { rack, tor }) !== null
      ? []
      : refused(
          sayingsOfPair(rack, r),
          `the ToRs of rack ${rack.name} are no pair: that takes two, and servers that bond by LACP (servers.bond)`,
        );
  });

/** One address alone watches nobody. */
const halfWatched = (dc: Datacenter): readonly Diagnostic[] =>
  torsOf(dc).flatMap(({ rack, tor, path }) => {
    const other = otherOfPair(dc, { rack, tor });
    return other !== null && tor.keepalive === undefined && other.keepalive !== undefined
      ? [
          errorAt(
            [...path, "keepalive"],
            "field-missing",
            `${torName(rack, other)} has an address by which ${torName(rack, tor)} watches it, and ${torName(rack, tor)} has none`,
            "give both ToRs of a pair one, or neither",
          ),
        ]
      : [];
  });

const sameAddress = (dc: Datacenter): readonly Diagnostic[] =>
  torsOf(dc).flatMap(({ rack, tor, path }, at, all) => {
    const { keepalive } = tor;
    const first = all.slice(0, at).find((one) => one.tor.keepalive === keepalive);
    return keepalive === undefined || first === undefined
      ? []
      : [
          errorAt(
            [...path, "keepalive"],
            "address-taken",
            `${torName(rack, tor)} would have the address that ${torName(first.rack, first.tor)} has`,
            "give each its own",
          ),
        ];
  });

/** Pools of the fabric's own that an address may be in, by what a packet to it goes over. */
function insideOf({ pools }: Datacenter, address: Ipv4): "rack" | "fabric" | null {
  const isIn = (all: readonly Prefix4[]): boolean => all.some((one) => containsAddress(one, address));
  if (isIn(pools.nodes) || isIn(pools.pods)) return "rack";
  return isIn([...pools.links, ...pools.torLoopbacks, ...pools.spineLoopbacks]) ? "fabric" : null;
}

/**
 * What tells a dead switch from a dead link must not go over that link, nor over what fails with it: "do not use the peer link to carry the
 * keepalive" (Cisco, vPC), another link than the peer link's (Huawei, M-LAG), the management network (Arista, H3C, NVIDIA).
 */
const insideFabric = (dc: Datacenter): readonly Diagnostic[] =>
  torsOf(dc).flatMap(({ rack, tor, path }) => {
    const { keepalive } = tor;
    const inside = keepalive === undefined ? null : insideOf(dc, keepalive);
    if (keepalive === undefined || inside === null) return [];
    return [
      (inside === "rack" ? errorAt : warningAt)(
        [...path, "keepalive"],
        "keepalive-inside",
        `${torName(rack, tor)} would be watched by ${formatIpv4(keepalive)}, an address of ${inside === "rack" ? "the racks, which is reached over the peer link itself" : "the fabric's own links and loopbacks, which fail with it"}`,
        "give its address in the management network",
      ),
    ];
  });

/** A ToR's ports to servers are the user's where its text has no VLAN: then so are their aggregates. */
function notInText(dc: Datacenter, { attachments }: LayoutRules): readonly Diagnostic[] {
  const left = torsOf(dc).filter(
    ({ rack, tor }) =>
      hasLacp(dc, rack) && rackVlan(dc, tor) === null && attachments.of(rack).network === "rack",
  );
  const [first] = left;
  return first === undefined
    ? []
    : [
        warningAt(
          first.path,
          "platform-leaves-out",
          `${left.map(({ rack, tor }) => torName(rack, tor)).join(", ")}: no text has the VLAN of the rack, nor aggregates to its servers`,
          "bear in mind that ports to servers, their aggregates and what makes two such ToRs one are yours to set up",
        ),
      ];
}

/** How servers are plugged in, and what makes two ToRs of a rack one to them. */
export function checkRackPairs(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const { routing } = rules;
  if (routing.from === "node")
    return [
      ...refused(
        sayingsOfServers(dc),
        "ToRs only switch here, and how nodes are plugged in follows from fabric.switching",
      ),
      ...dc.racks.flatMap((rack, r) =>
        refused(
          sayingsOfPair(rack, r),
          "ToRs only switch here, and a pair's numbers follow from fabric.switching",
        ),
      ),
    ];
  const watches = dc.racks.some(({ tors }) => tors.some(({ keepalive }) => keepalive !== undefined));
  return [
    ...uselessOfPairs(dc),
    ...halfWatched(dc),
    ...sameAddress(dc),
    ...insideFabric(dc),
    ...refused(
      [{ path: ["servers", "keepaliveVrf"], said: dc.servers.keepaliveVrf !== undefined && !watches }],
      "no ToR has a keepalive address, so none is in that VRF",
    ),
    ...notInText(dc, rules),
  ];
}
