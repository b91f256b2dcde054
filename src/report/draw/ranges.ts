/** Runs of consecutive integers, each as its first and last. */
function runsOf(numbers: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** More runs than this are said as first and last, with a word on the gaps. */
const MOST_RUNS = 3;

/** `2`, `2-62`, `0-3, 5, 7-9`, or `0-90 with gaps`, with en dashes. */
export function spans(numbers: readonly number[]): string {
  const runs = runsOf(numbers);
  const show = (first: number, last: number): string =>
    first === last ? String(first) : `${String(first)}–${String(last)}`;
  if (runs.length <= MOST_RUNS) return runs.map((run) => show(...run)).join(", ");
  return `${show(runs[0]?.[0] ?? 0, runs.at(-1)?.[1] ?? 0)} with gaps`;
}

/** `AS 64600`, `AS 64600–64603`; null where nothing is in an AS. */
export function asText(asns: readonly (number | null)[]): string | null {
  const known = asns.filter((asn) => asn !== null);
  return known.length === 0 ? null : `AS ${spans(known)}`;
}

/** The first and the last of what is in order: `r3 … r127`, or the only one. */
export function fromTo(texts: readonly string[]): string {
  const [first = "", last = ""] = [texts[0], texts.at(-1)];
  return first === last ? first : `${first} … ${last}`;
}

/** `1 rack`, `3 racks`; `few` to `many` where the counts differ: `2–64 nodes`. */
export function counted(counts: readonly number[], what: string): string {
  const few = Math.min(...counts);
  const many = Math.max(...counts);
  const number = few === many ? String(few) : `${String(few)}–${String(many)}`;
  return `${number} ${what}${many === 1 ? "" : "s"}`;
}
