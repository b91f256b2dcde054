import type { InterfaceIntent, LinkPeer, SwitchIntent } from "../intent/index.ts";
import { containsAddress, networkOf, type Ipv4 } from "../net/ipv4.ts";
import { linkLocalOf, otherLinkLocal } from "../net/link-local.ts";

const beside = <T>(base: readonly T[], more: readonly T[], name: (one: T) => string): readonly T[] => {
  const there = new Set(base.map(name));
  return [...base, ...more.filter((one) => !there.has(name(one)))];
};

/** What is replaced stays in its place; what has nobody's comes last. */
const replaced = <T>(base: readonly T[], by: readonly T[], key: (one: T) => string): readonly T[] => {
  const newer = new Map(by.map((one) => [key(one), one]));
  const there = new Set(base.map(key));
  return [...base.map((one) => newer.get(key(one)) ?? one), ...by.filter((one) => !there.has(key(one)))];
};

const addressOf = ({ address }: { readonly address: Ipv4 }): string => String(address);

const portOf = ({ interface: port }: LinkPeer): string => port;

const nameOf = ({ name }: { readonly name: string }): string => name;

/** Whether a port leads to one of these addresses by a network of its own. */
const leadsTo = (peers: ReadonlySet<Ipv4>, { address }: InterfaceIntent): boolean => {
  const network = networkOf(address);
  return [...peers].some((peer) => peer !== address.address && containsAddress(network, peer));
};

/**
 * A switch as before, and towards some peers as after: its neighbours there with their ports, AS numbers, passwords and policies. What it has
 * once for all of its peers (its own AS number, a peer group, a list by its name) stays as before, and what only the new has comes beside it.
 *
 * @param peers every address that those peers have, before or after
 */
export function towards(before: SwitchIntent, after: SwitchIntent, peers: ReadonlySet<Ipv4>): SwitchIntent {
  const isTo = ({ address }: { readonly address: Ipv4 }): boolean => peers.has(address);
  const ports = after.interfaces.filter((port) => leadsTo(peers, port));
  const renewed = new Set(ports.map(nameOf));
  const gone = new Set(
    before.interfaces.filter((port) => leadsTo(peers, port) && !renewed.has(port.name)).map(nameOf),
  );
  const stays = ({ name }: { readonly name: string }): boolean => !gone.has(name);
  const isAtLink = ({ place }: LinkPeer): boolean => peers.has(otherLinkLocal(linkLocalOf(place)));
  const atLinks = after.linkPeers.filter(isAtLink);
  const linked = new Set(atLinks.map(portOf));
  const kept = new Set(after.neighbors.filter(isTo).map(addressOf));
  const { ospf } = before;
  return {
    ...before,
    interfaces: replaced(before.interfaces.filter(stays), ports, nameOf),
    ethernet: {
      ...before.ethernet,
      ...Object.fromEntries(
        Object.entries(after.ethernet).filter(([name]) => renewed.has(name) || linked.has(name)),
      ),
    },
    prefixLists: beside(before.prefixLists, after.prefixLists, nameOf),
    groups: beside(before.groups, after.groups, nameOf),
    neighbors: replaced(
      before.neighbors.filter((one) => !isTo(one) || kept.has(addressOf(one))),
      after.neighbors.filter(isTo),
      addressOf,
    ),
    linkPeers: replaced(
      before.linkPeers.filter((one) => !isAtLink(one) || linked.has(one.interface)),
      atLinks,
      portOf,
    ),
    ospf:
      ospf === null || after.ospf === null
        ? ospf
        : {
            ...ospf,
            interfaces: replaced(
              ospf.interfaces.filter(stays),
              after.ospf.interfaces.filter(({ name }) => renewed.has(name)),
              nameOf,
            ),
          },
  };
}
