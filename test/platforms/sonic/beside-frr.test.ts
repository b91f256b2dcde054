import { compile } from "../../../src/index.ts";
import { formatIpv4 } from "../../../src/net/ipv4.ts";
import { startFrrSwitch, type FrrSwitch } from "../../deliver/frr-switch.ts";
import { describeWith } from "../../support/prerequisites.ts";
import { specOf } from "../../support/specs.ts";
import { waitFor } from "../../support/wait-for.ts";

/*
 * A spine on SONiC and a ToR on FRR, both real FRR. Interfaces of the spine have the names and addresses that CONFIG_DB would give them; its
 * loopback is as much of a network to Linux as SONiC's, which is a dummy: a kernel need not have these.
 */

const spec = {
  ...specOf(1, [1], { model: "igp", ospf: { hello: 1 } }),
  platforms: { spines: "sonic", tors: "frr" },
} as const;
const switches = compile(spec).switches;

const artifact = JSON.parse(switches.find(({ intent }) => intent.role === "spine")?.text ?? "{}") as {
  readonly config_db: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly "frr.conf": readonly string[];
};

/** `Ethernet0|10.0.0.0/31` of any table. */
const addresses = Object.values(artifact.config_db).flatMap((table) =>
  Object.keys(table)
    .map((key) => key.split("|"))
    .flatMap(([name, address]) =>
      name === undefined || !address?.includes("/") ? [] : [[name, address] as const],
    ),
);

/** The ToR, in a network of its own behind the spine's port. */
const TOR = `
ip netns add peer
ip link set Ethernet0-far down
ip link set Ethernet0-far name swp49
ip link set swp49 netns peer
ip netns exec peer ip link set lo up
ip netns exec peer ip link set swp49 up
mkdir -p /etc/frr/peer /run/frr/peer
printf '%s' "$1" >/etc/frr/peer/frr.conf
chown -R frr:frr /etc/frr/peer /run/frr/peer
for daemon in zebra staticd bgpd ospfd; do ip netns exec peer "/usr/lib/frr/$daemon" -d -N peer; done
vtysh -N peer -b`;

describeWith(
  "a spine on SONiC beside a ToR on FRR, by OSPF and iBGP",
  ["root", "namespaces", "labPrograms"],
  () => {
    let spine: FrrSwitch;
    const atTor = async (command: string): Promise<Record<string, unknown>> =>
      JSON.parse(await spine.run("vtysh", "-N", "peer", "-c", command)) as Record<string, unknown>;

    beforeAll(async () => {
      spine = await startFrrSwitch({
        name: "sonic",
        daemons: ["zebra", "staticd", "bgpd", "ospfd"],
        ports: ["Ethernet0", "Loopback0"],
        // Only a zebra that was started with the module for it knows these lines.
        config: `${artifact["frr.conf"].filter((line) => !/^(?:no )?fpm /.test(line)).join("\n")}\n`,
      });
      const tor = switches.find(({ intent }) => intent.role === "tor")?.text ?? "";
      await spine.run("sh", "-c", TOR, "sh", tor);
      for (const [name, address] of addresses) await spine.run("ip", "address", "add", address, "dev", name);
    }, 60_000);
    afterAll(() => spine.stop());

    it("has its loopback no farther away than the link is, as that of a router on FRR", async () => {
      const [{ routerId, ospf } = { routerId: 0, ospf: null }] = switches.map(({ intent }) => intent);
      const link = ospf?.interfaces.find(({ role }) => role === "link")?.cost;
      const cost = await waitFor(
        async () => {
          const route = (await atTor("show ip ospf route json"))[`${formatIpv4(routerId)}/32`];
          return (route as { readonly cost: number } | undefined)?.cost;
        },
        { what: "the ToR to know the spine's loopback", withinSeconds: 60 },
      );
      expect(cost).toBe(link);
    }, 90_000);

    it("has a session with it between the loopbacks", async () => {
      const summary = (): Promise<string> => spine.run("vtysh", "-N", "peer", "-c", "show bgp summary json");
      await waitFor(async () => (await summary()).includes('"state":"Established"'), {
        what: "the session to come up",
        withinSeconds: 60,
      });
    }, 90_000);
  },
);
