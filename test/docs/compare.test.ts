import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

it("the documented comparison of models is what the command prints for the demo", () => {
  const main = join(process.cwd(), "src", "cli", "main.ts");
  const { status, stdout } = spawnSync(
    process.execPath,
    [main, "compare", join("test", "fixtures", "demo.yaml")],
    { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  expect(status).toBe(0);
  const models = readFileSync("docs/models.md", "utf8");
  const [shown] = /(?<=^# Choosing a model$.*^```text\n).*?(?=^```$)/ms.exec(models) ?? [];
  expect(shown).toBe(stdout);
});
