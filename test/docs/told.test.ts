import { readFileSync } from "node:fs";
import { callsOn, follow } from "./told.ts";

const MIGRATE = "migrate dc1.yaml --model downward-default --out stages";

it.each([
  ["docs/tutorial.md", 8],
  ["docs/how-to.md", 7],
  ["docs/troubleshooting.md", 4],
])("%s: whoever does what it says sees what it says", (file, calls) => {
  expect(callsOn(readFileSync(file, "utf8"))).toHaveLength(calls);
  // It takes ten seconds, and test/migrate has more of it.
  follow(file, [MIGRATE]);
});
