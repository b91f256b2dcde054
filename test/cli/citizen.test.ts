import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calls } from "./command-line.ts";

jest.setTimeout(120_000);

const demo = join("test", "fixtures", "demo.yaml");
const text = readFileSync(demo, "utf8");
const main = join(process.cwd(), "src", "cli", "main.ts");

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-citizen-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);
function file(name: string, content: string | Buffer): string {
  writeFileSync(path(name), content);
  return path(name);
}

const shell = (line: string) => {
  const command = `'${process.execPath}' '${main}'`;
  const { stdout, stderr } = spawnSync("bash", ["-c", line.replaceAll("calico-fabric", command)], {
    encoding: "utf8",
  });
  return { out: stdout, err: stderr };
};

describe("the streams", () => {
  it.each(["plan", "simulate", "validate"])("end quietly when who reads %s has gone", (verb) => {
    const { out, err } = shell(`calico-fabric ${verb} ${demo} --json | head -1; echo "\${PIPESTATUS[0]}"`);
    expect({ out, err }).toEqual({ out: "{\n0\n", err: "" });
  });

  it("end with 2 and a sentence when they are full, and with 2 alone when that can't be said", () => {
    const said = "error: cannot write to standard output: no space is left on the device\n";
    expect(shell(`calico-fabric plan ${demo} > /dev/full; echo $?`)).toEqual({ out: "2\n", err: said });
    expect(shell(`calico-fabric plan nowhere.yaml > /dev/full 2>&1; echo $?`)).toEqual({
      out: "2\n",
      err: "",
    });
  });

  it("take a spec", () => {
    expect(shell(`cat ${demo} | calico-fabric validate -`).out).toMatch(/^demo: as-per-rack/);
    const other = `sed s/spine-2/spine-b/ ${demo} | calico-fabric diff ${demo} - > /dev/null; echo $?`;
    expect(shell(other).out).toBe("1\n");
  });
});

const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
const inputs: readonly (readonly [what: string, file: string, code: number, says: RegExp])[] = [
  ["UTF-16, little end first", file("le.yaml", utf16), 0, /^demo: /],
  ["UTF-16, big end first", file("be.yaml", Buffer.from(utf16).swap16()), 0, /^demo: /],
  ["UTF-16 without a mark", file("plain.yaml", Buffer.from(text, "utf16le")), 0, /^demo: /],
  [
    "Latin-1",
    file("latin.yaml", Buffer.from("name: dc\xe9\n", "latin1")),
    2,
    /is no text: byte 8 \(0xe9\) is no UTF-8/,
  ],
  ["a program", process.execPath, 2, /is (no text|larger than 4 MiB)|cannot read/],
  [
    "a zero in it",
    file("zero.yaml", `${text}\0`),
    2,
    /is no text: character \d+ is the control character 0x00/,
  ],
  ["a folder", folder, 2, /cannot read .*: it is a folder/],
  ["no file", path("nowhere"), 2, /no such file or folder/],
  ["no end", "/dev/zero", 2, /larger than 4 MiB/],
  ["nothing", file("nothing.yaml", ""), 1, /is nothing/],
  ["50 MB", file("50mb.yaml", Buffer.alloc(50e6, "a: 1\n")), 2, /larger than 4 MiB/],
  ["deep lists", file("deep.yaml", "[".repeat(3e6)), 1, /nested too deeply/],
  ["deep blocks", file("blocks.yaml", "- ".repeat(1e6)), 1, /nested too deeply/],
  ["deep mappings", file("maps.yaml", "a: ".repeat(1e6)), 1, /nested too deeply/],
  ["anchors in a row", file("row.yaml", "&a ".repeat(1e6)), 1, /anchors or tags in a row/],
  [
    "many keys",
    file("keys.yaml", Array.from({ length: 100_000 }, (_, at) => `k${String(at)}: 1\n`).join("")),
    1,
    /100000 entries/,
  ],
  [
    "many pools",
    file("pools.yaml", `name: dc\nspines: []\npools: { nodes: [${"10.0.0.0/24,".repeat(50_000)}] }`),
    1,
    /50000 entries/,
  ],
  ["only commas", file("commas.yaml", `a: [${"1,".repeat(1_500_000)}]`), 1, /words and signs/],
];

/** Of a machine that others use, too. */
const BOUND = 10_000 * (process.env["CI"] === undefined ? 4 : 2);

describe("a spec", () => {
  const ended = calls(inputs.map(([, spec]) => ({ args: ["validate", spec] })));

  it.each(inputs.map(([what, , code, says], at) => [what, code, says, ended[at]] as const))(
    "of %s ends with %i in time, and says why",
    (_, code, says, one) => {
      expect(one?.code).toBe(code);
      expect(`${String(one?.out)}${String(one?.err)}`).toMatch(says);
      expect(one?.err).not.toMatch(/^ {4}at |defect/m);
      expect(one?.milliseconds).toBeLessThan(BOUND);
    },
  );
});

describe("render --out", () => {
  const render = (spec: string, out: string) => calls([{ args: ["render", spec, "--out", out] }])[0];

  it("removes what it once wrote and no longer would, and touches nothing else", () => {
    const out = path("own");
    expect(render(demo, out)?.code).toBe(0);
    writeFileSync(join(out, "switches/mine.conf"), "mine");
    writeFileSync(join(out, "switches/r4-tor0.conf"), "changed by hand");
    const fewer = file("fewer.yaml", text.slice(0, text.indexOf("  - name: r3")));
    const again = render(fewer, out);
    expect(again?.code).toBe(0);
    expect(again?.err).toContain("switches/r3-tor0.conf is no longer of demo: removed");
    expect(again?.err).toContain(
      "switches/r4-tor0.conf is no longer of demo; changed by hand since, so it stays",
    );
    const left = readdirSync(join(out, "switches")).sort();
    expect(left).toEqual([
      "mine.conf",
      ...["r1", "r2", "r4"].map((rack) => `${rack}-tor0.conf`),
      "spine-1.conf",
      "spine-2.conf",
    ]);
    const { status } = spawnSync("sha256sum", ["--check", "--quiet", ".calico-fabric.sha256"], { cwd: out });
    expect(status).toBe(0);
  });

  it("writes servers' files where they stand on a server, and takes their folders away with them", () => {
    const out = path("servers");
    const given = file("given.yaml", `${text}servers: { network: systemd-networkd }\n`);
    expect(render(given, out)?.code).toBe(0);
    const [server = ""] = readdirSync(join(out, "servers"));
    expect(readdirSync(join(out, "servers", server, "etc")).sort()).toEqual(["sysctl.d", "systemd"]);
    const away = path("away");
    mkdirSync(away);
    rmSync(join(out, "servers"), { recursive: true });
    symlinkSync(away, join(out, "servers"));
    expect(render(given, out)).toMatchObject({
      code: 2,
      err: expect.stringContaining("it is a symbolic link") as string,
    });
    expect(readdirSync(away)).toEqual([]);
    rmSync(join(out, "servers"));
    expect(render(given, out)?.code).toBe(0);
    expect(render(demo, out)?.code).toBe(0);
    expect(readdirSync(out)).not.toContain("servers");
  });

  it("writes and removes nothing outside, whatever links and lists are there", () => {
    const [out, outside] = [path("linked"), path("outside")];
    mkdirSync(out);
    mkdirSync(join(outside, "switches"), { recursive: true });
    const victim = file("victim", "victim");
    symlinkSync(join(outside, "switches"), join(out, "switches"));
    expect(render(demo, out)).toMatchObject({
      code: 2,
      err: expect.stringContaining("it is a symbolic link") as string,
    });
    expect(readdirSync(join(outside, "switches"))).toEqual([]);
    rmSync(join(out, "switches"));
    mkdirSync(join(out, "switches"));
    symlinkSync(victim, join(out, "switches/spine-1.conf"));
    const digest = "0".repeat(64);
    writeFileSync(
      join(out, ".calico-fabric.sha256"),
      `# calico-fabric render: demo\n${digest}  ../victim\n${digest}  switches/../../victim\n${digest}  ${victim}\n`,
    );
    expect(render(demo, out)?.code).toBe(0);
    expect(readFileSync(victim, "utf8")).toBe("victim");
    expect(readFileSync(join(out, "switches/spine-1.conf"), "utf8")).toContain("peer-group TORS");
  });

  it.each([
    ["", "--out is empty"],
    ["/dev/null", "what stands there is no folder"],
    ["/proc/nowhere/x", "no such file or folder"],
    [`/tmp/${"x".repeat(300)}`, "the name is too long"],
    [path("le.yaml/below"), "what stands there is no folder"],
  ])("%j ends with 2 and says why", (out, says) => {
    const one = render(demo, out);
    expect({ code: one?.code, says: one?.err.includes(says) }).toEqual({ code: 2, says: true });
  });

  it("gives each datacenter a folder of its own", () => {
    const out = path("two");
    expect(render(demo, out)?.code).toBe(0);
    const other = render(file("other.yaml", text.replace("name: demo", "name: other")), out);
    expect(other).toMatchObject({
      code: 2,
      err: expect.stringContaining("holds what was written of demo") as string,
    });
    expect(existsSync(join(out, "switches/spine-1.conf"))).toBe(true);
  });
});
