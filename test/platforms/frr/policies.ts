import { need } from "./lines.ts";
import type { Entry, FamilyName, PolicyLines } from "./policy-lines.ts";

/** What a route map says, once its lists are looked up. */
export interface PolicyMap {
  readonly rules: readonly string[];
  readonly adds: readonly string[];
  readonly asPathLimit: number | null;
  readonly prepended: readonly number[];
  /** The rule of next hops that stay, and the address that all others become. */
  readonly nextHops: { readonly stay: string; readonly become: string } | null;
}

export interface Policies {
  /** @throws Error where it, or a list that it names, is not defined, or where it is not as the maps of a fabric are */
  readonly map: (name: string, family: FamilyName, inward: boolean, byInterface: boolean) => PolicyMap;
  /** @throws Error where something is defined that nobody looked up */
  readonly checkAllUsed: () => void;
}

const addsOf = ({ communities = [], largeCommunities = [] }: Entry): readonly string[] => [
  ...communities,
  ...largeCommunities,
];

/** An entry, and a second one where the first is for some next hops alone. All match one list, and add the same to what it permits. */
function checkEntries(
  name: string,
  entries: readonly Entry[],
  family: FamilyName,
  takesGlobal: boolean,
): void {
  const [first, second, ...more] = entries;
  if (more.length > 0) throw new Error(`${name} has too many entries`);
  const same = ({ list, asPaths, ...rest }: Entry): string => [list, asPaths, ...addsOf(rest)].join();
  for (const entry of entries) {
    if (entry.family !== family) throw new Error(`${name} is not of ${family}`);
    if (first === undefined || same(entry) !== same(first)) throw new Error(`the entries of ${name} differ`);
    if ((entry.prefersGlobal === true) !== (takesGlobal && family === "ipv6"))
      throw new Error(`${name} does not say which next hop it takes, or says so in vain`);
  }
  const stays = first?.nextHops !== undefined && first.nextHop === undefined;
  const becomes = second?.nextHop !== undefined && second.nextHops === undefined;
  if (stays !== becomes || stays !== (second !== undefined))
    throw new Error(`${name} does not say what becomes of all next hops`);
}

/** Policies by name. */
export function policiesOf({ lists, asPaths, maps }: PolicyLines): Policies {
  const used = new Set<string>();
  const list = (family: FamilyName, name: string): readonly string[] => {
    used.add(`${family} ${name}`);
    return need(lists.get(`${family} ${name}`), `the prefix list ${name} of ${family}`).map(
      ({ rule }) => rule,
    );
  };
  /** AS numbers that a path has at most, and no sets. */
  const limit = (name: string): number => {
    used.add(`as-path ${name}`);
    const regex = need(asPaths.get(name), `the list of AS paths ${name}`);
    const more = /^\^\[0-9\]\*\( \[0-9\]\+\)\{0,(\d+)\}\$$/.exec(regex)?.[1];
    return Number(need(more, `a limit in ${regex}`)) + 1;
  };
  return {
    map(name, family, inward, byInterface) {
      used.add(`route-map ${name}`);
      const entries = need(maps.get(name), `the route map ${name}`);
      checkEntries(name, entries, family, inward && !byInterface);
      const first = need(entries[0], `an entry of ${name}`);
      const [stay] = first.nextHops === undefined ? [] : list(family, first.nextHops);
      return {
        rules: list(family, need(first.list, `the list of ${name}`)),
        adds: addsOf(first),
        asPathLimit: first.asPaths === undefined ? null : limit(first.asPaths),
        prepended: first.prepends ?? [],
        nextHops: stay === undefined ? null : { stay, become: need(entries[1]?.nextHop, "a next hop") },
      };
    },
    checkAllUsed() {
      const defined = [
        ...lists.keys(),
        ...[...asPaths.keys()].map((name) => `as-path ${name}`),
        ...[...maps.keys()].map((name) => `route-map ${name}`),
      ];
      const idle = defined.filter((name) => !used.has(name));
      if (idle.length > 0) throw new Error(`nobody uses ${idle.join(", ")}`);
    },
  };
}
