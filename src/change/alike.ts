/** What is not there is as null. */
const text = (value: unknown): string =>
  JSON.stringify([value], (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner));

/** Whether two intents, or parts of them, say the same. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || text(a) === text(b);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

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
  if (!isRecord(before) || !isRecord(after)) return [path];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return [
    ...new Set(fields.flatMap((field) => changedFields(before[field], after[field], `${path}.${field}`))),
  ];
}
