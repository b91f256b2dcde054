import { demand, familyOf, need, prefixOf, take, type Block, type FamilyName } from "./grammar.ts";

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

/** Lists, filters or policies by name; who is asked for is remembered. */
export interface Named<T> {
  readonly edit: (name: string, fresh: () => T) => T;
  readonly get: (name: string) => T;
  readonly demandAllAsked: () => void;
}

/** @throws Error when one is asked for that is not there, or is there and never asked for */
export function named<T>(what: string): Named<T> {
  const all = new Map<string, T>();
  const asked = new Set<string>();
  return {
    edit: (name, fresh) => {
      const one = all.get(name) ?? fresh();
      all.set(name, one);
      return one;
    },
    get: (name) => {
      asked.add(name);
      return need(all.get(name), `${what} ${name} is named, and not there`);
    },
    demandAllAsked: () => {
      for (const name of all.keys()) demand(asked.has(name), `${what} ${name} is used by nobody`);
    },
  };
}

/** Rules as facts say them: `permit 10.0.0.0/8 24-32`. */
export interface List {
  readonly family: FamilyName;
  readonly rules: string[];
  last: number;
}

const LIST =
  /^ip (ip|ipv6)-prefix (\S+) index ([0-9]+) (permit|deny) (\S+) ([0-9]+)(?: greater-equal ([0-9]+))?(?: less-equal ([0-9]+))?$/;

/** Whether it is a line of a prefix list; then it is taken. */
export function readList(line: string, lists: Named<List>): boolean {
  const parts = LIST.exec(line);
  if (parts === null) return false;
  const [, word, name = "", index, what = "", address = "", length = "", least, most] = parts;
  const family = word === "ip" ? "ipv4" : "ipv6";
  const bits = family === "ipv4" ? 32 : 128;
  demand(familyOf(address) === family, line);
  const low = Number(least ?? length);
  const high = Number(most ?? (least === undefined ? length : bits));
  demand(Number(length) <= low && low <= high && high <= bits, `lengths out of order: ${line}`);
  const list = lists.edit(name, () => ({ family, rules: [], last: 0 }));
  demand(list.family === family && Number(index) > list.last, `out of order: ${line}`);
  list.last = Number(index);
  list.rules.push(`${what} ${prefixOf(address, length)} ${String(low)}-${String(high)}`);
  return true;
}

/** A list that permits nothing is one that refuses all: VRP takes one that is not there for a list that permits all. */
export const rulesOf = ({ rules, family }: List): readonly string[] =>
  rules.join() === (family === "ipv4" ? "deny 0.0.0.0/0 0-32" : "deny ::/0 0-128") ? [] : rules;

const HEADER = /^route-policy (\S+) permit node ([0-9]+)$/;

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
  const { families } = node;
  for (const line of body)
    take(
      line,
      [
        [
          /^if-match ip-prefix (\S+)$/,
          (list = "") => {
            node.list = list;
            families.add("ipv4");
          },
        ],
        [
          /^if-match ipv6 address prefix-list (\S+)$/,
          (list = "") => {
            node.list = list;
            families.add("ipv6");
          },
        ],
        [
          /^if-match community-filter (\S+)$/,
          (filter = "") => {
            node.shutdown = filter;
          },
        ],
        [
          /^if-match route-type (ibgp|ebgp)$/,
          (type = "") => {
            node.routeType = type;
          },
        ],
        [
          /^if-match ip next-hop ip-prefix (\S+)$/,
          (list = "") => {
            node.nextHop = list;
            families.add("ipv4");
          },
        ],
        [
          /^if-match ipv6 next-hop prefix-list (\S+)$/,
          (list = "") => {
            node.nextHop = list;
            families.add("ipv6");
          },
        ],
        [
          /^apply local-preference 0$/,
          () => {
            node.lowest = true;
          },
        ],
        [
          /^apply ip-address next-hop peer-address$/,
          () => {
            node.ownNextHop = true;
            families.add("ipv4");
          },
        ],
        [
          /^apply ipv6 next-hop peer-address$/,
          () => {
            node.ownNextHop = true;
            families.add("ipv6");
          },
        ],
        [
          /^apply as-path ([0-9 ]+) additive$/,
          (asns = "") => {
            node.prepends = asns.split(" ");
          },
        ],
        [
          /^apply community ([0-9: ]+) additive$/,
          (all = "") => {
            node.adds = [...all.split(" "), ...node.adds];
          },
        ],
        [
          /^apply large-community ([0-9: ]+) additive$/,
          (all = "") => {
            node.adds = [...node.adds, ...all.split(" ")];
          },
        ],
      ],
      header,
    );
  const nodes = policies.edit(name, () => []);
  demand(node.number > (nodes.at(-1)?.number ?? 0), `out of order: ${header}`);
  nodes.push(node);
  return true;
}
