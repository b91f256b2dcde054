import { switchConfig } from "../../src/deliver/index.ts";
import { describeWith } from "../support/prerequisites.ts";
import { waitFor } from "../support/wait-for.ts";
import { inputsFor } from "./frr-over-ssh.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";

/* FRR takes another router id of OSPF only when OSPF starts anew: seen at the neighbour, another FRR behind a port of the switch. */

const ospf = (routerId: string, address: string): string => `interface swp1
 ip address ${address}/31
 ip ospf area 0
 ip ospf dead-interval 4
 ip ospf hello-interval 1
 ip ospf network point-to-point
exit
router ospf
 ospf router-id ${routerId}
exit
`;

/** In a network of its own, with sockets and configuration of its own. */
const PEER = `
ip netns add peer
ip link set swp1-far netns peer
ip netns exec peer ip link set lo up
ip netns exec peer ip link set swp1-far up
mkdir -p /etc/frr/peer /run/frr/peer
printf '%s' "$1" | sed 's/swp1$/swp1-far/' >/etc/frr/peer/frr.conf
chown -R frr:frr /etc/frr/peer /run/frr/peer
for daemon in zebra ospfd; do ip netns exec peer "/usr/lib/frr/$daemon" -d -N peer; done
vtysh -N peer -b`;

describeWith("another router id of OSPF", ["root", "namespaces", "labPrograms"], () => {
  let sw: FrrSwitch;
  beforeAll(async () => {
    const daemons = ["zebra", "staticd", "bgpd", "ospfd", "ospf6d"];
    sw = await startFrrSwitch({ name: "routerid", daemons });
    await sw.run("sh", "-c", PEER, "sh", ospf("10.9.0.2", "10.0.0.1"));
  }, 60_000);
  afterAll(() => sw.stop());

  const neighbourIs = (routerId: string): Promise<true> =>
    waitFor(
      async () =>
        new RegExp(`^${routerId} .*Full`, "m").test(
          await sw.run("vtysh", "-N", "peer", "-c", "show ip ospf neighbor"),
        ),
      { what: `${routerId} to be the neighbour`, withinSeconds: 60 },
    );

  it("is what the neighbour knows after the delivery", async () => {
    const inputs = inputsFor(sw, { rollbackSeconds: 120 });
    const { outs } = await switchConfig.create({ ...inputs, artifact: ospf("10.9.0.1", "10.0.0.0") });
    await neighbourIs("10.9.0.1");
    await switchConfig.update("tor-1", outs, { ...outs, artifact: ospf("10.9.0.7", "10.0.0.0") });
    await neighbourIs("10.9.0.7");
  }, 180_000);
});
