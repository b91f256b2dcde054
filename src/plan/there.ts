/**
 * A number of a spec that has passed the checks: every one exists.
 * @throws Error for null, which is a defect of ours
 */
export function there<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`no ${what}: the plan was made of a spec that the checks refuse`);
  return value;
}
