import { demand, take, type Block, type FamilyName, type Rule } from "./grammar.ts";
import type { Named } from "./named.ts";

/** A node of a route-policy. */
export interface Node {
  readonly number: number;
  /** Of its words. */
  readonly families: Set<FamilyName>;
  list: string | null;
  shutdown: string | null;
  routeType: string | null;
  nextHop: string | null;
  lowest: boolean;
  ownNextHop: boolean;
  prepends: readonly string[];
  adds: readonly string[];
}

const HEADER = /^route-policy (\S+) permit node ([0-9]+)$/;

const rules = (node: Node): readonly Rule[] => {
  const sets = (form: RegExp, change: (value: string) => Partial<Node>, family?: FamilyName): Rule => [
    form,
    (value = "") => {
      Object.assign(node, change(value));
      if (family !== undefined) node.families.add(family);
    },
  ];
  return [
    sets(/^if-match ip-prefix (\S+)$/, (list) => ({ list }), "ipv4"),
    sets(/^if-match ipv6 address prefix-list (\S+)$/, (list) => ({ list }), "ipv6"),
    sets(/^if-match community-filter (\S+)$/, (shutdown) => ({ shutdown })),
    sets(/^if-match route-type (ibgp|ebgp)$/, (routeType) => ({ routeType })),
    sets(/^if-match ip next-hop ip-prefix (\S+)$/, (nextHop) => ({ nextHop }), "ipv4"),
    sets(/^if-match ipv6 next-hop prefix-list (\S+)$/, (nextHop) => ({ nextHop }), "ipv6"),
    sets(/^apply local-preference 0$/, () => ({ lowest: true })),
    sets(/^apply ip-address next-hop peer-address$/, () => ({ ownNextHop: true }), "ipv4"),
    sets(/^apply ipv6 next-hop peer-address$/, () => ({ ownNextHop: true }), "ipv6"),
    sets(/^apply as-path ([0-9 ]+) additive$/, (asns) => ({ prepends: asns.split(" ") })),
    sets(/^apply community ((?:[0-9]+:[0-9]+ )+)additive$/, (all) => ({
      adds: [...all.trim().split(" "), ...node.adds],
    })),
    sets(/^apply large-community ((?:[0-9]+:[0-9]+:[0-9]+ )+)additive$/, (all) => ({
      adds: [...node.adds, ...all.trim().split(" ")],
    })),
  ];
};

/** Whether it is a node of a route-policy; then it is taken. */
export function readNode({ header, body }: Block, policies: Named<Node[]>): boolean {
  const [, name = "", number] = HEADER.exec(header) ?? [];
  if (number === undefined) return false;
  const node: Node = {
    number: Number(number),
    families: new Set(),
    list: null,
    shutdown: null,
    routeType: null,
    nextHop: null,
    lowest: false,
    ownNextHop: false,
    prepends: [],
    adds: [],
  };
  const forms = rules(node);
  for (const line of body) take(line, forms, header);
  const nodes = policies.edit(name, () => []);
  demand(node.number > (nodes.at(-1)?.number ?? 0), `out of order: ${header}`);
  nodes.push(node);
  return true;
}
