/** TOML of names and numbers that are checked before: nothing in them needs escaping. */
export const text = (value: string): string => `"${value}"`;
export const list = (values: readonly string[]): string => `[${values.map(text).join(", ")}]`;
