import { CLAIMS, explore } from "../protocol/model/explore.ts";
import { allFaults, INVARIANTS, openBench, type Struck } from "./trials.ts";

/*
 * `npm run faults` strikes deliveries to a real FRR at every program of every script and at byte boundaries of each upload;
 * `npm run faults -- PART OF` does one part of as many, and `npm run faults -- model` explores the protocol's model further than tests do.
 */
const [part = "1", of = "1"] = process.argv.slice(2);
if (part === "model") {
  const found = [explore(1, 2), explore(3, 1)];
  for (const { states, transitions, broken } of found)
    console.log(
      `${String(states)} states, ${String(transitions)} transitions, ${String(CLAIMS.length)} invariants; ${broken.join("; ") || "all hold"}`,
    );
  process.exit(found.some(({ broken }) => broken.length > 0) ? 1 : 0);
}
const bench = await openBench(`faults${part}`);
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
