import type { RoutingIntent } from "../intent/index.ts";
import { grouped } from "../plan/grouped.ts";

const named = grouped<RoutingIntent["prefixLists"][number]>(({ name }) => [name]);

/** Communities that the policy around a list adds to what it lets through, as text, in order. */
export const addedBy = (
  { prefixLists }: Pick<RoutingIntent, "prefixLists">,
  list: string,
): readonly string[] => named(prefixLists, list)[0]?.adds ?? [];

/** Standard ones (RFC 1997) and large ones (RFC 8092), for which platforms have a command each. */
export function byKind(communities: readonly string[]): {
  readonly standard: readonly string[];
  readonly large: readonly string[];
} {
  const large = communities.filter((one) => one.split(":").length === 3);
  return { standard: communities.filter((one) => !large.includes(one)), large };
}
