import { compile } from "../../src/index.ts";
import { put, takeOff, type SwitchInputs } from "../../src/deliver/index.ts";
import { datacenter as dual } from "../lab/fabrics/as-per-rack-dual.ts";
import { describeWith } from "../support/prerequisites.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";
import { inputsFor } from "./frr-over-ssh.ts";
import { FOREIGN } from "./switch-texts.ts";

jest.setTimeout(120_000);

const PORTS = ["swp49", "swp50", "swp114", "swp129", "swp130"];
const LINKS =
  "for link in /sys/class/net/*; do echo ${link##*/} $(cat $link/mtu $link/flags $link/ifalias); done";

const artifactOf = (mtu: number, nodes: number): string => {
  const spec = {
    ...dual,
    platforms: { spines: "frr", tors: "linux" },
    linux: { bridges: "per-vlan" },
    ethernet: { fabric: { mtu }, racks: { mtu } },
    racks: (dual.racks ?? []).map((rack) => ({ ...rack, nodes: (rack.nodes ?? []).slice(0, nodes) })),
  } as const;
  const found = compile(spec).switches.find(({ intent }) => intent.device === "r1-tor0");
  if (found === undefined) throw new Error("no such switch");
  return found.text;
};

describeWith(
  "a switch whose network is the fabric's",
  ["root", "namespaces", "labPrograms", "ifupdown2"],
  ({ ifupdown2 }) => {
    let sw: FrrSwitch;
    const inputs = (artifact: string): SwitchInputs => ({ ...inputsFor(sw), platform: "linux", artifact });
    const sh = (script: string): Promise<string> => sw.run("sh", "-c", script);
    const links = (): Promise<string> => sh(LINKS);
    const mtuOf = async (name: string): Promise<number> => Number(await sh(`cat /sys/class/net/${name}/mtu`));

    beforeAll(async () => {
      sw = await startFrrSwitch({
        name: "whole",
        address: "198.18.9.41",
        config: FOREIGN,
        ports: PORTS,
        tools: [ifupdown2],
      });
    });
    afterAll(() => sw.stop());

    it("gets all of it, changes it, and is as it was once the fabric is gone", async () => {
      const before = [await links(), await sw.frrConf(), await sw.runningConfig()];
      expect((await put(inputs(artifactOf(9000, 2)))).kind).toBe("installed");
      expect(await sh("ls /sys/class/net/vlan10/brif")).toBe("swp114\nswp129\nswp130\n");
      expect([await mtuOf("swp49"), await mtuOf("vlan10")]).toEqual([9000, 9000]);
      expect(await sw.vtysh("show ip route connected")).toContain("vlan10");
      expect((await put(inputs(artifactOf(9000, 2)))).kind).toBe("unchanged");
      await sh("ip link set swp49 mtu 1400; ip link set swp130 nomaster");
      const drift = await put(inputs(artifactOf(9000, 2)), true);
      expect(drift).toMatchObject({ kind: "changed" });
      expect(drift.lines).toContain("ifup swp49 (mtu");
      expect((await put(inputs(artifactOf(1500, 1)))).kind).toBe("changed");
      expect(await sh("ls /sys/class/net/vlan10/brif")).toBe("swp114\nswp129\n");
      expect([await mtuOf("swp49"), await mtuOf("vlan10")]).toEqual([1500, 1500]);
      const { device, platform, connection } = inputs("");
      expect((await takeOff({ device, platform, connection })).kind).toBe("removed");
      expect([await links(), await sw.frrConf(), await sw.runningConfig()]).toEqual(before);
      expect(await sh("ls -A /etc/frr /etc/network /etc/network/interfaces.d")).not.toContain("calico");
    });
  },
);
