import { allFaults, INVARIANTS, openBench, type Struck } from "./trials.ts";

/*
 * Strikes deliveries to a real FRR at every program of every script and at byte boundaries of each upload: `npm run faults`, or
 * `npm run faults -- PART OF` for one part of as many.
 */
const [part = "1", of = "1"] = process.argv.slice(2);
const bench = await openBench(`faults${part}`, `198.18.${String(16 + Number(part))}.1`);
const struck: Struck[] = [];
try {
  const faults = allFaults(bench).filter((_, index) => index % Number(of) === Number(part) - 1);
  console.log(
    `${String(faults.length)} faults; ${String(bench.programs)} programs in the messages of a delivery`,
  );
  for (const [index, fault] of faults.entries()) {
    const result = await bench.strike(fault, index % 2 === 0 ? "at once" : "later");
    struck.push(result);
    const { role, at, action, bytes } = fault;
    const words = [role, at, action, bytes, result.program ?? "-", result.broken.join("; ") || "holds"];
    console.log(`${String(index + 1)} ${words.filter((word) => word !== undefined).join(" ")}`);
    if (result.broken.length > 0) console.log(`   ${result.reported}`);
  }
} finally {
  await bench.stop();
}
const hit = struck.filter(({ program }) => program !== undefined);
const broken = struck.filter((one) => one.broken.length > 0);
console.log(
  `${String(struck.length)} faults, ${String(hit.length)} of them struck; ${String(INVARIANTS.length)} invariants; ${String(broken.length)} broken`,
);
process.exitCode = broken.length > 0 ? 1 : 0;
