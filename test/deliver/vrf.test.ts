import { compile, type DatacenterSpec } from "../../src/index.ts";
import { switchConfig } from "../../src/deliver/index.ts";
import { describeWith } from "../support/prerequisites.ts";
import { inputsFor } from "./frr-over-ssh.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";

/* The kernel of a test has no VRF devices: FRR holds what is in a VRF until one comes, and shows it as it was told. */

const spec: DatacenterSpec = {
  name: "dc",
  fabric: { model: "igp" },
  ipv6: { prefix: "fd12:3456:789a::/48" },
  bgp: { bfd: { enabled: true }, discovery: "static" },
  spines: [{ name: "spine-1", index: 0 }],
  racks: [{ name: "r1", index: 0, nodes: [{ name: "worker-1", index: 0 }] }],
};

const torOf = (more: Partial<DatacenterSpec>): string =>
  compile({ ...spec, ...more }).switches.find(({ intent }) => intent.role === "tor")?.text ?? "";

describeWith("a delivery into a VRF", ["root", "namespaces", "labPrograms"], () => {
  let sw: FrrSwitch;
  beforeAll(async () => {
    sw = await startFrrSwitch({
      name: "vrf",
      daemons: ["zebra", "staticd", "bgpd", "ospfd", "ospf6d", "bfdd"],
    });
  }, 60_000);
  afterAll(() => sw.stop());

  const processes = async (): Promise<readonly string[]> =>
    (await sw.run("vtysh", "-c", "show running-config"))
      .split("\n")
      .filter((line) => /^(?:router|vrf) /.test(line))
      .toSorted();

  it("takes the fabric out of the default VRF, leaves others' alone, and finds no drift afterwards", async () => {
    const others = ["-c", "router bgp 65010 vrf blue", "-c", "bgp router-id 192.0.2.1"];
    await sw.run("vtysh", "-c", "configure terminal", ...others);
    const own = processes;
    const { outs } = await switchConfig.create({ ...inputsFor(sw), artifact: torOf({}) });
    const [plain, inVrf] = [torOf({}), torOf({ vrf: "k8s" })];
    expect(plain).not.toBe(inVrf);
    expect(await own()).toEqual([
      "router bgp 64600",
      "router bgp 65010 vrf blue",
      "router ospf",
      "router ospf6",
    ]);
    const { outs: moved } = await switchConfig.update("tor-1", outs, { ...outs, artifact: inVrf });
    expect(await own()).toEqual([
      "router bgp 64600 vrf k8s",
      "router bgp 65010 vrf blue",
      "router ospf vrf k8s",
      "router ospf6 vrf k8s",
    ]);
    const read = await switchConfig.read("tor-1", moved);
    expect(read.props.artifact).toBe(inVrf);
  }, 120_000);
});
