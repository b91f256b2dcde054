import { describeWith } from "../support/prerequisites.ts";
import type { Fault } from "./faults/faulty-switch.ts";
import { openBench, type Bench } from "./faults/trials.ts";

jest.setTimeout(120_000);

/** Of all faults one of each kind, at moments that the messages of every step have among them; `npm run faults` strikes them all. */
const FAULTS: readonly Fault[] = [
  { role: "message", at: 1, action: "short", bytes: 400 },
  { role: "message", at: 27, action: "cut" },
  { role: "message", at: 41, action: "cut" },
  { role: "message", at: 70, action: "fail" },
  { role: "guard", at: 9, action: "kill" },
];

describeWith("a delivery that is struck", ["root", "namespaces", "labPrograms"], () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench("struck");
  });
  afterAll(() => bench.stop());

  it.each(
    FAULTS.map((fault, index) => ({ ...fault, again: index % 2 === 0 ? "at once" : "later" }) as const),
  )(
    "by $action at $role $at leaves the switch whole, and the next succeeds $again",
    async ({ again, ...fault }) => {
      const { program, broken } = await bench.strike(fault, again);
      expect(program).toBeDefined();
      expect(broken).toEqual([]);
    },
  );
});
