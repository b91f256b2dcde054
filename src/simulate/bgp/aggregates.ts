import { containsPrefix } from "../../net/ipv4.ts";
import { item } from "../item.ts";
import type { OwnRoute } from "../network/types.ts";
import type { PrefixTable } from "./prefixes.ts";

/** A range that routers announce as long as they know a longer prefix in it. */
export interface Aggregate {
  readonly prefix: number;
  readonly routers: readonly number[];
  /** The longer prefixes. */
  readonly within: readonly number[];
}

/** Whether a router's BGP table has a path to a prefix: a discard that BGP is not told of is none. */
type Knows = (router: number, prefix: number) => boolean;

/** Aggregates by prefix; they come to rest last, since they follow from other prefixes and no prefix from them. */
export function aggregatesOf(
  own: readonly ReadonlyMap<number, OwnRoute>[],
  prefixes: PrefixTable,
): readonly Aggregate[] {
  return own.flatMap((routes, prefix) => {
    const routers = [...routes].flatMap(([router, { kind }]) => (kind === "aggregate" ? [router] : []));
    if (routers.length === 0) return [];
    const range = item(prefixes.all, prefix);
    const within = [...prefixes.all.keys()].filter((at) => {
      const one = item(prefixes.all, at);
      return one.length > range.length && containsPrefix(range, one);
    });
    return [{ prefix, routers, within }];
  });
}

/** Routers that announce an aggregate, by its prefix. */
export type Aggregating = ReadonlyMap<number, ReadonlySet<number>>;

/** Who announces which aggregate, given everybody's BGP tables of longer prefixes. */
export const aggregatingIn = (aggregates: readonly Aggregate[], knows: Knows): Aggregating =>
  new Map(
    aggregates.map(({ prefix, routers, within }) => [
      prefix,
      new Set(routers.filter((router) => within.some((longer) => knows(router, longer)))),
    ]),
  );

const NOBODY: ReadonlySet<number> = new Set();

/** Routers whose aggregate has come or gone. */
export function aggregationMoved(before: Aggregating, after: Aggregating, prefix: number): readonly number[] {
  const [was, is] = [before.get(prefix) ?? NOBODY, after.get(prefix) ?? NOBODY];
  return [...[...was].filter((one) => !is.has(one)), ...[...is].filter((one) => !was.has(one))];
}
