import { reasonOf } from "./log.ts";

/** Something that is here, or why it is not and what to do about it. */
export type Finding<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

export function found<T>(value: T): Finding<T> {
  return { ok: true, value };
}

export function missing(reason: string): Finding<never> {
  return { ok: false, reason };
}

/** What `way` yields; the message of what it throws is the reason. */
export async function findingOf<T>(way: () => Promise<T>): Promise<Finding<T>> {
  try {
    return found(await way());
  } catch (error) {
    return missing(reasonOf(error));
  }
}
