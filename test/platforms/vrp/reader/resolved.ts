import type { AddressFamily, Bgp, Exchange, Group, Peer } from "./bgp-model.ts";
import { demand, need, type FamilyName } from "./grammar.ts";
import type { Interface } from "./interfaces.ts";
import type { List } from "./lists.ts";
import type { Named } from "./named.ts";
import type { Node } from "./policies.ts";

/** All that a policy and a session name. */
export interface Config {
  readonly bgp: Bgp;
  readonly interfaces: readonly Interface[];
  readonly lists: Named<List>;
  readonly filters: Named<string>;
  readonly policies: Named<Node[]>;
}

export const SHUTDOWN = "65535:0";

/** A session, its group's settings and its own. */
export interface Resolved {
  readonly config: Config;
  readonly family: FamilyName;
  readonly view: AddressFamily;
  readonly group: Group;
  readonly exchange: Exchange;
  readonly peer: Peer | null;
  /** Of the peer, or the first of those that it may have. */
  readonly address: string;
}

export function resolve(
  config: Config,
  family: FamilyName,
  name: string,
  peer: Peer | null,
  address: string,
): Resolved {
  const { bgp } = config;
  const view = need(bgp.families.get(family), `${family} is not there`);
  const group = need(bgp.groups.get(name), `no group ${name}`);
  const shared = need(view.exchanges.get(name), `${name} is not enabled`);
  const own = peer === null ? null : need(view.exchanges.get(address), `${address} is not enabled`);
  demand(own === null || own.group === name, `${address} is in no group, or in another one here`);
  const exchange = {
    ...shared,
    imports: own?.imports ?? shared.imports,
    exports: own?.exports ?? shared.exports,
  };
  demand(
    peer === null || group.internal === (peer.asn === bgp.asn),
    `${address} is in a group of the other kind`,
  );
  return { config, family, view, group, exchange, peer, address };
}
