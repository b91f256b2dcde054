import type { HostDaemon } from "../spec/index.ts";

/**
 * What a BGP daemon does with a running session when a setting of its own changes:
 * - `takes-over`: the session goes on with it.
 * - `ends-when-off`: likewise, but what is turned off at one end first ends the session at the other.
 * - `waits`: the session goes on as it began, and the new value holds from its next start.
 * - `resets`: the session is torn down.
 */
export type SessionManner = "takes-over" | "ends-when-off" | "waits" | "resets";

/** `bird` is Calico's own, on its nodes; `frr` is SONiC's and Cumulus's too; `vendor` any other switch's. */
export type BgpSoftware = HostDaemon | "bird" | "vendor";

type Settings = Readonly<Record<string, SessionManner>>;

const all = (manner: SessionManner, ...settings: readonly string[]): Settings =>
  Object.fromEntries(settings.map((setting) => [setting, manner]));

/** Who speaks, with whom, from where: another session in all of them. */
const ENDS = all(
  "resets",
  "vrf",
  "asn",
  "routerId",
  "address",
  "peerAddress",
  "remoteAsn",
  "reflects",
  "clusterId",
);

/**
 * As seen on FRR 8.4.4 under frr-reload.py. Where it would keep the session in some cases (GTSM turned on or off) the reset is
 * announced all the same: one that does not come harms nobody.
 */
const FRR: Settings = {
  ...ENDS,
  ...all("takes-over", "policy", "originatesDefault", "maximumPrefixes", "nextHopSelf"),
  // A line of a route map.
  ...all("takes-over", "prepends"),
  // BFD that goes tells the other end that it is down, which is the end of the session there.
  ...all("ends-when-off", "bfd"),
  ...all("waits", "timers"),
  ...all(
    "resets",
    "peerGroup",
    "unnumbered",
    "listensOn",
    "passive",
    "network",
    "ttlSecurityHops",
    "reflectsToClients",
    "updateSource",
    // Of a switch: the port at its end, and what is said of that as Ethernet.
    "port",
    "ethernet",
    "outward",
    "allowsOwnAs",
    "peersAs",
    "role",
    "enforcesFirstAs",
    "password",
    "gracefulRestart",
  ),
};

/** As vendors' guides have it, not seen: like FRR where they say so or nothing, and a reset where any of them warns of it. */
const VENDOR: Settings = { ...FRR, ...all("resets", "timers") };

/** As seen on BIRD 1.6.8 under `configure`: it compares the whole protocol, and starts it anew where anything but a filter differs. */
const BIRD: Settings = {
  ...ENDS,
  ...all("takes-over", "policy", "ownRoutesOnly", "members", "peers", "device"),
  ...all(
    "resets",
    "allowsOwnAs",
    "keepalive",
    "restart",
    "timers",
    "ttlSecurityHops",
    "password",
    "maximumPrefixes",
    "gracefulRestart",
  ),
};

/** GoBGP 4 on SIGHUP: policies are applied anew, and a neighbour of which anything else differs is started anew. */
const GOBGP: Settings = {
  ...ENDS,
  ...all("takes-over", "policy"),
  ...all(
    "resets",
    "allowsOwnAs",
    "timers",
    "ttlSecurityHops",
    "password",
    "maximumPrefixes",
    "gracefulRestart",
  ),
};

/** Every setting that a session has, by what runs it. */
export const SESSION_RULES: Readonly<Record<BgpSoftware, Settings>> = {
  frr: FRR,
  vendor: VENDOR,
  bird: BIRD,
  bird2: BIRD,
  bird1: BIRD,
  gobgp: GOBGP,
};

/** Of a setting that is named nowhere a reset is foretold. */
export const sessionManner = (software: BgpSoftware, setting: string): SessionManner =>
  SESSION_RULES[software][setting] ?? "resets";
