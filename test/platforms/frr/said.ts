import type { Said } from "./bgp-lines.ts";
import { need } from "./lines.ts";

/** Whether something is said that takes no value. @throws Error where it has one */
export function says(said: Said, what: string): boolean {
  if ((said.get(what) ?? "") !== "") throw new Error(`"${what}" takes no value`);
  return said.has(what);
}

/** @throws Error where it is not said */
export function mustSay(said: Said, what: string): void {
  if (!says(said, what)) throw new Error(`"${what}" is missing`);
}

/** A whole number; null where nothing is said. */
export function numberIn(said: Said, what: string): number | null {
  const value = said.get(what);
  if (value === undefined) return null;
  if (!/^\d+$/.test(value)) throw new Error(`"${what} ${value}" is no number`);
  return Number(value);
}

/** What a value's form captures. @throws Error where it is not said, or has another form */
export const captured = (said: Said, what: string, form: RegExp): readonly string[] =>
  need(form.exec(need(said.get(what), what)), `${what} of the form ${String(form)}`).slice(1);
