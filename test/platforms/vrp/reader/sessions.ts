import type { Facts, SessionFacts } from "../../support/facts.ts";
import type { Group } from "./bgp-model.ts";
import { contains, demand, familyOf, need } from "./grammar.ts";
import { nextHopSelf } from "./next-hops.ts";
import { exportsOf, importsOf } from "./policy-facts.ts";
import { resolve, type Config, type Resolved } from "./resolved.ts";

const bfdOf = (group: Group): SessionFacts["bfd"] => {
  demand(group.bfd === (group.bfdTimers !== null), "BFD without timers, or timers without BFD");
  return group.bfdTimers;
};

/** Where an address is shared with another switch, sessions come from the one that is not. */
function checkSource({ config, group, address }: Resolved): void {
  const at = config.interfaces.find(
    ({ own, addresses }) => own.length > 0 && addresses.some((one) => contains(one, address)),
  );
  demand(
    at === undefined
      ? group.own === null
      : group.own?.port === at.name && at.own.some((one) => one.split("/")[0] === group.own?.address),
    `sessions with ${address} come from an address that another has`,
  );
}

function facts(resolved: Resolved): SessionFacts {
  const { group, exchange, peer } = resolved;
  checkSource(resolved);
  return {
    asn: peer?.asn ?? listenedAsn(resolved),
    description: peer?.description ?? "",
    password: peer?.password ?? group.password,
    ttlSecurityHops: group.ttl,
    bfd: bfdOf(group),
    keepalive: group.keepalive,
    hold: group.hold,
    connectRetry: group.connectRetry,
    passive: group.passive,
    reflects: exchange.reflects,
    nextHopSelf: nextHopSelf(resolved),
    source: group.source,
    originatesDefault: exchange.originates,
    localAsn: group.localAsn,
    removesPrivateAsns: exchange.publicAsns,
    allowsOwnAs: exchange.ownAs,
    overridesPeerAs: exchange.overrides,
    role: null,
    maximumPrefixes: need(exchange.limit, "no limit of prefixes"),
    imports: importsOf(resolved),
    exports: exportsOf(resolved),
  };
}

/** The one AS of all who dial in, or any but the switch's. */
function listenedAsn({ config: { bgp }, group }: Resolved): number | "external" {
  if (group.internal) {
    demand(group.asns.length + group.segments.length === 0, "AS numbers of an internal group");
    return bgp.asn;
  }
  const [only, ...more] = group.asns;
  if (only !== undefined && more.length + group.segments.length === 0) return only;
  demand(
    JSON.stringify(group.segments) ===
      JSON.stringify([
        [1, bgp.asn - 1],
        [bgp.asn + 1, 4_294_967_295],
      ]),
    "who dials in may be of some AS numbers only",
  );
  return "external";
}

/** Every session, by the peer's address or the range that it listens on. */
export function sessionFacts(config: Config): Facts["sessions"] {
  const { groups, peers, families } = config.bgp;
  for (const [family, { exchanges }] of families)
    for (const name of exchanges.keys())
      if (!groups.has(name)) demand(familyOf(name) === family, `${name} exchanges routes of another family`);
  return Object.fromEntries([
    ...[...groups].flatMap(([name, group]) => {
      demand(group.listens === group.ranges.length > 0, `${name} listens on nothing`);
      return group.ranges.map(
        (range) => [range, facts(resolve(config, "ipv4", name, null, range.split("/")[0] ?? ""))] as const,
      );
    }),
    ...[...peers].map(([address, peer]) => {
      const name = need(peer.group, `${address} is in no group`);
      return [address, facts(resolve(config, familyOf(address), name, peer, address))] as const;
    }),
  ]);
}
