import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile, compileSpec, type DatacenterSpec } from "../../../src/index.ts";
import { refuses } from "../../../src/deliver/frr/refusals.ts";
import { platforms } from "../../../src/platforms/index.ts";
import type { PlatformName } from "../../../src/spec/index.ts";
import { expectGolden } from "../../support/golden.ts";
import { describeWith } from "../../support/prerequisites.ts";
import { OWN, type Lined } from "./lines.ts";

const NAMES = Object.keys(OWN) as Lined[];

const ASN = "64600";

/** FRR's part of a switch on Linux and on SONiC is FRR's text. */
const partsOf = (name: PlatformName): readonly Lined[] => Object.keys(platforms[name].lines) as Lined[];

const all = (name: PlatformName, of: (own: (typeof OWN)[Lined]) => string): Record<string, string> =>
  Object.fromEntries(partsOf(name).map((part) => [part, of(OWN[part])]));

const specOf = (name: PlatformName, withLines: boolean): DatacenterSpec => ({
  name: "dc1",
  platforms: { spines: name, tors: name },
  spines: [{ name: "spine-1", index: 0 }],
  racks: [
    {
      name: "r1",
      index: 0,
      tors: [{ index: 0, ...(withLines ? { lines: all(name, ({ device }) => device(ASN)) } : {}) }],
      nodes: [{ name: "n1", index: 0 }],
    },
  ],
  ...(withLines
    ? { lines: { switches: all(name, ({ site }) => site), tors: all(name, ({ role }) => role) } }
    : {}),
});

const textOf = (name: PlatformName, device: string, withLines = true): string => {
  const found = compile(specOf(name, withLines)).switches.find(({ intent }) => intent.device === device);
  if (found === undefined) throw new Error(`no switch ${device}`);
  return found.text;
};

describe("lines of a user's own", () => {
  it("are tried on every platform that takes some", () => {
    const taking = Object.entries(platforms).filter(([, { lines }]) => Object.keys(lines).length > 0);
    expect([...NAMES].sort()).toEqual(taking.map(([name]) => name).sort());
  });

  it.each(NAMES)("on %s stand in a place of their own, those of the site first", (name) => {
    expectGolden(join("golden", "lines", `${name}${platforms[name].extension}`), textOf(name, "r1-tor0"));
  });

  it.each(NAMES)("on %s leave the fabric's text as it is", (name) => {
    const [own, fabric] = [textOf(name, "r1-tor0"), textOf(name, "r1-tor0", false)];
    const lines = own.split("\n");
    const left = fabric.split("\n").filter((line) => lines.includes(line) || lines.includes(`${line},`));
    expect(left).toEqual(fabric.split("\n"));
  });

  it("of a role are on no switch of the other", () => {
    for (const name of NAMES) expect(textOf(name, "spine-1")).not.toMatch(/storage|filer/i);
    expect(textOf("eos", "spine-1")).toContain("\nntp server 192.0.2.44\n");
  });

  it("that are nothing but comments change nothing", () => {
    const spec = specOf("eos", false);
    const commented = compile({ ...spec, lines: { switches: { eos: "! mine\n\n" } } });
    expect(commented.switches.map(({ text }) => text)).toEqual(
      compile(spec).switches.map(({ text }) => text),
    );
  });

  it("are taken whatever they say where it is not the fabric's", () => {
    const unknown = "some feature 7\n   with a block\n      in a block\n";
    const compilation = compileSpec({ ...specOf("eos", false), lines: { tors: { eos: unknown } } });
    expect(compilation.ok).toBe(true);
  });
});

describeWith("FRR's own checker", ["labPrograms"], () => {
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-lines-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(["frr", "linux", "sonic"] as const)("takes the lines beside the fabric's on %s", (name) => {
    const text = textOf(name, "r1-tor0");
    const frr =
      name === "sonic" ? (JSON.parse(text) as { "frr.conf": string[] })["frr.conf"].join("\n") : text;
    const file = join(folder, "frr.conf");
    writeFileSync(file, `${frr}\n`);
    const { status, stdout, stderr } = spawnSync("vtysh", ["-C", "-f", file], { encoding: "utf8" });
    expect(refuses({ code: status ?? undefined, stdout, stderr }) ? `${stdout}${stderr}` : "").toBe("");
  });
});
