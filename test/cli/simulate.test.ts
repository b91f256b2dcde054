import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectGolden } from "../support/golden.ts";
import { specOf } from "../support/specs.ts";
import { calls, type Call, type Ended } from "./command-line.ts";

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-simulate-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function spec(name: string, value: object): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

const demo = join("test", "fixtures", "demo.yaml");
const broken = join("test", "fixtures", "diagnostics", "would-not-work.yaml");
const large = spec("large", specOf(4, Array<number>(40).fill(20)));
const noRestart = spec("no-restart", {
  ...specOf(2, [2, 2]),
  bgp: { gracefulRestart: { enabled: false } },
});

const cases: Readonly<Record<string, readonly string[]>> = {
  failures: [demo, "--failures"],
  "two-at-once": [demo, "--failures", "--at-once", "2", "--only", "device", "r1-tor0", "spine-1", "spine-2"],
  "tables-after": [demo, "--failures", "--only", "device", "spine-1", "r1-tor0", "--router", "r1-n1"],
  daemons: [noRestart, "--failures", "--only", "daemon"],
  "would-not-work": [broken],
  "large-by-kinds": [large, "--router", "r7-n3"],
  large: [large, "--failures", "--top", "3", "--only", "device"],
};

const wrong: Readonly<Record<string, readonly string[]>> = {
  "error: --only knows no nobody: it takes link, device, session, daemon, super-spine, spine, tor, node, outside, and names of devices":
    [demo, "--failures", "--only", "nobody"],
  "error: --only daemon leaves no failure": [demo, "--failures", "--only", "daemon"],
  "error: --only and --at-once choose among failures: give --failures, too": [demo, "--only", "spine"],
  "error: option '--top <rows>' argument '0' is invalid": [demo, "--top", "0"],
  "error: option '--at-once <count>' argument '3' is invalid": [demo, "--failures", "--at-once", "3"],
  "failures make": [large, "--failures", "--at-once", "2"],
};

const call = (args: readonly string[]): Call => ({ args: ["simulate", ...args] });
const said: readonly Ended[] = calls([...Object.values(cases), ...Object.values(wrong)].map(call));

describe("calico-fabric simulate", () => {
  it.each(Object.keys(cases).map((name, at) => [name, said[at]] as const))(
    "says of %s what the golden file has",
    (name, ended) => {
      expect(ended?.code).toBe(name === "would-not-work" ? 1 : 0);
      expectGolden(join("golden", "simulate", `cli-${name}.txt`), ended?.out ?? "");
    },
  );

  it.each(Object.keys(wrong).map((message, at) => [message, said[Object.keys(cases).length + at]] as const))(
    "refuses: %s",
    (message, ended) => {
      expect(ended?.code).toBe(2);
      expect(ended?.err).toContain(message);
    },
  );

  it("gives the same as JSON, the worst failure first", () => {
    const [ended] = calls([call([demo, "--failures", "--only", "device", "--json", "--router", "r1-n1"])]);
    const { failures, after, whole } = JSON.parse(ended?.out ?? "") as {
      readonly whole: boolean;
      readonly failures: readonly {
        readonly failures: readonly object[];
        readonly cut: { count: number };
        readonly unreachable: { count: number };
      }[];
      readonly after: readonly { readonly router: { readonly device: string } }[];
    };
    expect(whole).toBe(true);
    const lost = failures.map(({ cut, unreachable }) => cut.count + unreachable.count);
    expect(lost).toEqual(lost.toSorted((a, b) => b - a));
    expect(failures).toHaveLength(22);
    expect(new Set(after.map(({ router }) => router.device))).toEqual(new Set(["r1-n1"]));
  });
});
