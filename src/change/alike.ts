import { isMapping, isSame } from "../text/json.ts";

/**
 * Which fields differ, without what stands in them: `neighbors 4 5`, `asn`. Devices of which the same fields differ by as much
 * are changed alike.
 */
export function changedFields(before: unknown, after: unknown, path = ""): readonly string[] {
  if (isSame(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    const inner = before.flatMap((one, at) => changedFields(one, after[at], path));
    return [...new Set([`${path} ${String(before.length)} ${String(after.length)}`, ...inner])];
  }
  if (!isMapping(before) || !isMapping(after)) return [path];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return [
    ...new Set(fields.flatMap((field) => changedFields(before[field], after[field], `${path}.${field}`))),
  ];
}
