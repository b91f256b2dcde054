import { prefixOf } from "./addresses.ts";
import type { AddressFamily, Bgp } from "./configuration.ts";
import { ADDRESS, kept, made, NAME, only, set, type View } from "./grammar.ts";

const familyView = ({ lines, networks, aggregates, peers }: AddressFamily, isV4: boolean): View => {
  const ofPeer = ([, peer = "", key = "", value = ""]: readonly string[]): null =>
    set(
      made(peers, peer, () => new Map<string, string>()),
      key,
      value,
    );
  const peer = (rest: string): RegExp => new RegExp(`^peer (\\S+) ${rest}$`);
  return {
    name: "address-family",
    commands: [
      [/^(preference) ((?:[1-9][0-9]* ){2}[1-9][0-9]*)$/, kept(lines)],
      [/^(balance ebgp|balance ibgp) (0|[1-9][0-9]*)$/, kept(lines)],
      [/^(balance as-path-relax|reflect change-path-attribute)$/, kept(lines)],
      [
        isV4 ? /^network ([0-9.]+) ([0-9]+\.[0-9.]+)$/ : /^network (\S+) (0|[1-9][0-9]*)$/,
        ([, address = "", mask = ""]) => {
          networks.push(prefixOf(address, mask));
          return null;
        },
      ],
      [
        /^aggregate (\S+) (0|[1-9][0-9]*)$/,
        ([, address = "", length = ""]) => {
          aggregates.push(prefixOf(address, length));
          return null;
        },
      ],
      [peer("(enable|next-hop-local|reflect-client|advertise-community|public-as-only force)"), ofPeer],
      [
        peer(`route-policy (${NAME}) (import|export)`),
        ([, name = "", policy = "", direction = ""]) => ofPeer(["", name, direction, policy]),
      ],
      [peer(`(default-route-advertise)(?: route-policy (${NAME}))?`), ofPeer],
      [peer("(allow-as-loop) ([1-9]|10)"), ofPeer],
      [peer("(route-limit) ([1-9][0-9]* reconnect [1-9][0-9]* [1-9][0-9]*)"), ofPeer],
    ],
  };
};

export const bgpView = (bgp: Bgp): View => {
  const ofPeer = ([, peer = "", key = "", value = ""]: readonly string[]): null => {
    const lines = bgp.groups.get(peer)?.lines ?? made(bgp.peers, peer, () => new Map<string, string>());
    return set(lines, key, value);
  };
  const peer = (rest: string): RegExp => new RegExp(`^peer (\\S+) ${rest}$`);
  return {
    name: "bgp",
    commands: [
      [
        /^router-id ([0-9.]+)$/,
        ([, id = ""]) => {
          bgp.routerId = id;
          return null;
        },
      ],
      [
        /^(graceful-restart(?: timer (?:restart|wait-for-rib) [1-9][0-9]*)?)$/,
        ([, line = ""]) => {
          bgp.restart.push(line);
          return null;
        },
      ],
      [
        /^group ([A-Za-z0-9-]{1,47}) (internal|external)$/,
        ([, name = "", type]) => {
          only(bgp.groups, name, {
            type: type === "internal" ? "internal" : "external",
            lines: new Map<string, string>(),
          });
          return null;
        },
      ],
      [peer("(as-number|fake-as) (0|[1-9][0-9]*)"), ofPeer],
      [
        peer("(group) (\\S+)"),
        ([, name = "", key = "", group = ""]) => {
          if (!bgp.groups.has(group)) throw new Error(`no group ${group} yet`);
          // Joining takes away what the peer had, but for its AS number.
          const before = [...(bgp.peers.get(name)?.keys() ?? [])].filter((one) => one !== "as-number");
          if (before.length > 0) throw new Error(`${name} loses ${before.join(", ")} as it joins ${group}`);
          return ofPeer(["", name, key, group]);
        },
      ],
      [
        new RegExp(`^peer (${ADDRESS}) (0|[1-9][0-9]*) (group) (\\S+)$`),
        ([, address = "", length = "", key = "", group = ""]) => {
          if (!bgp.groups.has(group)) throw new Error(`no group ${group} yet`);
          return ofPeer(["", prefixOf(address, length), key, group]);
        },
      ],
      [peer("(description) (.{1,79})"), ofPeer],
      [peer("(substitute-as)"), ofPeer],
      [peer("(password) simple (\\S+)"), ofPeer],
      [peer("(ttl-security hops) (0|[1-9][0-9]*)"), ofPeer],
      [peer("(bfd)(?: (single-hop))?"), ofPeer],
      [peer("(connect-interface) (\\S+)"), ofPeer],
      [peer("(source-address) (\\S+)"), ofPeer],
      [peer("(timer) (keepalive [1-9][0-9]* hold [1-9][0-9]*)"), ofPeer],
      [
        /^address-family (ipv4|ipv6) unicast$/,
        ([, name]) => {
          const family: AddressFamily = { lines: new Map(), networks: [], aggregates: [], peers: new Map() };
          only(bgp.families, name === "ipv4" ? "ipv4" : "ipv6", family);
          return familyView(family, name === "ipv4");
        },
      ],
    ],
  };
};
