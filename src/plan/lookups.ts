import type { LinkPlan } from "./link-types.ts";
import type { RackPlan } from "./rack-types.ts";
import type { SessionPlan } from "./session.ts";

/** Groups a list of the plan once, for there may be thousands of everything; lists don't change. */
function grouped<T>(keysOf: (one: T) => readonly string[]): (all: readonly T[], key: string) => readonly T[] {
  const known = new WeakMap<readonly T[], ReadonlyMap<string, readonly T[]>>();
  const group = (all: readonly T[]): ReadonlyMap<string, readonly T[]> => {
    const groups = new Map<string, T[]>();
    for (const one of all)
      for (const key of new Set(keysOf(one))) {
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [one]);
        else group.push(one);
      }
    return groups;
  };
  return (all, key) => {
    const groups = known.get(all) ?? group(all);
    known.set(all, groups);
    return groups.get(key) ?? [];
  };
}

/** Links with an end at a device, in the plan's order. */
export const linksAt = grouped<LinkPlan>(({ ends }) => ends.map(({ device }) => device));

/** Sessions that nodes of a rack have a part in, in the plan's order. */
export const sessionsIn = grouped<SessionPlan>(({ ends }) =>
  ends.flatMap((end) => (end.kind === "nodes" ? [end.rack] : [])),
);

/** Racks that a device is a ToR of, in the plan's order. */
export const racksAt = grouped<RackPlan>(({ tors }) => tors.map(({ device }) => device));
