import type { Mode } from "./modes.ts";

/*
 * NX-OS's command line, as far as Cisco's command references for Nexus describe what a fabric may say of itself. Not made from the renderer.
 */

const NAME = "[A-Za-z0-9_-]{1,63}";
const V4 = "\\d{1,3}(?:\\.\\d{1,3}){3}";
const V6 = "[0-9a-f:]*:[0-9a-f:]*";
const PREFIX = `(?:${V4}|${V6})/\\d{1,3}`;
const INTERFACE = "(?:Ethernet[\\d/]+|port-channel\\d+|Vlan\\d+|loopback\\d+)";
const AREA = "0\\.0\\.0\\.0";

const of = (...parts: readonly string[]): RegExp => new RegExp(`^${parts.join(" ")}$`);

const prefixed = (ip: string, begin: string): Readonly<Record<string, RegExp>> => ({
  [`${ip} area`]: of(
    begin === "ip ospf" ? "ip router ospf" : "ipv6 router ospfv3",
    `(${NAME})`,
    "area",
    AREA,
  ),
  [`${ip} cost`]: of(begin, "cost", "(\\d+)"),
  [`${ip} dead`]: of(begin, "dead-interval", "(\\d+)"),
  [`${ip} hello`]: of(begin, "hello-interval", "(\\d+)"),
  [`${ip} network`]: of(begin, "network point-to-point"),
  [`${ip} bfd`]: of(begin, "bfd"),
  [`${ip} passive`]: of(begin, "passive-interface"),
});

const interfaceMode: Mode = {
  once: {
    description: /^description (.{1,254})$/,
    routed: /^no switchport$/,
    switched: /^switchport$/,
    mode: /^switchport mode (access|trunk)$/,
    access: /^switchport access vlan (\d+)$/,
    allowed: /^switchport trunk allowed vlan (\d+)$/,
    edge: /^spanning-tree port type edge$/,
    guard: /^spanning-tree bpduguard enable$/,
    timers: /^bfd interval (\d+) min_rx (\d+) multiplier (\d+)$/,
    "no echo": /^no bfd echo$/,
    "ip no redirects": /^no ip redirects$/,
    "ipv6 no redirects": /^no ipv6 redirects$/,
    "ip address": of("ip address", `(${V4}/\\d+)`),
    "ipv6 address": of("ipv6 address", `(${V6}/\\d+)`),
    silent: /^ipv6 nd suppress-ra$/,
    forwards: /^ip forward$/,
    "link-local": /^ipv6 link-local use-bia-only$/,
    up: /^no shutdown$/,
    ...prefixed("ip", "ip ospf"),
    ...prefixed("ipv6", "ospfv3"),
  },
};

const routeMap: Mode = {
  once: {
    list: of("match (ip|ipv6) address prefix-list", `(${NAME})`),
    "next hops": of("match (ip|ipv6) next-hop prefix-list", `(${NAME})`),
    "as numbers": /^match as-number (\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*)$/,
    prepend: /^set as-path prepend (\d+(?: \d+)*)$/,
    community: /^set community ((?:\d+:\d+ )*(?:graceful-shutdown )?)additive$/,
    preference: /^set local-preference (\d+)$/,
    "own next hop": /^set (ip|ipv6) next-hop peer-address$/,
  },
};

const peerFamily: Mode = {
  once: {
    community: /^send-community$/,
    "extended community": /^send-community extended$/,
    reflects: /^route-reflector-client$/,
    "next hop": /^next-hop-self$/,
    default: of("default-originate(?: route-map", `(${NAME}))?`),
    "no peer as": /^disable-peer-as-check$/,
    "own as": /^allowas-in ([1-9]|10)$/,
    override: /^as-override$/,
    keeps: /^soft-reconfiguration inbound always$/,
    in: of("route-map", `(${NAME})`, "in"),
    out: of("route-map", `(${NAME})`, "out"),
    maximum: /^maximum-prefix (\d+) 80 restart 5$/,
  },
};

const families = (inside: Mode): Readonly<Record<string, readonly [RegExp, Mode]>> => ({
  ip: [/^address-family ipv4 unicast$/, inside],
  ipv6: [/^address-family ipv6 unicast$/, inside],
});

const peer: Mode = {
  once: {
    bfd: /^bfd$/,
    inherit: of("inherit peer", `(${NAME})`),
    as: /^remote-as (\d+)$/,
    "local as": /^local-as (\d+) no-prepend replace-as$/,
    description: /^description (.{1,80})$/,
    password: /^password (\S+)$/,
    source: of("update-source", `(${INTERFACE})`),
    ttl: /^ttl-security hops (\d+)$/,
    passive: /^transport connection-mode passive$/,
    private: /^remove-private-as all$/,
    timers: /^timers (\d+) (\d+)$/,
    "most peers": /^maximum-peers (\d+)$/,
  },
  opens: families(peerFamily),
};

const ospfPaths = { paths: /^maximum-paths (\d+)$/ };

export const configuration: Mode = {
  often: {
    feature: /^feature (bgp|bfd|interface-vlan|ospf|ospfv3)$/,
    rule: of(
      `(ip|ipv6) prefix-list (${NAME}) seq (\\d+) (permit|deny) (${PREFIX})(?: eq (\\d+))?(?: ge (\\d+))?(?: le (\\d+))?`,
    ),
    discard: of("(ip|ipv6) route", `(${PREFIX})`, "Null0 (\\d+)"),
    route: of("(ip|ipv6) route", `(${PREFIX})`, `(${INTERFACE})`, `(${V4}|${V6})`),
  },
  opens: {
    vlan: [/^vlan (\d+)$/, { once: { name: /^name (\S{1,32})$/ } }],
    map: [of("route-map", `(${NAME})`, "permit (\\d+)"), routeMap],
    interface: [of("interface", `(${INTERFACE})`), interfaceMode],
    ospf: [of("router ospf", `(${NAME})`), { once: { id: of("router-id", `(${V4})`), ...ospfPaths } }],
    ospfv3: [
      of("router ospfv3", `(${NAME})`),
      {
        once: { id: of("router-id", `(${V4})`) },
        opens: { family: [/^address-family ipv6 unicast$/, { once: ospfPaths }] },
      },
    ],
    bgp: [
      /^router bgp (\d+)$/,
      {
        once: {
          id: of("router-id", `(${V4})`),
          "no restart": /^no graceful-restart$/,
          restarts: /^graceful-restart$/,
          restart: /^graceful-restart restart-time (\d+)$/,
          stale: /^graceful-restart stalepath-time (\d+)$/,
          relaxed: /^bestpath as-path multipath-relax$/,
          "router ids": /^bestpath compare-routerid$/,
          "most as": /^maxas-limit (\d+)$/,
          reconnect: /^reconnect-interval (\d+)$/,
        },
        opens: {
          ...families({
            once: { paths: /^maximum-paths (\d+)$/, "ibgp paths": /^maximum-paths ibgp (\d+)$/ },
            often: {
              network: of("network", `(${PREFIX})`),
              aggregate: of("aggregate-address", `(${PREFIX})`),
            },
          }),
          template: [of("template peer", `(${NAME})`), peer],
          neighbor: [
            of("neighbor", `(${V4}|${V6}|${PREFIX}|Ethernet[\\d/]+)(?: remote-as route-map (${NAME}))?`),
            peer,
          ],
        },
      },
    ],
  },
};
