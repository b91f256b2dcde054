import type { FabricRecord } from "./record.ts";
import type { RuledChange } from "./ruled-change.ts";
import { ruleFor, isRuled } from "./table.ts";
import { takeovers } from "./takeovers.ts";

type Fields = FabricRecord[string][string];

function changedFields(kind: string, name: string, old: Fields, now: Fields): readonly RuledChange[] {
  if (!isRuled(kind)) return [];
  return Object.entries(old).flatMap(([field, before]): RuledChange[] => {
    const after = now[field];
    const rule = ruleFor(kind, field.split("."));
    if (after === undefined || after === before || rule?.named === undefined) return [];
    const named = rule.named === "name" ? name : after;
    const { manner, consequence } = rule;
    const way = rule.way.map((step) =>
      step
        .replaceAll("<name>", name)
        .replaceAll("<object>", name.slice(name.indexOf("/") + 1))
        .replaceAll("<value>", after),
    );
    return [{ kind, name, field, before, after, manner, consequence, way, named }];
  });
}

/**
 * What of a change can't be made in place: fields that whoever holds them does not let go of, what moves, and what would take another's
 * place before that is gone. Pure; the order is that of the older record.
 */
export function judgeChange(before: FabricRecord, after: FabricRecord): readonly RuledChange[] {
  const fields = Object.entries(before).flatMap(([kind, all]) =>
    Object.entries(all).flatMap(([name, old]) => {
      const now = after[kind]?.[name];
      return now === undefined ? [] : changedFields(kind, name, old, now);
    }),
  );
  return [...fields, ...takeovers(before, after)];
}

/** What is not allowed by name. Of a pool that may not have another range nothing is said of whose that would be. */
export function refusedOf(
  changes: readonly RuledChange[],
  renumber: ReadonlySet<string>,
): readonly RuledChange[] {
  const refused = changes.filter(({ named }) => named === null || !renumber.has(named));
  const kept = new Set(
    refused.flatMap(({ field, name, named }) => (named !== null && field === "spec.cidr" ? [name] : [])),
  );
  return refused.filter(({ named, name }) => named !== null || !kept.has(name));
}
