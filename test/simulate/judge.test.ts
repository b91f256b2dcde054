import { ARRIVED } from "../../src/simulate/forwarding/hops.ts";
import { blankVerdicts, judge, LOOPS, REACHES, TO_JUDGE } from "../../src/simulate/forwarding/judge.ts";

/** Each of two sends to the other, and the first also where flows arrive. */
const HOPS = [[1, ARRIVED], [0]] as const;

const judged = (order: readonly number[]): readonly number[] => {
  const verdicts = blankVerdicts(HOPS.length);
  const progress = new Uint8Array(HOPS.length);
  for (const router of order)
    if (progress[router] === TO_JUDGE)
      judge(router, progress, verdicts, new Int8Array(HOPS.length), (one) => HOPS[one] ?? []);
  return [...verdicts.flags];
};

describe("routers in a loop", () => {
  it("reach what one of them reaches, whichever is judged first", () => {
    const both = REACHES | LOOPS;
    expect(judged([0, 1])).toEqual([both, both]);
    expect(judged([1, 0])).toEqual([both, both]);
  });
});
