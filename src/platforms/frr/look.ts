import { z } from "zod";
import type { Family } from "../../intent/index.ts";
import { asksJson, type Look, type Question, type SeenRoute, type SeenSession, Unreadable } from "../look.ts";
import { addressIn, asnIn, prefixIn } from "../looks/address.ts";
import { count, fromJson } from "../looks/json.ts";
import { lldpctlNeighbors } from "../looks/lldpctl.ts";
import { ofVrf } from "../vrf-words.ts";

const peer = z.looseObject({
  remoteAs: count.optional(),
  state: z.string(),
  pfxRcd: count.optional(),
  pfxSnt: count.optional(),
});

const peers = z.looseObject({ peers: z.record(z.string(), peer) });
type Peers = Pick<z.output<typeof peers>, "peers">;

/** Without a neighbour FRR writes an empty object; some releases write the family's name around it all. */
const summary = z.union([
  peers.transform((one): Peers => one),
  z.looseObject({ ipv4Unicast: peers }).transform((one): Peers => one.ipv4Unicast),
  z.looseObject({ ipv6Unicast: peers }).transform((one): Peers => one.ipv6Unicast),
  z.strictObject({}).transform((): Peers => ({ peers: {} })),
]);

/** FRR counts what its import policy let in, and what it told. A neighbour without an address, of an unnumbered link, goes by its interface. */
export const frrSessions = ([answer = ""]: readonly string[]): readonly SeenSession[] =>
  Object.entries(fromJson(answer, summary)?.peers ?? {}).map(
    ([name, { remoteAs, state, pfxRcd, pfxSnt }]) => {
      const peer = addressIn(name) ?? name;
      const session = { peer, asn: asnIn(remoteAs), state: state.toLowerCase(), received: null };
      return { ...session, accepted: pfxRcd ?? null, sent: pfxSnt ?? null };
    },
  );

const hop = z.looseObject({
  fib: z.boolean().optional(),
  ip: z.string().optional(),
  interfaceName: z.string().optional(),
  blackhole: z.boolean().optional(),
  unreachable: z.boolean().optional(),
});

const route = z.looseObject({
  protocol: z.string(),
  selected: z.boolean().optional(),
  installed: z.boolean().optional(),
  nexthops: z.array(hop).optional(),
});

const table = z.record(z.string(), z.array(route));

const PROTOCOLS: Readonly<Record<string, string>> = { ospf6: "ospf" };

/** What zebra gave to the kernel. */
export const frrRoutes = ([answer = ""]: readonly string[]): readonly SeenRoute[] =>
  Object.entries(fromJson(answer, table) ?? {}).flatMap(([text, entries]) => {
    const one = entries.find(({ selected, installed }) => selected === true && installed === true);
    if (one === undefined) return [];
    const prefix = prefixIn(text);
    if (prefix === null) throw new Unreadable(text);
    const nextHops = (one.nexthops ?? [])
      .filter(({ fib, blackhole, unreachable }) => fib === true && blackhole !== true && unreachable !== true)
      .map(({ ip, interfaceName }) => ({
        address: ip === undefined ? null : addressIn(ip),
        interface: interfaceName ?? null,
      }));
    return [{ prefix, protocol: PROTOCOLS[one.protocol] ?? one.protocol, nextHops }];
  });

/** Prints nothing where the daemon does not run: vtysh would say so in words. */
const vtysh = (daemon: string, command: string): string =>
  `case " $(vtysh -c 'show daemons') " in *' ${daemon} '*) vtysh -c '${command}' ;; esac`;

export const frrSessionsQuestion = (
  family: Family["name"],
  vrf?: string,
  show: (daemon: string, command: string) => string = vtysh,
): Question<readonly SeenSession[]> => ({
  asks: asksJson(show("bgpd", `show bgp${ofVrf({ vrf })} ${family} unicast summary json`)),
  read: frrSessions,
});

const SHOW_ROUTES = { ipv4: "show ip route", ipv6: "show ipv6 route" } as const;

export const frrRoutesQuestion = (
  family: Family["name"],
  vrf?: string,
  show: (daemon: string, command: string) => string = vtysh,
): Question<readonly SeenRoute[]> => ({
  asks: asksJson(show("zebra", `${SHOW_ROUTES[family]}${ofVrf({ vrf })} json`)),
  read: frrRoutes,
});

/** FRR 7.5 and later on Linux; LLDP by lldpd, where it is. */
export const frrLook: Look = {
  sessions: (family, vrf) => frrSessionsQuestion(family, vrf),
  routes: (family, vrf) => frrRoutesQuestion(family, vrf),
  neighbors: {
    asks: asksJson("! command -v lldpctl >/dev/null || lldpctl -f json"),
    read: ([answer = ""]) => lldpctlNeighbors(answer),
  },
  tables: null,
};
