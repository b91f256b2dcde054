/**
 * Refuses what has no derivation here: a field that were passed over in silence would make the lab show a network that is not the
 * one that Calico would build.
 * @throws Error that names the object and its fields
 */
export function demandDerived(object: string, value: object, derived: ReadonlySet<string>): void {
  const unknown = Object.keys(value).filter((field) => !derived.has(field));
  if (unknown.length > 0) throw new Error(`${object}: not derived here: ${unknown.join(", ")}`);
}
