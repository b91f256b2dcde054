import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describeWith } from "../../support/prerequisites.ts";
import { run } from "../../support/run.ts";
import { filesOf, kinds } from "./fabrics.ts";

const LINKS = "links to two ToRs";

/** Writes files as they would stand on a server, below a folder: networkd, which is no root, reads its own; netplan warns of any that others may read. */
function lay(files: ReadonlyMap<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "calico-fabric-server-"));
  for (const [path, text] of files) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text, { mode: path.includes("netplan/") ? 0o600 : 0o644 });
  }
  return root;
}

/** A network of its own, with the ports of a server and cables in them; no file of the machine's own is in the way. */
const SERVER = `mount -t tmpfs tmpfs /run && mount -t tmpfs tmpfs /var/tmp && mkdir -p /run/network
for n in 0 1; do ip link add eth$n type veth peer p$n; ip link set p$n up; done
`;

/** What a server does then: by which address it is seen, by whom. */
const ASKED = `ip route add 10.9.0.0/16 via 10.248.0.0
ip -6 route add fd99::/64 via fd12:3456:789a:400::
for to in 10.248.0.0 10.248.1.0 10.9.0.1 fd12:3456:789a:400:: fd12:3456:789a:400::100 fd99::1; do
  ip route get $to | sed -n 's/^\\(\\S*\\) .*src \\(\\S*\\).*/\\1 as \\2/p'
done
cat /sys/class/net/eth0/mtu`;

const ANSWERED = `10.248.0.0 as 10.248.0.1
10.248.1.0 as 10.248.1.1
10.9.0.1 as 10.192.0.10
fd12:3456:789a:400:: as fd12:3456:789a:400::1
fd12:3456:789a:400::100 as fd12:3456:789a:400::101
fd99::1 as fd12:3456:789a:2000::a
8950
`;

/** Networkd, which takes links for ready that udev can't know of where /sys can't be written to. It goes when it is done, or after a bound. */
const byNetworkd = (networkd: string, root: string): string => `mount -t sysfs -o ro sysfs /sys
mkdir -p /run/systemd/netif/links /run/systemd/netif/leases /run/systemd/netif/lldp
chown -R systemd-network:systemd-network /run/systemd/netif
mount -t tmpfs tmpfs /etc/systemd
cp -r ${root}/etc/systemd/. /etc/systemd
[ ! -d ${root}/run/systemd/network ] || cp -r ${root}/run/systemd/network /run/systemd
ip link set lo up
timeout 30 ${networkd} >/run/said 2>&1 & networkd=$!
left=100
until [ $left = 0 ] || { ip -6 route show | grep -q ' src fd12:3456:789a:400::101 ' && ip -4 address show lo | grep -q 10.192; }; do sleep 0.1; left=$((left - 1)); done
grep -i 'unknown\\|fail\\|ignor' /run/said
${ASKED}
kill $networkd; wait $networkd || true`;

const inNamespace = async (script: string): Promise<string> =>
  (await run("unshare", ["-n", "-m", "sh", "-c", SERVER + script])).stdout;

const roots: string[] = [];
const rootOf = (files: ReadonlyMap<string, string>): string => {
  const root = lay(files);
  roots.push(root);
  return root;
};
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

describeWith("ifupdown2 on a server", ["root", "namespaces", "ifupdown2"], ({ ifupdown2 }) => {
  const file = (root: string): string => `${root}/etc/network/interfaces.d/calico-fabric.intf`;

  it("gives its ports addresses by which only the links are spoken to", async () => {
    const root = rootOf(filesOf(LINKS, { network: "ifupdown2" }));
    const script = `mount -t sysfs sysfs /sys; ${ifupdown2}/sbin/ifup -a -i ${file(root)} 2>&1\n${ASKED}`;
    expect(await inNamespace(script)).toBe(ANSWERED);
  }, 60_000);

  it("takes bonds too, and has nothing to say", async () => {
    const files = kinds.map((kind) => file(rootOf(filesOf(kind, { network: "ifupdown2" }))));
    const script = `mount -t sysfs sysfs /sys; for file in ${files.join(" ")}; do ${ifupdown2}/sbin/ifup -a -s -i $file 2>&1 || echo refused; done`;
    expect(await inNamespace(script)).toBe("");
  }, 60_000);
});

describeWith("networkd on a server", ["root", "namespaces", "networkd"], ({ networkd }) => {
  it("gives its ports addresses by which only the links are spoken to", async () => {
    const root = rootOf(filesOf(LINKS, { network: "systemd-networkd" }));
    expect(await inNamespace(byNetworkd(networkd, root))).toBe(ANSWERED);
  }, 60_000);
});

describeWith(
  "netplan on a server",
  ["root", "namespaces", "netplan", "networkd"],
  ({ netplan, networkd }) => {
    const generate = (root: string): Promise<{ readonly stdout: string }> =>
      run("sh", ["-c", `${netplan.generate} --root-dir ${root} 2>&1`], {
        env: { LD_LIBRARY_PATH: netplan.libraries },
      });

    it("has networkd do the same", async () => {
      const root = rootOf(filesOf(LINKS, { network: "netplan" }));
      expect((await generate(root)).stdout).toBe("");
      expect(await inNamespace(byNetworkd(networkd, root))).toBe(ANSWERED);
    }, 60_000);

    it.each(kinds)("takes %s, and has nothing to say", async (kind) => {
      const root = rootOf(filesOf(kind, { network: "netplan" }));
      expect((await generate(root)).stdout).toBe("");
    });
  },
);
