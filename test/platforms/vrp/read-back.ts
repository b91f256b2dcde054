import type { Facts } from "../support/facts.ts";
import { takeEthernet, type EthernetForm } from "../support/ethernet-facts.ts";
import { takeAggregates } from "../support/link-aggregates.ts";
import { inParts, inTwo } from "../support/rack-part.ts";
import { readBridge } from "./read-bridge.ts";
import { readBgp } from "./reader/bgp.ts";
import type { Bgp } from "./reader/bgp-model.ts";
import { blocksOf, demand, need, prefixOf, type Block } from "./reader/grammar.ts";
import { interfaceFacts, readInterface, sharedBy, type Interface } from "./reader/interfaces.ts";
import { readList, type List } from "./reader/lists.ts";
import { named } from "./reader/named.ts";
import { ospfFacts, readProcess, type Process } from "./reader/ospf.ts";
import { readNode, type Node } from "./reader/policies.ts";
import { sessionFacts } from "./reader/sessions.ts";
import { vlanFacts } from "./reader/vlans.ts";

const FILTER = /^ip community-filter basic (\S+) index 10 permit ([0-9]+:[0-9]+)$/;
const ROUTE =
  /^(ip|ipv6) route-static (\S+) ([0-9.]+) (?:NULL0 preference ([0-9]+)|([A-Z]\S+|[0-9]+GE\S+) (\S+))$/;

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort();

function bgpFacts(bgp: Bgp): Facts["bgp"] {
  const families = [...bgp.families.values()];
  const [first, ...rest] = families;
  const { ebgpPaths, ibgpPaths } = need(first, "no address family");
  for (const other of rest)
    demand(other.ebgpPaths === ebgpPaths && other.ibgpPaths === ibgpPaths, "families balance otherwise");
  demand(
    families.every(({ relaxed }) => relaxed),
    "equal paths over other ASs are not equal",
  );
  demand(
    families.every(({ shutdownTo }) => sorted(shutdownTo).join() === "ebgp,ibgp"),
    "65535:0 is kept from some peers, or sent twice",
  );
  const listens = [...bgp.groups.values()].some((group) => group.listens);
  demand(listens || bgp.limit === null, "a limit of nothing");
  return {
    asn: bgp.asn,
    routerId: bgp.routerId,
    ebgpPaths,
    ibgpPaths,
    listenLimit: listens ? (bgp.limit ?? 100) : null,
    networks: sorted(families.flatMap(({ networks }) => networks)),
    aggregates: sorted(families.flatMap(({ aggregates }) => aggregates)),
    restart: bgp.restarts ? { restart: bgp.restart, stale: bgp.stale, afterNotification: false } : null,
  };
}

/** A route to nowhere must come after what BGP knows, and that after routes by hand. */
function checkPreferences(
  { families }: Bgp,
  discards: readonly { readonly family: string; readonly preference: number }[],
): void {
  for (const { family, preference } of discards) {
    const own = [...families].find(([name]) => name === family)?.[1].preference ?? [];
    demand(
      own.every((one) => one > 60 && one < preference),
      `routes to nowhere of ${family} go before BGP's`,
    );
  }
}

/** What a VRP configuration of a switch says. @throws Error at the first line that it does not know, or that stands where it must not */
function readRouted(text: string): Facts {
  const lists = named<List>("prefix list");
  const filters = named<string>("community filter");
  const policies = named<Node[]>("route-policy");
  const interfaces: Interface[] = [];
  const processes: Process[] = [];
  const vlans: string[] = [];
  const discards: { prefix: string; family: string; preference: number }[] = [];
  const statics: string[] = [];
  const once = new Set<string>();
  let bgp: Bgp | null = null;
  const readLine = (line: string): void => {
    const [, filter, community = ""] = FILTER.exec(line) ?? [];
    const [, word, base = "", length = "", preference, port, via = ""] = ROUTE.exec(line) ?? [];
    if (/^(?:as-notation plain|bfd|stp bpdu-protection)$/.test(line)) once.add(line);
    else if (/^vlan batch [0-9]+$/.test(line)) vlans.push(line.slice("vlan batch ".length));
    else if (filter !== undefined) filters.edit(filter, () => community);
    else if (preference !== undefined)
      discards.push({
        prefix: prefixOf(base, length),
        family: word === "ip" ? "ipv4" : "ipv6",
        preference: Number(preference),
      });
    else if (port !== undefined) statics.push(`${prefixOf(base, length)} via ${via.toLowerCase()} ${port}`);
    else demand(readList(line, lists), `unknown line ${JSON.stringify(line)}`);
  };
  const readBlock = (block: Block): void => {
    const { header, body } = block;
    if (header.startsWith("interface ")) interfaces.push(readInterface(block));
    else if (header.startsWith("ospf")) processes.push(readProcess(block));
    else if (header.startsWith("bgp ")) {
      demand(bgp === null, "BGP twice");
      bgp = readBgp(block);
    } else if (/^vlan [0-9]+$/.test(header)) {
      demand(vlans.includes(header.slice("vlan ".length)), `${header} is not made`);
      demand(
        body.every((line) => /^name \S{1,31}$/.test(line)),
        `${header}: ${body.join()}`,
      );
    } else if (!readNode(block, policies)) {
      demand(body.length === 0, `nothing is under ${header}`);
      readLine(header);
    }
  };
  for (const block of blocksOf(text)) readBlock(block);
  const there = need<Bgp>(bgp, "no BGP");
  demand(once.has("as-notation plain"), "AS numbers are shown in two parts");
  checkPreferences(there, discards);
  const sessions = sessionFacts({ bgp: there, interfaces, lists, filters, policies });
  for (const all of [lists, filters, policies]) all.demandAllAsked();
  const ospf = ospfFacts(interfaces, processes, there.routerId);
  const usesBfd =
    Object.values(sessions).some(({ bfd }) => bfd !== null) ||
    Object.values(ospf?.interfaces ?? {}).some(({ bfd }) => bfd);
  demand(usesBfd === once.has("bfd"), "BFD is off and used, or on for nobody");
  return {
    interfaces: interfaceFacts(interfaces),
    ...sharedBy(interfaces),
    vlans: vlanFacts(interfaces, vlans, once.has("stp bpdu-protection")),
    bgp: bgpFacts(there),
    sessions,
    discards: sorted(discards.map(({ prefix }) => prefix)),
    statics: sorted(statics),
    ospf,
  };
}

const SWITCHED =
  /^(?:stp |dfs-group |lacp m-lag|interface Eth-Trunk(?!\d+\n undo portswitch\n))|^interface \S+\n(?:.*\n)* (?:eth-trunk|port link-type) /;

const ETHERNET: readonly EthernetForm[] = [
  [/^ mtu (\d+)$/, (word) => ({ mtu: Number(word) })],
  [/^ speed (1000|10000|25000|40000|50000|100000)$/, (word) => ({ gbps: Number(word) / 1000 })],
  [/^ fec mode rs$/, () => ({ fec: "rs" })],
  [/^ fec mode base-r$/, () => ({ fec: "fc" })],
  [/^ fec mode none$/, () => ({ fec: "none" })],
];

export const take = (text: string) =>
  takeEthernet(text, {
    between: "#",
    forms: ETHERNET,
    lldp: /^lldp enable\n/m,
    breaksOut: /^port split dimension interface (?<port>\S+) split-type (?<lanes>\d)\*(?<gbps>\d+)GE\n/gm,
  });

const split = (text: string) =>
  inTwo(text, {
    between: "#",
    aggregates: /^ eth-trunk /m,
    switched: (block) => SWITCHED.test(block),
    both: (block) => block.startsWith("vlan "),
  });

/** What a VRP configuration of a switch says. @throws Error at the first line that it does not know, or that stands where it must not */
export const readBack = inParts(take, split, readRouted, readBridge, (text) =>
  takeAggregates(text, {
    between: "#",
    header: (number) => `interface Eth-Trunk${number}`,
    routes: " undo portswitch",
    lacp: " mode lacp-static",
    port: /^interface (?<port>\S+)\n undo shutdown\n description (?<description>.+)\n eth-trunk (?<number>\d+)\n$/,
  }),
);
