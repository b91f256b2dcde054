import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, compileSpec, renderManifests, type DatacenterSpec } from "../src/index.ts";
import { hostDaemons } from "../src/platforms/hosts/index.ts";
import { bridgeText, viewPlan } from "../src/report/index.ts";
import { datacenter as demo } from "../stacks/demo.ts";
import { datacenter as igp } from "./lab/fabrics/igp.ts";
import { STACKS } from "./support/fabrics.ts";
import { expectGolden } from "./support/golden.ts";

/* Generated text is an interface: these files are what the stacks' datacenters give, byte for byte. */

describe.each(STACKS.map((spec): [string, DatacenterSpec] => [spec.name, spec]))(
  "artifacts of %s",
  (name, spec) => {
    const fabric = compile(spec);

    for (const { intent, text } of fabric.switches)
      it(`${intent.device}.conf`, () => {
        expectGolden(join("golden", name, "switches", `${intent.device}.conf`), text);
      });

    for (const { intent, text } of fabric.hosts)
      it(`${intent.device} by ${intent.daemon}`, () => {
        const file = `${intent.device}${hostDaemons[intent.daemon].extension}`;
        expectGolden(join("golden", name, "hosts", file), text);
      });

    for (const { intent } of fabric.bridges)
      it(`what ${intent.device} is to do`, () => {
        expectGolden(join("golden", name, "bridges", `${intent.device}.json`), bridgeText(intent));
      });

    it.each(Object.entries(renderManifests(fabric.calico)))("%s", (file, text) => {
      expectGolden(join("golden", name, "calico", file), text);
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
      expect(listed("hosts").map((file) => file.replace(/\.[a-z]+$/, ""))).toEqual(
        fabric.hosts.map(({ intent }) => intent.device).sort(),
      );
      expect(listed("bridges")).toEqual(
        fabric.bridges.map(({ intent: { device } }) => `${device}.json`).sort(),
      );
    });
  },
);

describe("a fabric of OSPF in both address families", () => {
  const { switches } = compile({ ...igp, ipv6: { prefix: "fd12:3456:789a::/48" } });

  it.each(switches.filter(({ intent }) => ["spine-1", "r1-tor0"].includes(intent.device)))(
    "configures $intent.device",
    ({ intent, text }) => {
      expectGolden(join("golden", "igp-ipv6", `${intent.device}.conf`), text);
    },
  );
});

describe("the demo", () => {
  it("is the same datacenter in YAML", () => {
    const text = readFileSync(join(process.cwd(), "test", "fixtures", "demo.yaml"), "utf8");
    expect(compileSpec(parse(text))).toEqual({ ok: true, fabric: compile(demo) });
  });
});
