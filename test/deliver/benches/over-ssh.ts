import { startComware, type ComwareServer } from "../devices-servers/comware-server.ts";
import { loginTo, type DeviceServer } from "../devices-servers/device-server.ts";
import { startVrp, type VrpServer } from "../devices-servers/vrp-server.ts";
import { inputsOf, type Bench, type Texts } from "./bench.ts";

/** A peer of somebody else's, whose session is up. */
export const THEIRS = "192.0.2.9";

/** In what the two systems' words differ. */
interface Words {
  readonly list: string;
  readonly matches: string;
  readonly password: string;
  readonly family: string;
}

function textsIn({ list, matches, password, family }: Words): Texts {
  const mark = `${list} TO-SPINES index 20 permit 10.64.0.0 16 greater-equal 26 less-equal 32`;
  const first = `${list} TO-SPINES index 10 permit 10.32.0.0 19 greater-equal 26 less-equal 32\n`;
  const rest = `#
route-policy TO-SPINES permit node 10
 if-match ${matches} TO-SPINES
#
bgp 64600
 router-id 10.255.2.0
 group SPINES external
 peer SPINES timer keepalive 3 hold 9
 peer 10.254.0.0 as-number 64513
 peer 10.254.0.0 group SPINES
 peer 10.254.0.0 password ${password} <secret:spines>
 #
 ${family}
  peer SPINES enable
  peer SPINES route-policy TO-SPINES export
`;
  return { artifact: `${first}${rest}`, more: `${first}${mark}\n${rest}`, mark };
}

export const comwareTexts = textsIn({
  list: "ip prefix-list",
  matches: "ip address prefix-list",
  password: "simple",
  family: "address-family ipv4 unicast",
});

export const vrpTexts = textsIn({
  list: "ip ip-prefix",
  matches: "ip-prefix",
  password: "cipher",
  family: "ipv4-family unicast",
});

/** Has a device have a name and a VLAN of somebody else's, and a session. */
function owned<Server extends DeviceServer>(server: Server): Server {
  server.type("sysname tor", "vlan 7", "name theirs", "quit");
  server.save();
  server.peersAre([THEIRS]);
  return server;
}

const benchOf = <Server extends DeviceServer>(
  server: Server,
  platform: "comware" | "vrp",
  { artifact }: Texts,
): Bench<Server> => ({
  server,
  inputs: inputsOf("r1-tor0", platform, artifact, loginTo(server)),
  running: () => server.running(),
  startup: () => server.startup(),
  left: () => [],
  spoil() {
    server.type("bgp 64600", "router-id 10.255.9.9", "quit");
    server.save();
  },
  stop: () => server.stop(),
});

export const startComwareBench = async (): Promise<Bench<ComwareServer>> =>
  benchOf(owned(await startComware()), "comware", comwareTexts);

export const startVrpBench = async (): Promise<Bench<VrpServer>> =>
  benchOf(owned(await startVrp()), "vrp", vrpTexts);
