import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileSpec } from "../../src/index.ts";
import { parseSource } from "../../src/cli/parse-source.ts";
import { refuseProgram } from "../../src/cli/program-file.ts";
import { tracePackets, traceText } from "../../src/explain/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";

const page = readFileSync(join(process.cwd(), "docs", "command-line.md"), "utf8");

describe("the page on the command line", () => {
  it("has a spec with anchors that can be built", () => {
    const [, text = ""] = /```yaml\n([^`]+)```/.exec(page) ?? [];
    const { value, diagnostics } = parseSource(text);
    expect(diagnostics).toEqual([]);
    expect(compileSpec(value)).toMatchObject({ ok: true, fabric: { warnings: [] } });
  });

  it("has a trace of packets in that spec, as it is printed", () => {
    const [, text = ""] = /```yaml\n([^`]+)```/.exec(page) ?? [];
    const [, printed = ""] = /```text\n(worker-1 to [^`]+)```/.exec(page) ?? [];
    const [, from = "", to = "", down = ""] = /trace dc1.yaml (\S+) (\S+) --down (.+)\n/.exec(page) ?? [];
    const compilation = compileSpec(parseSource(text).value);
    if (!compilation.ok) throw new Error("the spec is refused");
    const traced = tracePackets(compilation.fabric, { from, to, down: down.split(" ") });
    expect(traced.ok && traceText(traced.trace)).toBe(printed);
  });

  it("has a command that hands on what a program exports", () => {
    const [, script = ""] = /-e '([^']+)' \| calico-fabric validate -/.exec(page) ?? [];
    const json = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
    expect(compileSpec(parseSource(json).value)).toMatchObject({
      ok: true,
      fabric: { plan: { name: demo.name } },
    });
  });
});

describe("a program in the place of a spec", () => {
  it.each(["stacks/demo.ts", "dc.mjs", "/dc/dc.CTS"])("is not run, and the way is said: %s", (file) => {
    expect(() => {
      refuseProgram(file);
    }).toThrow(/is a program, and a spec is read as data; .* \| calico-fabric validate -$/);
  });

  it("has its name in the command only where no shell would read it as anything else", () => {
    expect(() => {
      refuseProgram("$(id)'.ts");
    }).toThrow('import("./FILE")');
    expect(() => {
      refuseProgram("dc.ts");
    }).toThrow('import("./dc.ts")');
  });

  it.each(["dc.yaml", "dc.json", "-", "dc.ts.yaml"])("is not %s", (file) => {
    expect(() => {
      refuseProgram(file);
    }).not.toThrow();
  });
});
