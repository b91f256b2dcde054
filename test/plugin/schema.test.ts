import { join } from "node:path";
import { describeWith } from "../support/prerequisites.ts";
import { run } from "../support/run.ts";

describe("the plugin's schema in the repository", () => {
  it("is what is generated of the components, and these of the spec's schema", async () => {
    await run(process.execPath, [join("tools", "schema.ts"), "--check"], { cwd: process.cwd() });
  }, 120_000);
});

describeWith("the plugin's schema for Pulumi", ["engine"], ({ engine }) => {
  it("is one that SDKs can be generated from", async () => {
    await run(engine.pulumi, ["schema", "check", join("schema", "plugin.schema.json")], {
      cwd: process.cwd(),
      env: { PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
  }, 60_000);
});
