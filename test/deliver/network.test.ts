import { compile } from "../../src/index.ts";
import { put, takeOff, type SwitchInputs } from "../../src/deliver/index.ts";
import { datacenter as dual } from "../lab/fabrics/as-per-rack-dual.ts";
import { describeWith } from "../support/prerequisites.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";
import { inputsFor, leftovers } from "./frr-over-ssh.ts";
import { FOREIGN } from "./switch-texts.ts";

jest.setTimeout(120_000);

const PORTS = ["swp49", "swp50", "swp51", "swp114", "swp129", "swp130"];
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
      const drift = await put(inputs(artifactOf(9000, 2)), { preview: true });
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

    it("is refused where interfaces are the user's, somebody else's, or not there", async () => {
      const before = [await links(), await sw.frrConf()];
      const own = "auto swp130\niface swp130\n    address 192.0.2.1/24\n";
      await sh(
        `printf '${own}' >>/etc/network/interfaces; ip link add name vlan10 type bridge; ip link set swp50 name other`,
      );
      const refusal = await put(inputs(artifactOf(9000, 2))).catch(
        (error: unknown) => (error as Error).message,
      );
      await sh(
        "sed -i '/swp130/,$d' /etc/network/interfaces; ip link delete vlan10; ip link set other name swp50; ip link set swp50 up",
      );
      expect(refusal).toContain('step "check" failed: swp130 is the user\'s own in /etc/network/interfaces');
      expect(refusal).toContain("vlan10 is there, and the fabric did not make it");
      expect(refusal).toContain("there is no interface swp50");
      expect([await links(), await sw.frrConf()]).toEqual(before);
      expect(await leftovers(sw)).toBe("");
    });

    /** What runs, what the switch starts with, and how both files are kept. */
    const standing = async (): Promise<readonly string[]> => [
      await links(),
      await sw.runningConfig(),
      await sh("cat /etc/frr/frr.conf /etc/network/interfaces.d/*"),
      await sh(
        "readlink /etc/frr/frr.conf /etc/network/interfaces.d/*; ls -A /etc/frr | grep -c 'calico-fabric[.]d[.]'; true",
      ),
    ];
    const shim = (name: string, script: string): Promise<string> =>
      sw.run(
        "sh",
        "-c",
        'rm -f "/usr/local/sbin/$2"; printf "#!/bin/sh\n%s\n" "$1" >"/usr/local/sbin/$2"; chmod +x "/usr/local/sbin/$2"',
        "sh",
        script,
        name,
      );

    it("is as it was, in both files and what runs, where the change is not in effect or cut off before it is confirmed", async () => {
      expect((await put(inputs(artifactOf(9000, 2)))).kind).toBe("installed");
      const before = await standing();
      // ifupdown2 does nothing, once.
      await shim(
        "ifup",
        'case "$*" in *-s*) ;; *) [ -e /run/failed ] || { : >/run/failed; exit 1; } ;; esac; exec /run/tools/0/sbin/ifup "$@"',
      );
      await expect(put(inputs(artifactOf(1500, 1)))).rejects.toThrow("What ran before was put back");
      expect(await standing()).toEqual(before);
      // The decision does not fall: its script is ended in the very moment.
      await shim(
        "mv",
        'case "$*" in *armed*calico-fabric.d) rm "$0"; kill -9 $PPID; exit 1 ;; esac; exec /usr/bin/mv "$@"',
      );
      await expect(put(inputs(artifactOf(1500, 1)))).rejects.toThrow("What ran before was put back");
      expect(await standing()).toEqual(before);
    });

    it("is all new where it is cut off once it is decided", async () => {
      await shim(
        "mv",
        'case "$*" in *armed*calico-fabric.d) rm "$0"; /usr/bin/mv "$@"; kill -9 $PPID ;; esac; exec /usr/bin/mv "$@"',
      );
      await expect(put(inputs(artifactOf(1500, 1)))).rejects.toThrow('step "confirm" failed');
      expect((await put(inputs(artifactOf(1500, 1)))).kind).toBe("unchanged");
      expect(await mtuOf("vlan10")).toBe(1500);
      const [, , starts = "", kept = ""] = await standing();
      expect(starts).toContain("mtu 1500");
      expect(kept).toBe("/etc/frr/calico-fabric.d/frr.conf\n/etc/frr/calico-fabric.d/network.intf\n1\n");
      const { device, platform, connection } = inputs("");
      expect((await takeOff({ device, platform, connection })).kind).toBe("removed");
      expect(await sh("ls -A /etc/frr /etc/network /etc/network/interfaces.d")).not.toContain("calico");
    });
  },
);
