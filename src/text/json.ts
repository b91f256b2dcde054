/** What JSON calls an object. */
export type Mapping = Readonly<Record<string, unknown>>;

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Plain data as JSON, large whole numbers as text. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner));

/** Whether two things say the same, fields in the same order. What is not there is as null. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || jsonText([a]) === jsonText([b]);
