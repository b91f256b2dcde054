/** What Pulumi passes in a preview for a value that is not known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export const isUnknown = (value: unknown): boolean => value === UNKNOWN;

/** Whether any part of a JSON value is not known yet. */
export const hasUnknown = (value: unknown): boolean => JSON.stringify(value ?? null).includes(UNKNOWN);
