/** What a line of a view does, and the view that it leads into; null where it stays. */
export type Command = (found: readonly string[]) => View | null;

export interface View {
  readonly name: string;
  readonly commands: readonly (readonly [RegExp, Command])[];
}

/** Sets a value that must not be there yet. */
export function set<V>(map: Map<string, V>, key: string, value: V): null {
  if (map.has(key)) throw new Error(`${key} is said twice`);
  map.set(key, value);
  return null;
}

export function only<K, V>(map: Map<K, V>, key: K, value: V): V {
  if (map.has(key)) throw new Error(`${String(key)} is begun twice`);
  map.set(key, value);
  return value;
}

export const made = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
};

/** Lines that are a keyword with or without a value, kept by keyword. */
export const kept =
  (lines: Map<string, string>) =>
  ([, key = "", value = ""]: readonly string[]): null =>
    set(lines, key, value);

export const ADDRESS = "[0-9A-F.:]+";
export const NAME = "[A-Za-z0-9._-]{1,63}";
