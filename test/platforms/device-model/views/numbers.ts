/** Numbers of `10 to 13 20`. */
export function numbersOf(list: string): readonly number[] {
  const words = list.split(" ").filter((word) => word !== "");
  const all: number[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === "to") {
      for (let next = (all.at(-1) ?? 0) + 1; next <= Number(words[at + 1]); next += 1) all.push(next);
      at += 1;
    } else all.push(Number(words[at]));
  }
  return [...new Set(all)].sort((a, b) => a - b);
}

/** `10 to 13 20`; two in a row are a run too. */
export function listOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([first, last]) => (first === last ? String(first) : `${String(first)} to ${String(last)}`))
    .join(" ");
}

/** A line for each VLAN of a list in it. */
export function eachVlan(line: string): readonly string[] {
  const [, before, list, after] =
    /^((?:undo )?stp vlan )([0-9 to]+?)( priority(?: [0-9]+)?)$/.exec(line) ?? [];
  if (before === undefined || list === undefined || after === undefined) return [line];
  return numbersOf(list).map((vlan) => `${before}${String(vlan)}${after}`);
}
