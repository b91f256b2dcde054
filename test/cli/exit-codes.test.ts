import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ALWAYS, ENDINGS } from "../../src/cli/exit-codes.ts";
import { compileSpec } from "../../src/index.ts";
import { calls, type Call } from "./command-line.ts";

const fixture = (name: string): string => join("test", "fixtures", name);
const demo = fixture("demo.yaml");
const refused = fixture("diagnostics/all-at-once.yaml");
const broken = fixture("diagnostics/would-not-work.yaml");
const warned = fixture("diagnostics/asn-over-int32.yaml");
const nowhere = "no-such-file.yaml";

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-codes-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const path = (name: string): string => join(folder, name);
writeFileSync(path("empty.yaml"), "");
writeFileSync(path("bare.cfg"), "hostname leaf-1\nend\n");
writeFileSync(path("devices.csv"), "role,name,rack\nspine,s1,\ntor,t1,r1\nnode,n1,r1\n");
writeFileSync(path("unsound.csv"), "role,name,rack\nspine,S1,\n");
writeFileSync(path("tor-1"), "hostname tor-1\n");
const onEos = fixture("change.yaml");
const running = fixture("running.cfg");
const onWay = path("base.yaml");
const onWayAfter = path("head.yaml");
const small =
  "name: dc1\nspines: [{ name: s1, index: 0 }]\nracks: [{ name: r1, index: 0, nodes: [{ name: n1, index: 0 }, { name: n2, index: 1 }] }]\n";
writeFileSync(onWay, small);
writeFileSync(onWayAfter, `${small}bgp: { passwords: { nodes: nodes } }\n`);
writeFileSync(path("rules.yaml"), "no-lossy-change-without-consent: advisory\n");
writeFileSync(path("ways.yaml"), "user: fabric\ndevices: {}\n");

/** A fabric of one rack as its switches run it, one of them again by another name, and one with a line of a user's. */
const [spine, tor] = ["spine-1.conf", "r1-tor0.conf"] as const;
const single = compileSpec({
  name: "single",
  spines: [{ name: "spine-1", index: 0 }],
  racks: [{ name: "r1", index: 0 }],
});
for (const { intent, text } of single.ok ? single.fabric.switches : [])
  writeFileSync(path(`${intent.device}.conf`), text);
const torText = readFileSync(path(tor), "utf8");
writeFileSync(path("r1-tor1.conf"), torText);
mkdirSync(path("other"));
writeFileSync(
  path("other/r1-tor0.conf"),
  torText.replace(" bgp router-id", " bgp always-compare-med\n bgp router-id"),
);

const switchOf = (platform: string): Readonly<Record<string, string>> => ({
  CALICO_FABRIC_SWITCH: JSON.stringify({
    device: "tor-1",
    platform,
    connection: { transport: "file", path: path("tor-1.conf") },
  }),
});

type Case = Call & { readonly verb: keyof typeof ENDINGS; readonly ends: number };

/** The verbs of one spec. */
const verbs = [
  "validate",
  "check",
  "plan",
  "render",
  "export",
  "draw",
  "report",
  "simulate",
  "compare",
  "cluster",
] as const;

/** What every rollout is told. */
const run = ["--ways", path("ways.yaml"), "--state", path("rollouts")];

const cases: readonly Case[] = [
  ...verbs.flatMap((verb) => {
    const of = (ends: number, spec: string, ...options: readonly string[]): Case => {
      const more =
        verb === "render" || verb === "report"
          ? ["--out", path(`${verb}/${spec}`)]
          : verb === "export"
            ? ["--to", "ansible", "--out", path(`export/${spec}`)]
            : verb === "cluster"
              ? ["--settings"]
              : [];
      return { verb, ends, args: [verb, spec, ...more, ...options] };
    };
    return [
      of(0, demo),
      of(1, refused),
      of(1, broken),
      of(2, nowhere),
      of(2, demo, "--reticulate"),
      of(0, warned),
      of(1, warned, "--strict"),
    ];
  }),
  { verb: "site", ends: 0, args: ["site", fixture("north/site.yaml"), "--out", path("site")] },
  { verb: "site", ends: 1, args: ["site", fixture("site/range-overlap.yaml"), "--json"] },
  { verb: "site", ends: 2, args: ["site", fixture("site/formal.yaml")] },
  { verb: "check", ends: 1, args: ["check", onWayAfter, "--base", onWay] },
  { verb: "check", ends: 0, args: ["check", onWayAfter, "--base", onWay, "--rules", path("rules.yaml")] },
  {
    verb: "check",
    ends: 1,
    args: ["check", onWayAfter, "--base", onWay, "--rules", path("rules.yaml"), "--strict"],
  },
  {
    verb: "check",
    ends: 0,
    args: ["check", onWayAfter, "--base", onWay, "--consent", "r1-tor0", "r1/r1-tor0", "--json"],
  },
  { verb: "check", ends: 2, args: ["check", demo, "--rules", path("ways.yaml")] },
  { verb: "check", ends: 2, args: ["check", demo, "--rules", nowhere] },
  { verb: "check", ends: 2, args: ["check", "-", "--base", "-"] },
  { verb: "cluster", ends: 2, args: ["cluster", demo, "--kubeconfig", nowhere] },
  {
    verb: "change",
    ends: 0,
    args: ["change", onEos, "r1-tor0", "--off", "--from", path("bare.cfg"), "--baseline", path("empty.yaml")],
  },
  { verb: "change", ends: 2, args: ["change", onEos, "r1-tor0", "--off", "--from", running] },
  { verb: "change", ends: 2, args: ["change", onEos, "r1-tor0", "--from", path("empty.yaml")] },
  { verb: "change", ends: 1, args: ["change", refused, "r1-tor0", "--from", running] },
  { verb: "change", ends: 1, args: ["change", onEos, "r1-tor0", "--from", running, "--strict"] },
  { verb: "change", ends: 2, args: ["change", onEos, "r1-tor0"] },
  { verb: "change", ends: 2, args: ["change", onEos, "r9-tor0", "--from", running] },
  { verb: "change", ends: 2, args: ["change", demo, "r1-tor0", "--from", running] },
  { verb: "change", ends: 2, args: ["change", onEos, "r1-tor0", "--from", nowhere] },
  { verb: "change", ends: 2, args: ["change", "-", "r1-tor0", "--from", "-"] },
  { verb: "change", ends: 3, args: ["change", onEos, "r1-tor0", "--from", running] },
  { verb: "explain", ends: 0, args: ["explain", demo, "r1-n1"] },
  { verb: "explain", ends: 0, args: ["explain", "duplicate-index"] },
  { verb: "explain", ends: 1, args: ["explain", refused, "r1-n1"] },
  { verb: "explain", ends: 1, args: ["explain", warned, "r1", "--strict"] },
  { verb: "explain", ends: 2, args: ["explain", demo, "nobody"] },
  { verb: "explain", ends: 2, args: ["explain", "duplicate-indices"] },
  { verb: "trace", ends: 0, args: ["trace", demo, "r1-n1", "r2-n1"] },
  { verb: "trace", ends: 1, args: ["trace", refused, "r1-n1", "r2-n1"] },
  { verb: "trace", ends: 1, args: ["trace", demo, "r1-n1", "r2-n1", "--down", "r2-tor0"] },
  { verb: "trace", ends: 2, args: ["trace", demo, "r1-n1", "nobody"] },
  { verb: "trust", ends: 1, args: ["trust", demo, "--ways", path("ways.yaml")] },
  { verb: "trust", ends: 1, args: ["trust", refused, "--ways", path("ways.yaml")] },
  { verb: "trust", ends: 2, args: ["trust", demo, "--ways", nowhere] },
  { verb: "trust", ends: 2, args: ["trust", demo, "--ways", "-", "--record"] },
  { verb: "verify", ends: 1, args: ["verify", demo, "--ways", path("ways.yaml")] },
  { verb: "verify", ends: 1, args: ["verify", refused, "--ways", path("ways.yaml")] },
  { verb: "verify", ends: 2, args: ["verify", demo, "--ways", nowhere] },
  { verb: "verify", ends: 2, args: ["verify", demo] },
  { verb: "drift", ends: 1, args: ["drift", demo, "--ways", path("ways.yaml")] },
  { verb: "drift", ends: 1, args: ["drift", refused, "--ways", path("ways.yaml")] },
  { verb: "drift", ends: 2, args: ["drift", demo, "--ways", path("ways.yaml"), "--device", "r9-tor0"] },
  { verb: "drift", ends: 2, args: ["drift", demo, "--ways", path("ways.yaml"), "--of", "blue"] },
  {
    verb: "netbox",
    ends: 1,
    args: ["netbox", refused, "--url", "https://127.0.0.1:1"],
    env: { CALICO_FABRIC_NETBOX_TOKEN: "t" },
  },
  {
    verb: "netbox",
    ends: 1,
    args: ["netbox", demo, "--url", "https://127.0.0.1:1"],
    env: { CALICO_FABRIC_NETBOX_TOKEN: "t" },
  },
  { verb: "netbox", ends: 2, args: ["netbox", demo, "--url", "netbox"] },
  { verb: "netbox", ends: 2, args: ["netbox", demo] },
  { verb: "diff", ends: 0, args: ["diff", demo, demo] },
  { verb: "diff", ends: 1, args: ["diff", demo, refused] },
  { verb: "diff", ends: 1, args: ["diff", path("empty.yaml"), broken] },
  { verb: "diff", ends: 2, args: ["diff", demo, nowhere] },
  { verb: "diff", ends: 2, args: ["diff", "-", "-"] },
  { verb: "diff", ends: 3, args: ["diff", demo, path("empty.yaml")] },
  { verb: "import", ends: 0, args: ["import", "frr", ...[spine, tor].map((text) => path(text))] },
  {
    verb: "import",
    ends: 1,
    args: ["import", "frr", ...[spine, tor, "r1-tor1.conf"].map((text) => path(text))],
  },
  { verb: "import", ends: 2, args: ["import", "frr", running] },
  { verb: "import", ends: 2, args: ["import", "frr", nowhere] },
  { verb: "import", ends: 2, args: ["import", "frr", "-", "-"] },
  { verb: "import", ends: 0, args: ["import", "csv", path("devices.csv")] },
  { verb: "import", ends: 0, args: ["import", "csv", path("devices.csv"), "--base", demo, "--json"] },
  { verb: "import", ends: 1, args: ["import", "csv", path("unsound.csv")] },
  { verb: "import", ends: 2, args: ["import", "csv", path("empty.yaml")] },
  { verb: "import", ends: 2, args: ["import", "csv", path("devices.csv"), "--base", running] },
  { verb: "import", ends: 2, args: ["import", "junos", path(spine)] },
  { verb: "import", ends: 3, args: ["import", "frr", path(spine), path("other/r1-tor0.conf")] },
  { verb: "migrate", ends: 0, args: ["migrate", onWay, onWay, "--out", path("stages/same")] },
  { verb: "migrate", ends: 1, args: ["migrate", demo, refused, "--out", path("stages/refused")] },
  { verb: "migrate", ends: 2, args: ["migrate", demo, "--out", path("stages/nowhere")] },
  { verb: "migrate", ends: 2, args: ["migrate", demo, demo, "--model", "igp", "--out", path("stages/both")] },
  {
    verb: "migrate",
    ends: 3,
    args: ["migrate", onWay, "--model", "as-per-server", "--out", path("stages/server")],
  },
  { verb: "way", ends: 0, args: ["way", demo, demo] },
  { verb: "way", ends: 0, args: ["way", path("empty.yaml"), demo] },
  { verb: "way", ends: 0, args: ["way", onWay, onWayAfter, "--consent", "r1-tor0", "r1/r1-tor0"] },
  { verb: "way", ends: 1, args: ["way", demo, refused] },
  { verb: "way", ends: 1, args: ["way", demo, broken] },
  { verb: "way", ends: 2, args: ["way", demo, nowhere] },
  { verb: "way", ends: 2, args: ["way", "-", "-"] },
  { verb: "way", ends: 3, args: ["way", onWay, onWayAfter] },
  { verb: "way", ends: 3, args: ["way", onWay, onWayAfter, "--json", "--consent", "r1-tor0"] },
  { verb: "rollout", ends: 0, args: ["rollout", demo, "--from", demo, ...run] },
  { verb: "rollout", ends: 1, args: ["rollout", refused, "--from", demo, ...run] },
  { verb: "rollout", ends: 2, args: ["rollout", demo, ...run] },
  { verb: "rollout", ends: 2, args: ["rollout", demo, "--from", demo, "--ways", path("ways.yaml")] },
  { verb: "rollout", ends: 2, args: ["rollout", demo, "--from", demo, ...run, "--pause-after", "0"] },
  {
    verb: "rollout",
    ends: 2,
    args: ["rollout", onWayAfter, "--from", onWay, ...run, "--consent", "r1-tor0", "r1/r1-tor0"],
  },
  { verb: "rollout", ends: 3, args: ["rollout", onWayAfter, "--from", onWay, ...run] },
  { verb: "init", ends: 0, args: ["init", "--yes"] },
  { verb: "init", ends: 1, args: ["init", "--pods", "10.0.0.0/30"] },
  { verb: "init", ends: 2, args: ["init", "--spines", "0"] },
  { verb: "complete", ends: 0, args: ["complete", "bash"] },
  { verb: "complete", ends: 2, args: ["complete", "powershell"] },
  { verb: "doctor", ends: 0, args: ["doctor"] },
  { verb: "doctor", ends: 1, args: ["doctor", "cluster"], env: { PATH: "/nowhere", KUBECONFIG: "/nowhere" } },
  { verb: "doctor", ends: 2, args: ["doctor", "everything"] },
  { verb: "preview-comment", ends: 0, args: ["preview-comment", "--base", demo, "--head", refused] },
  { verb: "preview-comment", ends: 2, args: ["preview-comment", "--base", demo] },
  { verb: "deliver put", ends: 2, args: ["deliver", "put"] },
  { verb: "deliver put", ends: 0, args: ["deliver", "put", path("tor-1")], env: switchOf("frr") },
  { verb: "deliver remove", ends: 0, args: ["deliver", "remove"], env: switchOf("frr") },
  { verb: "deliver put", ends: 1, args: ["deliver", "put", path("tor-1")], env: switchOf("ios") },
  { verb: "deliver remove", ends: 1, args: ["deliver", "remove"], env: switchOf("ios") },
  { verb: "deliver remove", ends: 2, args: ["deliver", "remove", "--reticulate"] },
];

/** They take devices that answer, which `trust.test.ts`, `verify.test.ts` and `on-frr.test.ts` have, and a NetBox that does, which `netbox.test.ts` plays. */
const TRIED_ELSEWHERE = ["trust 0", "trust 3", "verify 0", "drift 0", "netbox 0", "netbox 3"];

const ended = calls(cases);

describe("the exit code", () => {
  it.each(cases.map((one, at) => [one.args.join(" ").replaceAll(folder, "."), one.ends, ended[at]] as const))(
    "of `%s` is %i, with a sentence where it is not 0",
    (_, ends, outcome) => {
      expect(outcome?.code).toBe(ends);
      if (ends !== 0 && ends !== 3) expect(`${String(outcome?.err)}${String(outcome?.out)}`).not.toBe("");
      expect(outcome?.err).not.toMatch(/^ {4}at /m);
    },
  );

  it("is tried for every verb and every code that it can end with", () => {
    const tried = new Set([...cases.map(({ verb, ends }) => `${verb} ${String(ends)}`), ...TRIED_ELSEWHERE]);
    const all = Object.entries(ENDINGS).flatMap(([verb, codes]) =>
      ["2", ...Object.keys(codes)].map((code) => `${verb} ${code}`),
    );
    expect(all.filter((one) => !tried.has(one))).toEqual([]);
  });

  it("leaves nothing behind where it is 1", () => {
    const [one] = calls([{ args: ["render", broken, "--out", path("never")] }]);
    expect(one?.code).toBe(1);
    expect(() => readFileSync(path("never/.calico-fabric.sha256"))).toThrow("ENOENT");
  });

  it("stands in the documentation as it is", () => {
    const text = readFileSync(join("docs", "command-line.md"), "utf8");
    const [table = ""] = /^\| verb +\| 0 (?:.*\n)+?(?=\n)/m.exec(text) ?? [];
    const [head, , ...rows] = table
      .trimEnd()
      .split("\n")
      .map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(head).toEqual(["verb", "0", "1", "3"]);
    const documented = rows.map(([verb = "", ...cells]) => [verb.replaceAll("`", ""), ...cells]);
    const expected = Object.entries(ENDINGS).map(([verb, codes]) => {
      const of: Readonly<Record<number, string>> = codes;
      return [verb, of[0] ?? "", of[1] ?? "", of[3] ?? ""];
    });
    expect(documented).toEqual(expected);
    for (const [code, meaning] of Object.entries(ALWAYS)) {
      expect(text.replaceAll("\n", " ")).toContain(meaning);
      expect(text).toMatch(new RegExp(`with ${code}\\b`));
    }
  });
});
