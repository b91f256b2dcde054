import { need, readWith, type Reader, type Statement } from "./lines.ts";

export type FamilyName = "ipv4" | "ipv6";

/** An entry of a route map; all of them permit. */
export interface Entry {
  readonly number: number;
  readonly family?: FamilyName;
  readonly list?: string;
  readonly nextHops?: string;
  readonly asPaths?: string;
  readonly prefersGlobal?: true;
  readonly nextHop?: string;
  readonly prepends?: readonly number[];
  readonly communities?: readonly string[];
  readonly largeCommunities?: readonly string[];
}

/** What is defined by name, as it is read. */
export interface PolicyLines {
  /** By family and name: `permit 10.0.0.0/8 24-32`, in their order. */
  readonly lists: Map<string, { readonly seq: number; readonly rule: string }[]>;
  /** Regular expressions of lists of AS paths. */
  readonly asPaths: Map<string, string>;
  readonly maps: Map<string, Entry[]>;
}

type Captured = Readonly<Record<string, string>>;

const FAMILY: Readonly<Record<string, FamilyName>> = { ip: "ipv4", ipv6: "ipv6" };

const append = <T>(to: Map<string, T[]>, name: string, one: T): void => {
  to.set(name, [...(to.get(name) ?? []), one]);
};

function rule(
  lists: PolicyLines["lists"],
  { ip = "", name = "", seq, what, prefix, length, ge, le }: Captured,
): void {
  const family = need(FAMILY[ip], "a family");
  const bits = family === "ipv4" ? "32" : "128";
  const least = ge ?? length ?? "";
  const most = le ?? (ge === undefined ? length : bits) ?? "";
  if (Number(least) < Number(length) || Number(most) < Number(least) || Number(most) > Number(bits))
    throw new Error(`${name} has lengths that match nothing`);
  const key = `${family} ${name}`;
  if ((lists.get(key) ?? []).some((one) => one.seq >= Number(seq)))
    throw new Error(`the rules of ${name} are out of order`);
  append(lists, key, { seq: Number(seq), rule: `${String(what)} ${String(prefix)} ${least}-${most}` });
}

function entryOf(number: number, inside: readonly Statement[]): Entry {
  let entry: Entry = { number };
  const says = (pattern: RegExp, means: (captured: Captured) => Partial<Entry>): Reader => [
    pattern,
    (captured) => {
      entry = { ...entry, ...means(captured) };
    },
  ];
  readWith(inside, [
    says(/^match (?<ip>ip|ipv6) address prefix-list (?<list>\S+)$/, ({ ip = "", list = "" }) => ({
      family: need(FAMILY[ip], "a family"),
      list,
    })),
    says(/^match (?:ip|ipv6) next-hop prefix-list (?<nextHops>\S+)$/, ({ nextHops = "" }) => ({ nextHops })),
    says(/^match as-path (?<asPaths>\S+)$/, ({ asPaths = "" }) => ({ asPaths })),
    says(/^set ipv6 next-hop prefer-global$/, () => ({ prefersGlobal: true })),
    says(/^set (?:ip next-hop|ipv6 next-hop global) (?<nextHop>[0-9a-f.:]+)$/, ({ nextHop = "" }) => ({
      nextHop,
    })),
    says(/^set as-path prepend (?<asns>\d+(?: \d+)*)$/, ({ asns = "" }) => ({
      prepends: asns.split(" ").map(Number),
    })),
    says(/^set community (?<all>\d+:\d+(?: \d+:\d+)*) additive$/, ({ all = "" }) => ({
      communities: all.split(" "),
    })),
    says(/^set large-community (?<all>\d+:\d+:\d+(?: \d+:\d+:\d+)*) additive$/, ({ all = "" }) => ({
      largeCommunities: all.split(" "),
    })),
  ]);
  return entry;
}

/** Readers of what policies are made of, and where they put it. */
export function policyLines(): PolicyLines & { readonly readers: readonly Reader[] } {
  const lists: PolicyLines["lists"] = new Map();
  const asPaths: PolicyLines["asPaths"] = new Map();
  const maps: PolicyLines["maps"] = new Map();
  return {
    lists,
    asPaths,
    maps,
    readers: [
      [
        /^(?<ip>ip|ipv6) prefix-list (?<name>\S+) seq (?<seq>\d+) (?<what>permit|deny) (?<prefix>\S+\/(?<length>\d+))(?: ge (?<ge>\d+))?(?: le (?<le>\d+))?$/,
        (captured) => {
          rule(lists, captured);
        },
      ],
      [
        /^bgp as-path access-list (?<name>\S+) seq 5 permit (?<regex>\S+(?: \S+)*)$/,
        ({ name = "", regex = "" }) => {
          asPaths.set(name, regex);
        },
      ],
      [
        /^route-map (?<name>\S+) permit (?<number>\d+)$/,
        ({ name = "", number }, inside) => {
          if ((maps.get(name) ?? []).some((one) => one.number >= Number(number)))
            throw new Error(`the entries of ${name} are out of order`);
          append(maps, name, entryOf(Number(number), inside));
        },
      ],
    ],
  };
}
