import { comwareDialect } from "../../../src/platforms/comware/dialect.ts";
import { vrpDialect } from "../../../src/platforms/vrp/dialect.ts";
import { goldens, holds } from "./pairs.ts";

const DIALECTS = { comware: comwareDialect, vrp: vrpDialect } as const;

it.each(["comware", "vrp"] as const)("tries %s", (system) => {
  const all = [["", ""] as const, ...goldens(system)];
  const seen = new Map<string, string>();
  let pairs = 0;
  let bad = 0;
  const step = Number(process.env["STEP"] ?? "101");
  const start = performance.now();
  for (const [at, [from, was]] of all.entries())
    for (const [place, [to, wanted]] of all.entries()) {
      if ((at * 31 + place * 17) % step !== 0) continue;
      pairs += 1;
      try {
        holds({ system, was, wanted }, DIALECTS[system]);
      } catch (error) {
        bad += 1;
        const text = error instanceof Error ? error.message : "";
        const kind = (text.split("\n").at(-1) === "" ? text : (text.split("\n").at(-1) ?? ""))
          .replace(/[0-9]+/g, "N")
          .slice(0, 60);
        if (!seen.has(kind)) seen.set(kind, `${from} -> ${to}: ${text.split("\n----\n")[0] ?? ""}`);
      }
    }
  console.log(pairs, bad, performance.now() - start, [...seen.values()].slice(0, 8).join("\n=====\n"));
});
