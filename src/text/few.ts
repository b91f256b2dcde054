/** The first few of many names: `r1, r2, r3 and 5 more`. */
export function few(names: readonly string[], most = 3): string {
  const rest = names.length - most;
  return rest > 1 ? `${names.slice(0, most).join(", ")} and ${String(rest)} more` : names.join(", ");
}
