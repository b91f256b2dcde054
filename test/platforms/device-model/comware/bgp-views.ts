import { firstOf, fixed, has } from "../views/checks.ts";
import { take, type Check, type Command } from "../views/commands.ts";
import { disbands, forgets, joins, known, leaves, numbered, process } from "../views/peers.ts";

/** A setting of a peer or a group in one of its views. */
const setting = (words: string, undo: string): Command => ({
  words: `peer [who] ${words}`,
  undo: [`undo peer [who] ${undo}`],
  refuses: known,
});

/** Settings of which each takes the place of the others. The first is what undoes them, and one itself where it says no value. */
function alternatives(undo: string, ...others: readonly string[]): readonly Command[] {
  const words = [...others, ...(undo === "password" ? [] : [undo])];
  return words.map((one) => ({
    ...setting(one, undo),
    then: ({ who }, { view }) => {
      const away = words.filter((other) => other !== one).map((other) => `peer [who] ${other}`);
      take(view, (entry) => away.includes(entry.words) && entry.at["who"] === who);
    },
  }));
}

const group: Check = ({ group: name = "" }, where) =>
  has(process(where), new RegExp(`^group ${name} `)) ? null : `${name}: no such group`;

export const bgpView: readonly Command[] = [
  { words: "router-id {id}", undo: ["undo router-id"] },
  {
    words: "graceful-restart timer restart {seconds:num}",
    undo: ["undo graceful-restart timer restart"],
    hidden: ({ seconds }) => seconds === "150",
  },
  {
    words: "graceful-restart timer wait-for-rib {seconds:num}",
    undo: ["undo graceful-restart timer wait-for-rib"],
    hidden: ({ seconds }) => seconds === "180",
  },
  { words: "graceful-restart" },
  { words: "group [who] {kind}", undo: ["undo group [who]"], refuses: fixed("kind"), thenUndo: disbands },
  {
    words: "peer [who] as-number {asn:num}",
    undo: ["undo peer [who] as-number", "undo peer [who]"],
    refuses: numbered,
    thenUndo: leaves,
  },
  {
    words: "peer [who:ip] [len:num] group {group}",
    undo: ["undo peer [who:ip] [len:num]"],
    refuses: firstOf(group, fixed("group")),
    thenUndo: leaves,
  },
  {
    words: "peer [who] group {group}",
    undo: ["undo peer [who] group {group}", "undo peer [who]"],
    refuses: firstOf(joins, fixed("group")),
    then: forgets,
    thenUndo: leaves,
  },
  setting("fake-as {asn:num}", "fake-as"),
  setting("substitute-as", "substitute-as"),
  ...alternatives("password", "password simple {text}", "password cipher {text}"),
  setting("ttl-security hops {hops:num}", "ttl-security"),
  ...alternatives("bfd", "bfd single-hop"),
  setting("connect-interface {name}", "connect-interface"),
  setting("source-address {address}", "source-address"),
  {
    ...setting("timer keepalive {keepalive:num} hold {hold:num}", "timer"),
    hidden: ({ keepalive, hold }) => keepalive === "60" && hold === "180",
  },
  setting("description {text...}", "description"),
  setting("ebgp-max-hop {hops:num}", "ebgp-max-hop"),
  { words: "address-family [family] unicast", view: "family" },
  { words: "ip vpn-instance [name]", view: "vpn" },
];

/** Another instance's BGP, which is the user's: it takes what it is given. */
export const vpnView: readonly Command[] = [
  { words: "address-family [family] unicast", view: "opaque" },
  { words: "[text...]" },
];

export const familyView: readonly Command[] = [
  { words: "preference {preferences...}", undo: ["undo preference"] },
  { words: "balance ebgp {paths:num}", undo: ["undo balance ebgp"] },
  { words: "balance ibgp {paths:num}", undo: ["undo balance ibgp"] },
  { words: "balance as-path-relax" },
  { words: "reflect change-path-attribute" },
  { words: "network [prefix] [mask]" },
  { words: "aggregate [prefix] [mask]" },
  { words: "import-route [text...]" },
  setting("enable", "enable"),
  {
    ...setting("route-policy {policy} import", "route-policy import"),
    undo: ["undo peer [who] route-policy import", "undo peer [who] route-policy {policy} import"],
  },
  {
    ...setting("route-policy {policy} export", "route-policy export"),
    undo: ["undo peer [who] route-policy export", "undo peer [who] route-policy {policy} export"],
  },
  setting("next-hop-local", "next-hop-local"),
  setting("reflect-client", "reflect-client"),
  ...alternatives("default-route-advertise", "default-route-advertise route-policy {policy}"),
  setting("public-as-only force", "public-as-only"),
  setting("allow-as-loop {count:num}", "allow-as-loop"),
  setting("advertise-community", "advertise-community"),
  setting("route-limit {limit...}", "route-limit"),
];
