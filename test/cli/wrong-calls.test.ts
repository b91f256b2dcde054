import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calls, type Ended } from "./command-line.ts";

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-wrong-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const at = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const spec = (bgp = ""): string =>
  `name: dc1\n${bgp}spines: [{ name: s1, index: 0 }]\nracks: [{ name: r1, index: 0, nodes: [{ name: n1, index: 0 }] }]\n`;
const dc1 = at("dc1.yaml", spec());
const head = at("head.yaml", spec("bgp: { maximumAsPath: 40 }\n"));
const table = at("devices.csv", "role,name\nspine,s1\n");
const noUser = at("ways.yaml", "devices: {}\n");
const pod = at("list.yaml", "- pod\n");
const directory = join(folder, "directory");
mkdirSync(directory);

const WRONG: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    "a file where migrate is to make a folder",
    ["migrate", dc1, "--model", "igp", "--out", dc1],
    /^error: cannot write .*dc1\.yaml: what stands there is no folder$/m,
  ],
  [
    "a file where rollout is to make a folder",
    ["rollout", head, "--from", dc1, "--ways", noUser, "--state", dc1],
    /^error: .*dc1\.yaml: what stands there is no folder$/m,
  ],
  [
    "ways that lack something",
    ["verify", dc1, "--ways", noUser],
    /^error: .*ways\.yaml has no ways to devices: user: is missing$/m,
  ],
  [
    "a run that is to go on and to be taken back",
    ["rollout", head, "--ways", noUser, "--state", folder, "--continue", "--back"],
    /^error: .*--continue.* cannot be used with .*--back/m,
  ],
  [
    "settings of an export that is not asked for",
    ["export", dc1, "--to", "csv", "--out", folder, "--domain", "example.com", "--serial", "1"],
    /^error: --domain is for --to dns, dhcp\nerror: --serial is for --to dns$/m,
  ],
  [
    "a cluster's objects beside an inventory",
    ["import", "csv", table, "--cluster", dc1],
    /^error: --cluster goes with switches' texts, and csv is an inventory$/m,
  ],
  [
    "a base beside switches' texts",
    ["import", "frr", table, "--base", dc1],
    /^error: --base goes with csv, netbox, nautobot, and frr is none of them$/m,
  ],
  ["what is no object", ["import", "calico", pod], /what is no object of Kubernetes: give/],
  [
    "a label of a cluster that is not asked",
    ["init", "--rack-label", "rack", "--context", "prod"],
    /^error: --rack-label: it is of a cluster: give --from-cluster, too\nerror: --context: /m,
  ],
  [
    "counts beside a cluster that says them",
    ["init", "--from-cluster", "--racks", "3"],
    /^error: --racks: with --from-cluster the cluster says it$/m,
  ],
  [
    "a kubeconfig that is not there",
    ["init", "--from-cluster", "--kubeconfig", join(folder, "none")],
    /^error: the kubeconfig .*none can't be read: no such file$/m,
  ],
  [
    "a folder for a kubeconfig",
    ["init", "--from-cluster", "--kubeconfig", directory],
    /^error: the kubeconfig .*directory can't be read: it is a folder$/m,
  ],
  [
    "no spec's name, pods and prefix",
    ["init", "--name", "a b", "--pods", "10.0.0.0", "--ipv6", "fd00::"],
    /^error: --name: it must be a DNS label.*\nerror: --pods: it .*\nerror: --ipv6: it /m,
  ],
];

describe("a wrong call", () => {
  const ended = new Map<string, Ended>();
  beforeAll(() => {
    const all = calls(WRONG.map(([, args]) => ({ args })));
    for (const [index, [name]] of WRONG.entries()) {
      const one = all[index];
      if (one !== undefined) ended.set(name, one);
    }
  }, 120_000);

  it.each(WRONG)("ends with 2 and says what is wrong: %s", (name, _args, says) => {
    const { code, out, err } = ended.get(name) ?? { code: null, out: "", err: "" };
    expect(err).toMatch(says);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  it("names standard output as a hyphen, wherever a file is to be named", () => {
    const [begun, imported] = calls([
      { args: ["init", "--racks", "1", "--out", "-"] },
      { args: ["import", "csv", table, "--out", "-"] },
    ]);
    expect(begun?.out).toContain("\nname: dc1\n");
    expect(imported?.out).toMatch(/^name: imported\n/);
    expect(existsSync("-")).toBe(false);
  });

  it("leaves the file alone that stands in the way", () => {
    expect(ended.size).toBe(WRONG.length);
    expect(readFileSync(dc1, "utf8")).toBe(spec());
  });
});
