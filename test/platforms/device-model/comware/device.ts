import type { Entry } from "../views/commands.ts";
import { deviceOf, type System } from "../views/device.ts";
import { digest } from "../views/digest.ts";
import { eachVlan } from "../views/numbers.ts";
import { sessionsOf } from "../views/peers.ts";
import { overlapping } from "../views/addresses.ts";
import { bgpView, familyView, vpnView } from "./bgp-views.ts";
import {
  aggregation,
  loopback,
  management,
  port,
  routedAggregation,
  vlanInterface,
} from "./interface-views.ts";
import { policyView } from "./policy-view.ts";
import { areaView, opaqueView, ospfView, stackView, systemView, trillView, vlanView } from "./system-view.ts";

const VIEWS = {
  system: systemView,
  "route-policy": policyView,
  vlan: vlanView,
  "irf-port": stackView,
  trill: trillView,
  ospf: ospfView,
  ospfv3: ospfView,
  area: areaView,
  opaque: opaqueView,
  bgp: bgpView,
  vpn: vpnView,
  family: familyView,
  port,
  aggregation,
  "routed-aggregation": routedAggregation,
  "vlan-interface": vlanInterface,
  loopback,
  management,
};

/** Passwords are enciphered, whoever enters them. */
const shown = (line: string): string =>
  line.replace(
    /^(peer \S+ password) simple (\S+)$/,
    (_, of: string, text: string) => `${of} cipher $c$3$${digest(text)}==`,
  );

const system: System = {
  views: VIEWS,
  indent: " ",
  twoStage: false,
  heading: "#\n version 7.1.070, Release 6710\n",
  ending: "#\nreturn\n",
  factory: [{ words: "vlan [number:num]", at: { number: "1" }, inside: [] }],
  shown,
  order: {
    system: [
      /^version/,
      /^sysname/,
      /^clock/,
      /^irf /,
      /^irf-port/,
      /^m-lag/,
      /^ip vpn-instance/,
      /^vlan /,
      /^trill/,
      /^stp /,
      /^lldp/,
      /^ospf /,
      /^ospfv3 /,
      /^interface Bridge/,
      /^interface LoopBack/,
      /^interface Vlan/,
      /^interface M-/,
      /^interface /,
      /^bgp /,
      /^route-policy /,
      /^ip as-path/,
      /^ip prefix-list/,
      /^ipv6 prefix-list/,
      /^ip community-list/,
      /^line /,
      /^header/,
      /^ip route-static/,
      /^ipv6 route-static/,
      /^info-center/,
      /^snmp/,
      /^ssh/,
      /^ntp/,
      /^acl/,
      /^radius/,
      /^domain/,
      /^local-user/,
    ],
    bgp: [
      /^router-id/,
      /^graceful-restart/,
      /^group /,
      /^peer \S+ as-number/,
      /^peer \S+ (?:[0-9]+ )?group/,
      /^peer \S+ description/,
      /^peer \S+ connect/,
      /^peer \S+ timer/,
      /^peer \S+ password/,
      /^peer \S+ ttl/,
      /^peer/,
      /^address-family/,
    ],
    family: [
      /^preference/,
      /^balance/,
      /^reflect change/,
      /^aggregate/,
      /^network/,
      /^peer \S+ enable/,
      /^peer/,
    ],
    port: [
      /^port link-mode/,
      /^shutdown/,
      /^description/,
      /^port link-type/,
      /^port access/,
      /^undo port trunk/,
      /^port trunk/,
      /^ip binding/,
      /^ip address/,
      /^ospf cost/,
      /^ospf /,
      /^ipv6 address/,
      /^ospfv3 cost/,
      /^ospfv3/,
    ],
  },
  namings: [
    {
      pattern: /^peer \S+ route-policy (\S+) (?:import|export)$/,
      words: ["route-policy [name] {action} node [node:num]"],
    },
    {
      pattern: /^if-match ip \S+ prefix-list (\S+)$/,
      words: ["ip prefix-list [name] index [index:num] {rule...}"],
    },
    {
      pattern: /^if-match ipv6 \S+ prefix-list (\S+)$/,
      words: ["ipv6 prefix-list [name] index [index:num] {rule...}"],
    },
    { pattern: /^if-match as-path (\S+)$/, words: ["ip as-path [name:num] [rule...]"] },
    { pattern: /^if-match community name (\S+)$/, words: ["ip community-list basic [name] {rule...}"] },
  ],
  impossible: overlapping,
  // Nothing is: no line begins with a line feed.
  together: /^\n/,
  apart: eachVlan,
  sessions: (root: readonly Entry[]) =>
    sessionsOf(root, {
      process: /^(?:router-id|graceful-restart$)/,
      peer: [
        / password /,
        / ttl-security /,
        / timer /,
        / connect-interface /,
        / source-address /,
        / fake-as /,
        / bfd/,
      ],
    }),
};

/** H3C Comware 7, by its manuals: what is typed takes effect at once. */
export const comwareDevice = () => deviceOf(system);
