import { need, readWith, type Reader, type Statement } from "./lines.ts";
import type { FamilyName } from "./policy-lines.ts";

/** What a neighbour or a group says of itself, in the words of its lines: the rest of the line by what stands before it. */
export type Said = ReadonlyMap<string, string>;

export interface BgpFamily {
  readonly networks: string[];
  readonly aggregates: string[];
  /** By neighbour or group. */
  readonly peers: Map<string, Map<string, string>>;
  readonly said: Map<string, string>;
}

/** `router bgp`, as it stands. */
export interface BgpLines {
  readonly asn: number;
  /** Statements about the whole of it. */
  readonly said: Map<string, string>;
  /** By neighbour's address or group's name. */
  readonly peers: Map<string, Map<string, string>>;
  /** The group of each range. */
  readonly ranges: Map<string, string>;
  readonly families: Map<FamilyName, BgpFamily>;
}

const GLOBAL = [
  "bgp router-id",
  "bgp log-neighbor-changes",
  "bgp ebgp-requires-policy",
  "no bgp default ipv4-unicast",
  "bgp graceful-shutdown",
  "bgp graceful-restart-disable",
  "bgp graceful-restart restart-time",
  "bgp graceful-restart stalepath-time",
  "no bgp graceful-restart notification",
  "bgp graceful-restart preserve-fw-state",
  "bgp graceful-restart",
  "coalesce-time",
  "bgp bestpath as-path multipath-relax",
  "bgp bestpath compare-routerid",
  "bgp route-reflector allow-outbound-policy",
  "bgp listen limit",
];

const OF_PEER = [
  "interface v6only peer-group",
  "capability extended-nexthop",
  "remote-as",
  "peer-group",
  "bfd profile",
  "bfd",
  "password",
  "passive",
  "local-role",
  "ttl-security hops",
  "enforce-first-as",
  "update-source",
  "timers connect",
  "timers",
  "local-as",
  "description",
];

const OF_PEER_IN_FAMILY = [
  "activate",
  "route-reflector-client",
  "next-hop-self force",
  "next-hop-self",
  "remove-private-AS",
  "as-override",
  "allowas-in",
  "default-originate",
  "soft-reconfiguration inbound",
  "maximum-prefix",
];

/** `what` and its value, once. */
function say(to: Map<string, string>, { what = "", value = "" }: Readonly<Record<string, string>>): void {
  if (to.has(what)) throw new Error(`${what} is said twice`);
  to.set(what, value);
}

const about = (peers: Map<string, Map<string, string>>, peer: string): Map<string, string> => {
  const said = peers.get(peer) ?? new Map<string, string>();
  peers.set(peer, said);
  return said;
};

function family(statements: readonly Statement[]): BgpFamily {
  const found: BgpFamily = { networks: [], aggregates: [], peers: new Map(), said: new Map() };
  readWith(statements, [
    [/^network (?<prefix>\S+)$/, ({ prefix = "" }) => found.networks.push(prefix)],
    [/^aggregate-address (?<prefix>\S+)$/, ({ prefix = "" }) => found.aggregates.push(prefix)],
    [
      /^neighbor (?<peer>\S+) route-map (?<value>\S+) (?<way>in|out)$/,
      ({ peer = "", value = "", way = "" }) => {
        say(about(found.peers, peer), { what: `route-map ${way}`, value });
      },
    ],
    [
      new RegExp(`^neighbor (?<peer>\\S+) (?<what>${OF_PEER_IN_FAMILY.join("|")})(?: (?<value>.+))?$`),
      ({ peer = "", ...line }) => {
        say(about(found.peers, peer), line);
      },
    ],
    [
      /^(?<what>maximum-paths|maximum-paths ibgp) (?<value>\d+)$/,
      (line) => {
        say(found.said, line);
      },
    ],
  ]);
  return found;
}

/** A reader of `router bgp`, which puts it to `found`. */
export const bgpReader = (found: (bgp: BgpLines) => void): Reader => [
  /^router bgp (?<asn>\d+)$/,
  ({ asn }, inside) => {
    const bgp: BgpLines = {
      asn: Number(asn),
      said: new Map(),
      peers: new Map(),
      ranges: new Map(),
      families: new Map(),
    };
    readWith(inside, [
      [
        new RegExp(`^(?<what>${GLOBAL.join("|")})(?: (?<value>.+))?$`),
        (line) => {
          say(bgp.said, line);
        },
      ],
      [
        new RegExp(`^neighbor (?<peer>\\S+) (?<what>${OF_PEER.join("|")})(?: (?<value>.+))?$`),
        ({ peer = "", ...line }) => {
          const said = about(bgp.peers, peer);
          say(said, line);
          const group = line["what"] === "peer-group" ? (line["value"] ?? "") : "";
          if (group !== "" && !said.has("remote-as") && !need(bgp.peers.get(group), group).has("remote-as"))
            throw new Error(`${peer} joins ${group} before anybody knows its AS`);
        },
      ],
      [
        /^bgp listen range (?<range>\S+) peer-group (?<group>\S+)$/,
        ({ range = "", group = "" }) => {
          bgp.ranges.set(range, group);
        },
      ],
      [
        /^address-family (?<name>ipv4|ipv6) unicast$/,
        ({ name }, lines) => {
          bgp.families.set(name as FamilyName, family(lines));
        },
      ],
    ]);
    found(bgp);
  },
];
