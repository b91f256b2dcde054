import { fixed, firstOf, has } from "../views/checks.ts";
import { take, type Check, type Command } from "../views/commands.ts";
import { disbands, joins, known, leaves, numbered, process } from "../views/peers.ts";

const setting = (words: string, undo: string = words): Command => ({
  words: `peer [who] ${words}`,
  undo: [`undo peer [who] ${undo}`],
  refuses: known,
});

const listens: Check = ({ who = "" }, where) =>
  has(process(where), new RegExp(`^group ${who} listen `)) ? null : `${who} does not listen`;

/** What only a group that listens has. */
const listening = (words: string): Command => ({ words: `peer [who] ${words}`, refuses: listens });

const group: readonly Command[] = [
  {
    words: "group [who] listen {kind}",
    undo: ["undo group [who] listen", "undo group [who] listen {kind}"],
    refuses: firstOf(fixed("kind"), ({ who = "" }, where) =>
      has(process(where), new RegExp(`^group ${who} (?:in|ex)ternal$`)) ? "It is another group" : null,
    ),
    thenUndo: disbands,
  },
  {
    words: "group [who] {kind}",
    undo: ["undo group [who]"],
    refuses: firstOf(fixed("kind"), ({ who = "" }, where) =>
      has(process(where), new RegExp(`^group ${who} listen `)) ? "It is another group" : null,
    ),
    thenUndo: disbands,
  },
];

export const bgpView: readonly Command[] = [
  { words: "router-id {id}", undo: ["undo router-id"] },
  { words: "undo default ipv4-unicast", undo: ["default ipv4-unicast"] },
  { words: "as-path-limit {longest:num}", undo: ["undo as-path-limit"] },
  {
    words: "graceful-restart timer restart {seconds:num}",
    undo: ["undo graceful-restart timer restart"],
    hidden: ({ seconds }) => seconds === "150",
  },
  {
    words: "graceful-restart timer wait-for-rib {seconds:num}",
    undo: ["undo graceful-restart timer wait-for-rib"],
    hidden: ({ seconds }) => seconds === "600",
  },
  { words: "graceful-restart" },
  { words: "bgp dynamic-session-limit {limit:num}", undo: ["undo bgp dynamic-session-limit {limit:num}"] },
  ...group,
  listening("listen-as [asn]"),
  listening("listen-as-segment begin-as [from] end-as [to]"),
  {
    words: "peer [who] listen-net [net:ip] [len:num]",
    refuses: listens,
  },
  {
    words: "peer [who] as-number {asn:num}",
    undo: ["undo peer [who] as-number", "undo peer [who]"],
    refuses: numbered,
    thenUndo: leaves,
  },
  {
    words: "peer [who] group {group}",
    undo: ["undo peer [who] group {group}"],
    refuses: firstOf(joins, fixed("group")),
    thenUndo: leaves,
  },
  setting("local-as {asn:num}", "local-as"),
  setting("listen-only"),
  setting("password cipher {text}", "password"),
  setting("valid-ttl-hops {hops:num}", "valid-ttl-hops"),
  setting("connect-interface {name...}", "connect-interface"),
  setting("bfd enable single-hop-prefer", "bfd enable"),
  ...["min-tx-interval", "min-rx-interval", "detect-multiplier"].map((one) =>
    setting(`bfd ${one} {value:num}`, `bfd ${one}`),
  ),
  {
    ...setting("timer keepalive {keepalive:num} hold {hold:num}", "timer keepalive hold"),
    hidden: ({ keepalive, hold }) => keepalive === "60" && hold === "180",
  },
  {
    ...setting("timer connect-retry {seconds:num}", "timer connect-retry"),
    hidden: ({ seconds }) => seconds === "32",
  },
  setting("description {text...}", "description"),
  setting("ebgp-max-hop {hops:num}", "ebgp-max-hop"),
  { words: "ipv4-family unicast", view: "family" },
  { words: "ipv6-family unicast", view: "family" },
  { words: "ipv4-family vpn-instance [name]", view: "vpn" },
];

export const vpnView: readonly Command[] = [{ words: "[text...]" }];

const policy = (way: string): Command => setting(`route-policy {policy} ${way}`);

/** With a route policy it is another line, in whose place the one without comes. */
const defaultRoute: readonly Command[] = [
  {
    ...setting("default-route-advertise route-policy {policy}", "default-route-advertise"),
    then: ({ who }, { view }) => {
      take(view, (one) => one.words === "peer [who] default-route-advertise" && one.at["who"] === who);
    },
  },
  {
    ...setting("default-route-advertise"),
    then: ({ who }, { view }) => {
      take(
        view,
        (one) => one.words.includes("default-route-advertise route-policy") && one.at["who"] === who,
      );
    },
  },
];

/** That a peer is in the group of which its family's line speaks. */
const sameGroup: Check = ({ who = "", group: name = "" }, where) =>
  process(where).some(
    (one) => one.words === "peer [who] group {group}" && one.at["who"] === who && one.at["group"] === name,
  )
    ? null
    : `${who} is not in ${name}`;

export const familyView: readonly Command[] = [
  { words: "preference {preferences...}", undo: ["undo preference"] },
  { words: "maximum load-balancing ebgp {paths:num}", undo: ["undo maximum load-balancing ebgp"] },
  { words: "maximum load-balancing ibgp {paths:num}", undo: ["undo maximum load-balancing ibgp"] },
  { words: "load-balancing as-path-relax" },
  { words: "nexthop third-party" },
  { words: "reflect change-path-attribute" },
  { words: "advertise-community-gshut [kind]" },
  { words: "network [prefix] [mask]" },
  { words: "aggregate [prefix] [mask]" },
  { words: "import-route [text...]" },
  setting("enable"),
  { words: "peer [who] group {group}", undo: ["undo peer [who] group {group}"], refuses: sameGroup },
  policy("import"),
  policy("export"),
  setting("reflect-client"),
  ...defaultRoute,
  setting("public-as-only force"),
  setting("substitute-as"),
  setting("allow-as-loop {count:num}", "allow-as-loop"),
  setting("advertise-community"),
  setting("advertise-large-community"),
  setting("route-limit {limit...}", "route-limit"),
];
