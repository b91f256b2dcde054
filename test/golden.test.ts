import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, renderManifests } from "../src/index.ts";
import { viewPlan } from "../src/report/index.ts";
import { datacenter as demo } from "../stacks/demo.ts";
import { expectGolden } from "./support/golden.ts";

/* Generated text is an interface: these files are what the demo's datacenter gives, byte for byte. */
const fabric = compile(demo);

describe("the demo's artifacts", () => {
  it.each(fabric.switches.map(({ intent, text }): [string, string] => [intent.device, text]))(
    "%s.conf",
    (device, text) => {
      expectGolden(join("golden", "demo", "switches", `${device}.conf`), text);
    },
  );

  it.each(Object.entries(renderManifests(fabric.calico)))("%s", (name, text) => {
    expectGolden(join("golden", "demo", "calico", name), text);
  });

  it("the plan", () => {
    expectGolden(join("golden", "demo", "plan.json"), `${JSON.stringify(viewPlan(fabric.plan), null, 2)}\n`);
  });

  it("are all that the folder holds", () => {
    const folder = join(process.cwd(), "test", "golden", "demo", "switches");
    expect(readdirSync(folder).sort()).toEqual(
      fabric.switches.map(({ intent }) => `${intent.device}.conf`).sort(),
    );
  });

  it("are the same for the same datacenter in YAML", () => {
    const text = readFileSync(join(process.cwd(), "test", "fixtures", "demo.yaml"), "utf8");
    expect(compile(parse(text) as typeof demo)).toEqual(fabric);
  });
});
