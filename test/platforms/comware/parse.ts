import { addressOf, prefixOf } from "./addresses.ts";
import { bgpView } from "./bgp-views.ts";
import type { Bgp, Configuration, Ospf, PolicyNode } from "./configuration.ts";
import { ADDRESS, kept, made, NAME, only, type View } from "./grammar.ts";
import { readLines } from "./lines.ts";
import { begun, interfaceView, ospfView, vlanView } from "./interface-views.ts";

const policyView = ({ matches, applies }: PolicyNode): View => ({
  name: "route-policy",
  commands: [
    [
      new RegExp(`^if-match (ip address|ip next-hop|ipv6 address|ipv6 next-hop) prefix-list (${NAME})$`),
      kept(matches),
    ],
    [/^if-match (as-path) (0|[1-9][0-9]*)$/, kept(matches)],
    [new RegExp(`^if-match (community) name (${NAME})$`), kept(matches)],
    [/^apply (community) ([0-9]+:[0-9]+(?: [0-9]+:[0-9]+)*) additive$/, kept(applies)],
    [/^apply (local-preference) (0|[1-9][0-9]*)$/, kept(applies)],
    [/^apply (as-path) ([1-9][0-9]*(?: [1-9][0-9]*)*)$/, kept(applies)],
    [new RegExp(`^apply (ip-address next-hop|ipv6 next-hop) (${ADDRESS})$`), kept(applies)],
  ],
});

const systemView = (configuration: Configuration): View => {
  const { prefixLists, asPathLists, communityLists, policies, vlans, interfaces, ospf, statics } =
    configuration;
  const process = (): Ospf => ({ routerId: null, silent: [], paths: null, area: null, networks: [] });
  return {
    name: "system",
    commands: [
      [
        new RegExp(
          `^(ip|ipv6) prefix-list (${NAME}) index (0|[1-9][0-9]*) (permit|deny) (${ADDRESS}) (0|[1-9][0-9]*)(?: greater-equal (0|[1-9][0-9]*))?(?: less-equal (0|[1-9][0-9]*))?$`,
        ),
        ([, family = "", name = "", index, action, address = "", length = "", least, most]) => {
          const list = made(prefixLists, `${family} ${name}`, () => []);
          // Whoever says only the least means all longer ones too.
          const longest = most ?? (least === undefined ? length : family === "ip" ? "32" : "128");
          list.push({
            index: Number(index),
            action: action === "permit" ? "permit" : "deny",
            prefix: prefixOf(address, length),
            least: Number(least ?? length),
            most: Number(longest),
          });
          return null;
        },
      ],
      [
        /^ip as-path (0|[1-9][0-9]*) ((?:permit|deny) \S{1,63})$/,
        ([, number = "", rule = ""]) => {
          made(asPathLists, number, () => []).push(rule);
          return null;
        },
      ],
      [new RegExp(`^ip community-list basic (${NAME}) permit ([0-9]+:[0-9]+)$`), kept(communityLists)],
      [
        new RegExp(`^route-policy (${NAME}) permit node (0|[1-9][0-9]*)$`),
        ([, name = "", number]) => {
          const node: PolicyNode = { node: Number(number), matches: new Map(), applies: new Map() };
          made(policies, name, () => []).push(node);
          return policyView(node);
        },
      ],
      [
        /^vlan (0|[1-9][0-9]*)$/,
        ([, number = ""]) => {
          if (interfaces.has(`Vlan-interface${number}`)) throw new Error(`VLAN ${number} comes late`);
          return vlanView(only(vlans, number, { name: null }));
        },
      ],
      [/^interface (\S+)$/, ([, name = ""]) => interfaceView(begun(interfaces, name), ospf)],
      [
        /^ospf 1 router-id ([0-9.]+)$/,
        ([, id = ""]) => ospfView(only(ospf, "ospf", { ...process(), routerId: id }), true, interfaces),
      ],
      [/^ospfv3 1$/, () => ospfView(only(ospf, "ospfv3", process()), false, interfaces)],
      [
        new RegExp(
          `^(ip|ipv6) route-static (${ADDRESS}) (0|[1-9][0-9]*) (\\S+)(?: (${ADDRESS}))?(?: preference (0|[1-9][0-9]*))?$`,
        ),
        ([, family, address = "", length = "", to = "", via, preference]) => {
          statics.push({
            family: family === "ip" ? "ip" : "ipv6",
            prefix: prefixOf(address, length),
            to,
            via: via === undefined ? null : addressOf(via),
            preference: preference === undefined ? null : Number(preference),
          });
          return null;
        },
      ],
      [
        /^bgp (0|[1-9][0-9]*)$/,
        ([, asn]) => {
          if (configuration.bgp !== null) throw new Error("a second bgp block");
          const bgp: Bgp = {
            asn: Number(asn),
            routerId: null,
            restart: [],
            groups: new Map(),
            peers: new Map(),
            families: new Map(),
          };
          configuration.bgp = bgp;
          return bgpView(bgp);
        },
      ],
    ],
  };
};

/** Reads a configuration. @throws Error as `readLines` does */
export function parse(text: string): Configuration {
  const configuration: Configuration = {
    prefixLists: new Map(),
    asPathLists: new Map(),
    communityLists: new Map(),
    policies: new Map(),
    vlans: new Map(),
    interfaces: new Map(),
    ospf: new Map(),
    statics: [],
    bgp: null,
  };
  readLines(text, systemView(configuration));
  return configuration;
}
