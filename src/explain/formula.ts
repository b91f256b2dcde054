/** A number with how it is reckoned: `rack's index 3 * capacity.maxTorsPerRack 2 + ToR's index 1`. */
export interface Formula {
  readonly value: number;
  readonly text: string;
}

/** A number by what it is called. */
export const term = (name: string, value: number): Formula => ({ value, text: `${name} ${String(value)}` });

/** A number that speaks for itself. */
export const constant = (value: number): Formula => ({ value, text: String(value) });

const isSum = ({ text }: Formula): boolean => text.includes(" + ");

/** A factor of 1 is left out. */
export const times = (one: Formula, other: Formula): Formula =>
  other.value === 1
    ? one
    : {
        value: one.value * other.value,
        text: [one, other].map((each) => (isSum(each) ? `(${each.text})` : each.text)).join(" * "),
      };

export const plus = (...terms: readonly Formula[]): Formula => ({
  value: terms.reduce((sum, { value }) => sum + value, 0),
  text: terms.map(({ text }) => text).join(" + "),
});
