import { createHash } from "node:crypto";
import { demandDerived } from "./derived.ts";
import type { Family } from "./family.ts";
import type { BgpFilterRule, BgpFilterSpec, Datastore, Resource } from "./objects.ts";

type Direction = "import" | "export";

/** Calico's route priorities are Linux metrics, lower is better; BGP's local preference is this less the metric. */
export const HIGHEST_PRIORITY = 2147483647;

const DERIVED: ReadonlySet<string> = new Set<keyof BgpFilterRule>([
  "cidr",
  "matchOperator",
  "prefixLength",
  "source",
  "interface",
  "peerType",
  "communities",
  "asPathPrefix",
  "priority",
  "action",
]);

/** BIRD's longest symbol. */
const SYMBOL_LENGTH = 64;

const OPERATORS: Readonly<Record<NonNullable<BgpFilterRule["matchOperator"]>, string>> = {
  Equal: "=",
  NotEqual: "!=",
  In: "~",
  NotIn: "!~",
};

const rulesOf = (
  family: Family,
  filter: Resource<BgpFilterSpec>,
  direction: Direction,
): readonly BgpFilterRule[] => filter.spec?.[`${direction}${family.filters}`] ?? [];

/** A name that is too long for BIRD is cut and ends in sixteen hexadecimal digits of its SHA-256. */
export function filterFunction({ filters }: Family, name: string, direction: Direction): string {
  const room = SYMBOL_LENGTH - `bgp__${direction}Filter${filters}`.length;
  const hash = createHash("sha256").update(name).digest("hex").toUpperCase().slice(0, 16);
  const short = name.length <= room ? name : `${name.slice(0, room - 17)}_${hash}`;
  return `'bgp_${short}_${direction}Filter${filters}'`;
}

function prefixMatch(
  { addressLength }: Family,
  { cidr, matchOperator, prefixLength }: BgpFilterRule,
): readonly string[] {
  if (cidr === undefined) return [];
  if (matchOperator === undefined) throw new Error(`BGPFilter: ${cidr} stands without a matchOperator`);
  const own = Number(cidr.split("/")[1]);
  const longest = Math.min(addressLength, prefixLength?.max ?? addressLength);
  const lengths = `{${String(Math.max(own, prefixLength?.min ?? own))},${String(longest)}}`;
  const set = prefixLength === undefined ? cidr : `[ ${cidr}${lengths} ]`;
  return [`(net ${OPERATORS[matchOperator]} ${set})`];
}

function communityMatch(rule: BgpFilterRule): readonly string[] {
  const parts = rule.communities?.values[0]?.split(":");
  if (parts === undefined) return [];
  return [`((${parts.join(", ")}) ~ ${parts.length === 2 ? "bgp_community" : "bgp_large_community"})`];
}

function statement(family: Family, rule: BgpFilterRule): string {
  demandDerived("a BGPFilter's rule", rule, DERIVED);
  const conditions = [
    ...prefixMatch(family, rule),
    ...(rule.source === undefined ? [] : ["((defined(source))&&(source ~ [ RTS_BGP ]))"]),
    ...(rule.interface === undefined ? [] : [`((defined(ifname))&&(ifname ~ "${rule.interface}"))`]),
    ...communityMatch(rule),
    ...(rule.asPathPrefix === undefined ? [] : [`(bgp_path ~ [= ${rule.asPathPrefix.join(" ")} * =])`]),
    ...(rule.priority === undefined
      ? []
      : [`(defined(bgp_local_pref)&&(bgp_local_pref = ${String(HIGHEST_PRIORITY - rule.priority)}))`]),
  ];
  const action = `${rule.action.toLowerCase()};`;
  const matched = conditions.length === 0 ? action : `if (${conditions.join("&&")}) then { ${action} }`;
  if (rule.peerType === undefined) return matched;
  return `if (${rule.peerType === "iBGP" ? "is_same_as" : "!is_same_as"}) then { ${matched} }`;
}

const asksPeerType = (rules: readonly BgpFilterRule[]): boolean =>
  rules.some(({ peerType }) => peerType !== undefined);

/** BIRD functions for every BGPFilter of a family, by name; the first rule that matches ends the function and the filter with it. */
export function filterFunctions(store: Datastore, family: Family): readonly string[] {
  return store.bgpFilters
    .toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    .flatMap((filter) =>
      (["import", "export"] as const).flatMap((direction) => {
        const rules = rulesOf(family, filter, direction);
        if (rules.length === 0) return [];
        const parameter = asksPeerType(rules) ? "bool is_same_as" : "";
        return [
          `function ${filterFunction(family, filter.metadata.name, direction)}(${parameter}) {`,
          ...rules.map((rule) => `  ${statement(family, rule)}`),
          "}",
        ];
      }),
    );
}

/** Calls of a peer's filters in their order; a filter that is not there, or has no rule for the direction, is passed over. */
export function filterCalls(
  store: Datastore,
  family: Family,
  names: readonly string[],
  direction: Direction,
  sameAs: boolean,
): readonly string[] {
  return names.flatMap((name) => {
    const filter = store.bgpFilters.find(({ metadata }) => metadata.name === name);
    const rules = filter === undefined ? [] : rulesOf(family, filter, direction);
    if (rules.length === 0) return [];
    return [`${filterFunction(family, name, direction)}(${asksPeerType(rules) ? String(sameAs) : ""});`];
  });
}
