import { RACK_VLAN } from "../../../src/hardware/index.ts";
import { formatIpv4 } from "../../../src/net/ipv4.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";

/** The longest packet that a rack's ToRs exchange: the MTU without the headers of IPv4 and ICMP. */
const HEADERS = 28;

interface Wanted {
  readonly device: string;
  readonly bridge: string;
  readonly ports: readonly string[];
}

const sorted = (names: readonly string[]): string => [...names].sort().join(" ");

/** What each switch is to bridge, by the plan. */
function wanted(lab: Lab): readonly Wanted[] {
  const { racks, bridges, planes } = lab.plan();
  return [
    ...racks.flatMap(({ tors }) =>
      tors.flatMap(({ device, interface: bridge, vlan }) =>
        vlan === null || bridge === null
          ? []
          : [{ device, bridge, ports: [...vlan.servers, ...vlan.siblings].map((one) => one.interface) }],
      ),
    ),
    ...bridges.map(({ name: device, ports }) => ({
      device,
      bridge: `vlan${String(planes.find((plane) => plane.bridges.includes(device))?.vlan ?? RACK_VLAN)}`,
      ports: ports.map((one) => one.interface),
    })),
  ];
}

async function bridged(lab: Lab, { device, bridge, ports }: Wanted): Promise<readonly string[]> {
  const there = await lab.onSwitch(device, ["ls", `/sys/class/net/${bridge}/brif`]);
  const found = sorted(there.split("\n").filter(Boolean));
  return found === sorted(ports) ? [] : [`${device}: ${bridge} has ${found}, not ${sorted(ports)}`];
}

/** ToRs of a rack, each with the next: over the trunk between them. */
function neighbours(lab: Lab): readonly { readonly from: string; readonly to: string }[] {
  return lab
    .plan()
    .racks.flatMap(({ tors }) =>
      tors.flatMap((tor, at) =>
        tors
          .slice(at + 1)
          .flatMap(({ address }) =>
            address === null ? [] : [{ from: tor.device, to: formatIpv4(address) }],
          ),
      ),
    );
}

async function whole(
  lab: Lab,
  mtu: number,
  { from, to }: { from: string; to: string },
): Promise<readonly string[]> {
  const ping = ["ping", "-q", "-n", "-c", "1", "-W", "2", "-M", "do", "-s", String(mtu - HEADERS), to];
  const said = await lab.onSwitch(from, ["sh", "-c", `${ping.join(" ")} || :`]);
  return said.includes(" 0% packet loss") ? [] : [`${from}: ${String(mtu)} octets do not reach ${to}`];
}

async function look(lab: Lab): Promise<Finding> {
  const mtu = lab.plan().ethernet.racks.mtu ?? 1500;
  const [all, pairs] = [wanted(lab), neighbours(lab)];
  const faults = await Promise.all([
    ...all.map((one) => bridged(lab, one)),
    ...pairs.map((one) => whole(lab, mtu, one)),
  ]);
  return allOf("bridges and trunks", all.length + pairs.length, faults.flat());
}

export const networkMade: Claim = {
  id: "network-made",
  says: "what is delivered makes every switch's bridges, with the ports of the plan and their MTU",
  appliesTo: (_, { platforms }) => platforms.tors === "linux" && platforms.spines === "linux",
  run: look,
};
