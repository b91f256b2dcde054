import { demand, need } from "./grammar.ts";

/** Lists, filters or policies by name; who is asked for is remembered. */
export interface Named<T> {
  readonly edit: (name: string, fresh: () => T) => T;
  readonly get: (name: string) => T;
  readonly demandAllAsked: () => void;
}

/** @throws Error when one is asked for that is not there, or is there and never asked for */
export function named<T>(what: string): Named<T> {
  const all = new Map<string, T>();
  const asked = new Set<string>();
  return {
    edit: (name, fresh) => {
      const one = all.get(name) ?? fresh();
      all.set(name, one);
      return one;
    },
    get: (name) => {
      asked.add(name);
      return need(all.get(name), `${what} ${name} is named, and not there`);
    },
    demandAllAsked: () => {
      for (const name of all.keys()) demand(asked.has(name), `${what} ${name} is used by nobody`);
    },
  };
}
