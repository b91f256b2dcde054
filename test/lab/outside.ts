import type { FabricPlan } from "../../src/index.ts";
import { intendOutside, type OutsideIntent } from "../../src/intent/index.ts";
import { formatInterfaceAddress, formatIpv4, formatPrefix } from "../../src/net/ipv4.ts";
import { outsidePort, outsidePorts } from "../../src/simulate/network/outside.ts";
import { firstProcess } from "./namespaces.ts";
import {
  addressesBehind,
  addressToWorld,
  TO_WORLD,
  WORLD,
  worldAddress,
  worldPort,
} from "./outside-topology.ts";
import { LAB_PASSWORDS } from "./passwords.ts";
import { startFrr } from "./switches.ts";
import { switchNamespace } from "./topology.ts";

/** Its own AS is between it and every border, so what it has learned goes out to all of them: borders must see to it themselves. */
function bgp({ asn, routerId, announces, links }: OutsideIntent): readonly string[] {
  if (asn === null) return [];
  const peers = links.flatMap(({ borderAddress, session }) =>
    session === null ? [] : [{ address: formatIpv4(borderAddress), ...session }],
  );
  // FRR 8.4.4 takes a neighbour with GTSM of its own for one of several hops, and BFD of one hop and of several never meet; not so a group's.
  const group = (at: number): string => `neighbor BORDER-${String(at)}`;
  return [
    `router bgp ${String(asn)}`,
    ` bgp router-id ${formatIpv4(routerId)}`,
    " no bgp ebgp-requires-policy",
    " no bgp default ipv4-unicast",
    " bgp bestpath as-path multipath-relax",
    " bgp bestpath compare-routerid",
    ...peers.flatMap(({ address, remoteAsn, password, ttlSecurityHops, bfd }, at) => [
      ` ${group(at)} peer-group`,
      ` ${group(at)} remote-as ${String(remoteAsn)}`,
      ...(password === undefined ? [] : [` ${group(at)} password ${LAB_PASSWORDS[password] ?? ""}`]),
      ...(ttlSecurityHops === null ? [] : [` ${group(at)} ttl-security hops ${String(ttlSecurityHops)}`]),
      ...(bfd ? [` ${group(at)} bfd`] : []),
      ` ${group(at)} timers 3 9`,
      ` ${group(at)} timers connect 1`,
      ` neighbor ${address} peer-group BORDER-${String(at)}`,
    ]),
    " address-family ipv4 unicast",
    ...announces.map((prefix) => `  network ${formatPrefix(prefix)}`),
    ...peers.map((_, at) => `  ${group(at)} activate`),
    "  maximum-paths 64",
    " exit-address-family",
    "exit",
  ];
}

/** A port towards the world, or of the world towards a router. */
const ospfPort = (name: string, address: string): readonly string[] => [
  `interface ${name}`,
  ` ip address ${address}/31`,
  " ip ospf area 0",
  " ip ospf network point-to-point",
  " ip ospf hello-interval 1",
  " ip ospf dead-interval 3",
  "exit",
];

/** What the owner of a router outside would have configured. */
function routerConfig(router: OutsideIntent, at: number): string {
  const { addresses, portOf } = outsidePorts(router.links);
  return [
    "ip forwarding",
    ...addresses.flatMap((address, port) => [
      `interface ${outsidePort(port)}`,
      ` ip address ${formatInterfaceAddress(address)}`,
      "exit",
    ]),
    ...ospfPort(TO_WORLD, addressToWorld(at)),
    ...router.announces.map((prefix) => `ip route ${formatPrefix(prefix)} ${worldAddress(at)}`),
    ...router.links.flatMap((link) =>
      link.routes.map(
        (prefix) =>
          `ip route ${formatPrefix(prefix)} ${formatIpv4(link.borderAddress)} ${outsidePort(portOf(link))}`,
      ),
    ),
    ...bgp(router),
    "router ospf",
    " redistribute bgp",
    " redistribute static",
    "exit",
    "",
  ].join("\n");
}

const worldConfig = (routers: readonly OutsideIntent[]): string =>
  [
    "ip forwarding",
    "interface lo",
    ...addressesBehind(routers).map((address) => ` ip address ${formatIpv4(address)}/32`),
    "exit",
    ...routers.flatMap((_, at) => ospfPort(worldPort(at), worldAddress(at))),
    "router ospf",
    "exit",
    "",
  ].join("\n");

/** Starts what is outside and does not run yet. */
export async function startOutside(
  lab: { readonly name: string; readonly dir: string },
  plan: FabricPlan,
): Promise<void> {
  const routers = intendOutside(plan);
  if (routers.length === 0) return;
  const devices = [
    ...routers.map((router, at) => ({ device: router.device, config: routerConfig(router, at) })),
    { device: WORLD, config: worldConfig(routers) },
  ];
  await Promise.all(
    devices.map(async ({ device, config }) => {
      if ((await firstProcess(lab.name, switchNamespace(device))) !== undefined) return;
      await startFrr(lab, { device, host: "127.0.0.1", daemons: "zebra staticd bgpd ospfd bfdd", config });
    }),
  );
}
