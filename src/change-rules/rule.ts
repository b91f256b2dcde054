/**
 * How something that runs takes another value of a field:
 * - `in-place`: it takes it over, and everything else goes on.
 * - `resets`: BGP sessions end and begin anew.
 * - `moves`: nodes find themselves with other peers or other pools than before.
 * - `remade`: it is taken away and made anew.
 * - `refused`: whoever holds it does not let the field be changed.
 */
export type Manner = "in-place" | "resets" | "moves" | "remade" | "refused";

/** What is to be known of a field before it is changed on something that runs. */
export interface ChangeRule {
  readonly manner: Manner;
  /** What comes of it, as the end of a sentence that names the change; empty where nothing does. */
  readonly consequence: string;
  /** Steps that get there and lose nothing; empty where the change itself is the way. `<name>` stands for what is given under renumber, `<object>` for the same as its own cluster calls it, `<value>` for the new value. */
  readonly way: readonly string[];
  /**
   * Refused in preview until the stack's configuration names this under `renumber`: the object, or the new value. Absent where the
   * change waits for nobody.
   */
  readonly named?: "name" | "value";
}

export type FieldRules = Readonly<Record<string, ChangeRule>>;

export const IN_PLACE: ChangeRule = { manner: "in-place", consequence: "", way: [] };

export const resets = (consequence: string): ChangeRule => ({ manner: "resets", consequence, way: [] });
export const moves = (consequence: string): ChangeRule => ({ manner: "moves", consequence, way: [] });
export const remade = (consequence: string): ChangeRule => ({ manner: "remade", consequence, way: [] });

/** The same rule for each of several fields. */
export const each = <K extends string>(rule: ChangeRule, ...fields: readonly K[]): Record<K, ChangeRule> =>
  Object.fromEntries(fields.map((field) => [field, rule])) as Record<K, ChangeRule>;
