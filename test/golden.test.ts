import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, compileSpec, renderManifests, type DatacenterSpec } from "../src/index.ts";
import { viewBridge, viewPlan } from "../src/report/index.ts";
import { datacenter as asPerRackDual } from "../stacks/as-per-rack-dual.ts";
import { datacenter as asPerRackEthernet } from "../stacks/as-per-rack-ethernet.ts";
import { datacenter as mesh } from "../stacks/as-per-rack-mesh.ts";
import { datacenter as reflectors } from "../stacks/as-per-rack-reflectors.ts";
import { datacenter as asPerServerDual } from "../stacks/as-per-server-dual.ts";
import { datacenter as asPerServerEthernet } from "../stacks/as-per-server-ethernet.ts";
import { datacenter as asPerServer } from "../stacks/as-per-server.ts";
import { datacenter as demo } from "../stacks/demo.ts";
import { datacenter as downwardDefaultDual } from "../stacks/downward-default-dual.ts";
import { datacenter as downwardDefault } from "../stacks/downward-default.ts";
import { datacenter as igpTors } from "../stacks/igp-tors.ts";
import { datacenter as igp } from "../stacks/igp.ts";
import { datacenter as l2Dual } from "../stacks/l2-dual.ts";
import { datacenter as l2Planes } from "../stacks/l2-planes.ts";
import { datacenter as l2 } from "../stacks/l2.ts";
import { expectGolden } from "./support/golden.ts";

/* Generated text is an interface: these files are what the stacks' datacenters give, byte for byte. */

const stacks: readonly DatacenterSpec[] = [
  demo,
  mesh,
  reflectors,
  asPerRackDual,
  asPerRackEthernet,
  asPerServer,
  asPerServerDual,
  asPerServerEthernet,
  downwardDefault,
  downwardDefaultDual,
  igp,
  igpTors,
  l2,
  l2Planes,
  l2Dual,
];

describe.each(stacks.map((spec): [string, DatacenterSpec] => [spec.name, spec]))(
  "artifacts of %s",
  (name, spec) => {
    const fabric = compile(spec);

    for (const { intent, text } of fabric.switches)
      it(`${intent.device}.conf`, () => {
        expectGolden(join("golden", name, "switches", `${intent.device}.conf`), text);
      });

    for (const intent of fabric.bridges)
      it(`what ${intent.device} is to do`, () => {
        const text = `${JSON.stringify(viewBridge(intent), null, 2)}\n`;
        expectGolden(join("golden", name, "bridges", `${intent.device}.json`), text);
      });

    it.each(Object.entries(renderManifests(fabric.calico)))("%s", (file, text) => {
      expectGolden(join("golden", name, "calico", file), text);
    });

    it("what each bridge is to switch", () => {
      for (const { device, ...rest } of fabric.bridges.map(viewBridge))
        expectGolden(
          join("golden", name, "bridges", `${device}.json`),
          `${JSON.stringify({ device, ...rest }, null, 2)}\n`,
        );
    });

    it("the plan", () => {
      expectGolden(join("golden", name, "plan.json"), `${JSON.stringify(viewPlan(fabric.plan), null, 2)}\n`);
    });

    it("are all that the folder holds", () => {
      const listed = (folder: string): readonly string[] => {
        const path = join(process.cwd(), "test", "golden", name, folder);
        return existsSync(path) ? readdirSync(path).sort() : [];
      };
      expect(listed("switches")).toEqual(fabric.switches.map(({ intent }) => `${intent.device}.conf`).sort());
      expect(listed("bridges")).toEqual(fabric.bridges.map(({ device }) => `${device}.json`).sort());
    });
  },
);

describe("the demo", () => {
  it("is the same datacenter in YAML", () => {
    const text = readFileSync(join(process.cwd(), "test", "fixtures", "demo.yaml"), "utf8");
    expect(compileSpec(parse(text))).toEqual({ ok: true, fabric: compile(demo) });
  });
});
