import { CALICO_RULES } from "./calico.ts";
import { KUBERNETES_RULES } from "./kubernetes.ts";
import type { ChangeRule, FieldRules } from "./rule.ts";
import { DEVICE_RULES } from "./switches.ts";

/** Every field of every object and device that the fabric writes, by how it is changed on what runs. */
export const CHANGE_RULES = { ...CALICO_RULES, ...KUBERNETES_RULES, ...DEVICE_RULES } as const;

/** What a table is of: a kind of object, or of device. */
export type Ruled = keyof typeof CHANGE_RULES;

export const isRuled = (kind: string): kind is Ruled => kind in CHANGE_RULES;

/**
 * The rule for a field, by its path without the places in lists: its own, that of any field beside it (`*`), or that of what it is a part
 * of. Null where no table has it.
 */
export function ruleFor(kind: Ruled, path: readonly string[]): ChangeRule | null {
  const rules: FieldRules = CHANGE_RULES[kind];
  for (let length = path.length; length > 0; length -= 1) {
    const within = path.slice(0, length - 1);
    const rule = rules[[...within, path[length - 1]].join(".")] ?? rules[[...within, "*"].join(".")];
    if (rule !== undefined) return rule;
  }
  return null;
}

/** Fields of a kind that whoever holds the object does not let be changed: it is deleted and made anew, once that is asked for. */
export const refusedFields = (kind: Ruled): readonly string[] =>
  Object.entries<ChangeRule>(CHANGE_RULES[kind]).flatMap(([field, { manner }]) =>
    manner === "refused" ? [field] : [],
  );
