import { listOperations } from "./list-entries.ts";
import { mapOperations } from "./map-entries.ts";
import { inOrder, listed, type Numbered } from "./numbered.ts";
import type { Operation, Place, Whole } from "./operation.ts";
import { comes } from "./operations.ts";
import { plainEntries, unlikeEntries } from "./unlike-entries.ts";

/*
 * Entries by number, of prefix lists and of route maps. They may be in use while they change, so at no instant may they let pass what neither
 * the old nor the new ones do, and the last one never goes before its successor is there: a list without any lets everything pass. What refuses comes first
 * and goes last; what takes another's number is first put beside it.
 */

/** In which way the entries of a unit change: as they come where nobody can use them yet. */
function unitOperations(
  old: readonly Numbered[],
  next: readonly Numbered[],
  at: Place,
  whole: Whole,
): readonly Operation[] {
  const place = (next[0] ?? old[0])?.line.order.comes ?? 0;
  const isBlock = [...old, ...next].some(({ line }) => line.rule.block !== undefined);
  const unlike = next[0]?.entry.unlike;
  const operations = ((): readonly Operation[] => {
    if (old.length === 0) return next.flatMap(({ line }) => inOrder(comes(line, at, whole)));
    if (whole.grammar.atOnce === true) return plainEntries(old, next, at, whole);
    if (unlike !== undefined) return unlikeEntries(old, next, unlike, at, whole);
    return (isBlock ? mapOperations : listOperations)(old, next, at, whole);
  })();
  return operations.map((one) => ({ ...one, place }));
}

/** What leads from the entries of a block to those that should be there, each list and map by itself. */
export function entryOperations(at: Place, whole: Whole): readonly Operation[] {
  const old = listed(at.running.values());
  const next = listed(at.target.values());
  const units = new Set([...next, ...old].map(({ line }) => line.unit?.name ?? ""));
  const of = (entries: readonly Numbered[], name: string): readonly Numbered[] =>
    entries.filter(({ line }) => (line.unit?.name ?? "") === name);
  return [...units].flatMap((name) => unitOperations(of(old, name), of(next, name), at, whole));
}
