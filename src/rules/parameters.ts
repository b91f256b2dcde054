/** Something that settings may say of a rule: a number within bounds, yes or no, or names. */
export type Parameter = NumberParameter | BooleanParameter | NamesParameter;

interface NumberParameter {
  readonly type: "number";
  readonly says: string;
  readonly default: number;
  /** Both included. */
  readonly minimum: number;
  readonly maximum: number;
}

interface BooleanParameter {
  readonly type: "boolean";
  readonly says: string;
  readonly default: boolean;
}

/** Of devices, racks, routers; by default none. */
interface NamesParameter {
  readonly type: "names";
  readonly says: string;
}

/** By name. */
export type Parameters = Readonly<Record<string, Parameter>>;

interface ValueOf {
  readonly number: number;
  readonly boolean: boolean;
  readonly names: readonly string[];
}

/** The value of each parameter. */
export type SettingsOf<P extends Parameters> = { readonly [K in keyof P]: ValueOf[P[K]["type"]] };

type Value = ValueOf[keyof ValueOf];

export const defaultOf = (parameter: Parameter): Value =>
  parameter.type === "names" ? [] : parameter.default;

/** The value of each parameter: what is said, else its default. */
export const settingsWith = <P extends Parameters>(
  parameters: P,
  said: Readonly<Record<string, unknown>> = {},
): SettingsOf<P> =>
  // What is said has been read by `refusal`, or by what hands it on.
  Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, said[name] ?? defaultOf(parameter)]),
  ) as SettingsOf<P>;

const isName = (value: unknown): boolean => typeof value === "string" && value !== "";

/** What a value would have to be; null where it is that. */
export function refusal(parameter: Parameter, value: unknown): string | null {
  switch (parameter.type) {
    case "number": {
      const { minimum, maximum } = parameter;
      const fits = typeof value === "number" && value >= minimum && value <= maximum;
      return fits ? null : `a number from ${minimum} to ${maximum}`;
    }
    case "boolean":
      return typeof value === "boolean" ? null : "true or false";
    case "names":
      return Array.isArray(value) && value.every(isName) ? null : "a list of names";
  }
}
