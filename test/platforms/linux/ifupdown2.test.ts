import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileSpec, type DatacenterSpec } from "../../../src/index.ts";
import { networkIn } from "../../../src/platforms/linux/network-text.ts";
import { describeWith } from "../../support/prerequisites.ts";
import { run } from "../../support/run.ts";
import { fabricsOn } from "../support/fabrics.ts";

const long = { ethernet: { fabric: { mtu: 9000, gbps: 25, fec: "rs" }, racks: { mtu: 9000 } } } as const;
const perVlan = { linux: { bridges: "per-vlan" } } as const;

/** ifupdown2's file of one switch of a fabric. */
function networkOf(name: string, device: string, more: Partial<DatacenterSpec> = {}): string {
  const spec = fabricsOn("linux").find((one) => one.name === name);
  const compilation = compileSpec({ ...spec, ...(name.startsWith("l2") ? {} : long), ...more });
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.diagnostics));
  const { switches, bridges } = compilation.fabric;
  return networkIn([...switches, ...bridges].find(({ intent }) => intent.device === device)?.text ?? "");
}

/** One of each kind: it takes half a second for each. */
const networks = [
  networkOf("dual-stack", "r1-tor0"),
  networkOf("dual-stack", "r1-tor0", perVlan),
  networkOf("demo", "r1-tor0", { servers: { bond: "lacp", links: 2 } }),
  networkOf("in-vrf", "r1-tor0"),
  networkOf("l2-plain", "spine-1"),
  networkOf("l2-planes", "r1-tor0", perVlan),
];

describeWith("ifupdown2", ["root", "namespaces", "ifupdown2"], ({ ifupdown2 }) => {
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-network-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** What it says of files, each after its name; in a network of its own, and with no other files of its own to write. */
  async function said(texts: readonly string[]): Promise<string> {
    const files = texts.map((text, at) => {
      const file = join(folder, `${String(at)}.intf`);
      writeFileSync(file, text);
      return file;
    });
    const script = `mount -t sysfs sysfs /sys && mount -t tmpfs tmpfs /run && mount -t tmpfs tmpfs /var/tmp && mkdir /run/network
for file in "$@"; do ${ifupdown2}/sbin/ifup -a -s -i "$file" 2>&1 || echo "$file: refused"; done`;
    const { stdout } = await run("unshare", ["-n", "-m", "sh", "-c", script, "sh", ...files]);
    return stdout;
  }

  it("takes the network of every switch, and has nothing to say", async () => {
    expect(await said(networks)).toBe("");
  }, 60_000);

  it("would refuse a value that it does not know, and an MTU of a bridge", async () => {
    const text = networks[1] ?? "";
    expect(await said([text.replace(/mtu \d+/, "mtu long")])).toContain("mtu");
    expect(await said([text.replace("bridge-stp off", "bridge-stp off\n    mtu 9000")])).toContain("mtu");
  }, 60_000);
});
