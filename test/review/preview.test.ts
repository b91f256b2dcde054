import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describeReview, readPreview, reviewMarkdown, reviewSpecs } from "../../src/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { engineEnvironment } from "../../tools/engine.ts";
import { describeWith } from "../support/prerequisites.ts";
import { faultsIn } from "./rendered.ts";

const urn = (type: string, name: string): string =>
  `urn:pulumi:dc1::pulumi-calico-fabric::calico-fabric:index:Fabric$${type}::${name}`;
const SWITCH = "pulumi-nodejs:dynamic/calico-fabric:SwitchConfig";
const SIGNATURE = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

const comment = (preview: object): string =>
  reviewMarkdown(
    describeReview(
      reviewSpecs(
        { value: demo },
        { value: { ...demo, spines: [...demo.spines, { name: "s3", index: 2 }] } },
      ),
      readPreview(JSON.stringify(preview)),
    ),
  );

describe("a preview", () => {
  it("is read for operations and names, and its values never appear", () => {
    const newState = { inputs: { connection: { ...SIGNATURE, plaintext: '{"password":"hunter2"}' } } };
    const markdown = comment({
      steps: [
        { op: "update", urn: urn(SWITCH, "r1-tor0"), newState },
        { op: "same", urn: urn(SWITCH, "spine-1") },
      ],
      diagnostics: [
        { severity: "warning", message: "login with hunter2 was slow\nneighbor X password letmein" },
      ],
    });
    expect(markdown).toContain("| update | SwitchConfig | 1 | r1-tor0 |");
    expect(markdown).not.toMatch(/hunter2|letmein/);
    expect(faultsIn(markdown)).toEqual([]);
  });

  it("that fails makes the verdict refused, with its errors", () => {
    const markdown = comment({ diagnostics: [{ severity: "error", message: "no address for s3" }] });
    expect(markdown).toMatch(/demo: refused/);
    expect(markdown).toContain("no address for s3");
  });

  it("that changes what the specs do not is told of", () => {
    const markdown = comment({ steps: [{ op: "update", urn: urn(SWITCH, "spine-1") }] });
    expect(markdown).toContain("Pulumi would change spine-1 too, which the specs do not");
  });

  it("that replaces something is disruptive", () => {
    expect(comment({ steps: [{ op: "replace", urn: urn(SWITCH, "r1-tor0") }] })).toMatch(/demo: disruptive/);
  });

  it.each(["nonsense", "{}", "[1]", '{"steps": 1}'])("that is none is refused: %s", (text) => {
    expect(() => readPreview(text)).toThrow(/it (is no JSON|has neither)/);
  });
});

describeWith("the preview of the demo", ["engine"], ({ engine }) => {
  const out = join(process.cwd(), "out");
  let folder: string;
  beforeAll(() => {
    mkdirSync(out, { recursive: true });
    folder = mkdtempSync(join(out, "preview-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("by the real engine becomes a comment: every switch is created, and no secret is in it", () => {
    const fixture = join(process.cwd(), "test", "review", "preview-json.fixture.ts");
    const env = { ...process.env, ...engineEnvironment(engine) };
    const { stdout, stderr } = spawnSync(process.execPath, [fixture, folder], { encoding: "utf8", env });
    expect(stderr).toBe("");
    const preview = readPreview(stdout);
    expect(preview.errors).toEqual([]);
    const switches = preview.steps.filter(({ type }) => type === "SwitchConfig");
    expect(switches.map(({ op, name }) => `${op} ${name}`).sort()).toEqual(
      ["r1-tor0", "r2-tor0", "r3-tor0", "r4-tor0", "spine-1", "spine-2"].map((name) => `create ${name}`),
    );
    const review = reviewSpecs({ value: null }, { value: demo });
    const markdown = reviewMarkdown(describeReview(review, preview));
    expect(markdown).toContain("demo: safe");
    expect(markdown).not.toContain("Not as the specs say");
    expect(markdown).not.toContain("a-secret-of-the-stack");
    expect(faultsIn(markdown)).toEqual([]);
  }, 90_000);
});
