import type { FabricPlan } from "../../src/index.ts";
import { familiesOf, intendOutside, type Family, type OutsideIntent } from "../../src/intent/index.ts";
import { formatIpv4 } from "../../src/net/ipv4.ts";
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

const KEYWORD = { ipv4: "ip", ipv6: "ipv6" } as const;

/** In IPv6 two next hops are told, and a simulation has the global one. */
const GLOBAL = "GLOBAL";
const PREFERS = {
  ipv4: [],
  ipv6: [`route-map ${GLOBAL} permit 10`, " set ipv6 next-hop prefer-global", "exit"],
};

/** Its own AS is between it and every border, so what it has learned goes out to all of them: borders must see to it themselves. */
function bgp(
  { asn, routerId, announces, links }: OutsideIntent,
  families: readonly Family[],
): readonly string[] {
  if (asn === null) return [];
  const peers = links.flatMap(({ borderAddress, session }) =>
    session === null ? [] : [{ border: borderAddress, ...session }],
  );
  // FRR 8.4.4 takes a neighbour with GTSM of its own for one of several hops, and BFD of one hop and of several never meet; not so a group's.
  const group = (at: number, { name }: Family): string =>
    `neighbor BORDER-${String(at)}${name === "ipv4" ? "" : "-V6"}`;
  return [
    ...families.flatMap(({ name }) => PREFERS[name]),
    `router bgp ${String(asn)}`,
    ` bgp router-id ${formatIpv4(routerId)}`,
    " no bgp ebgp-requires-policy",
    " no bgp default ipv4-unicast",
    " bgp bestpath as-path multipath-relax",
    " bgp bestpath compare-routerid",
    ...families.flatMap((family) =>
      peers.flatMap(({ border, remoteAsn, password, ttlSecurityHops, bfd }, at) => [
        ` ${group(at, family)} peer-group`,
        ` ${group(at, family)} remote-as ${String(remoteAsn)}`,
        ...(password === undefined
          ? []
          : [` ${group(at, family)} password ${LAB_PASSWORDS[password] ?? ""}`]),
        ...(ttlSecurityHops === null
          ? []
          : [` ${group(at, family)} ttl-security hops ${String(ttlSecurityHops)}`]),
        ...(bfd ? [` ${group(at, family)} bfd`] : []),
        ` ${group(at, family)} timers 3 9`,
        ` ${group(at, family)} timers connect 1`,
        ` neighbor ${family.address(border)} peer-group ${group(at, family).replace("neighbor ", "")}`,
      ]),
    ),
    ...families.flatMap((family) => [
      ` address-family ${family.name} unicast`,
      ...announces.filter(family.has).map((prefix) => `  network ${family.prefix(prefix)}`),
      ...peers.flatMap((_, at) => [
        `  ${group(at, family)} activate`,
        ...(family.name === "ipv4" ? [] : [`  ${group(at, family)} route-map ${GLOBAL} in`]),
      ]),
      "  maximum-paths 64",
      " exit-address-family",
    ]),
    "exit",
  ];
}

const OSPF = { ipv4: ["ip ospf", "router ospf"], ipv6: ["ipv6 ospf6", "router ospf6"] } as const;

/** A port towards the world, or of the world towards a router. */
const ospfPort = (
  name: string,
  address: (family: Family["name"]) => string,
  families: readonly Family[],
): readonly string[] => [
  `interface ${name}`,
  ...families.flatMap((family) => {
    const [of] = OSPF[family.name];
    return [
      ` ${KEYWORD[family.name]} address ${address(family.name)}`,
      ` ${of} area 0`,
      ` ${of} network point-to-point`,
      ` ${of} hello-interval 1`,
      ` ${of} dead-interval 3`,
    ];
  }),
  "exit",
];

/** OSPF of each family, by a router's number where it has no IPv4 address to be known by. */
const ospf = (families: readonly Family[], number: number, lines: readonly string[]): readonly string[] =>
  families.flatMap(({ name }) => [
    OSPF[name][1],
    ...(name === "ipv4" ? [] : [` ospf6 router-id 0.0.1.${String(number)}`]),
    ...lines,
    "exit",
  ]);

const withoutLength = (address: string): string => address.replace(/\/.*$/, "");

/** What the owner of a router outside would have configured. */
function routerConfig(router: OutsideIntent, at: number, families: readonly Family[]): string {
  const { addresses, portOf } = outsidePorts(router.links);
  return [
    ...families.map(({ name }) => `${KEYWORD[name]} forwarding`),
    ...addresses.flatMap((address, port) => [
      `interface ${outsidePort(port)}`,
      ...families.map((family) => ` ${KEYWORD[family.name]} address ${family.interfaceAddress(address)}`),
      "exit",
    ]),
    ...ospfPort(TO_WORLD, (family) => addressToWorld(at, family), families),
    ...families.flatMap((family) => [
      ...router.announces
        .filter(family.has)
        .map(
          (prefix) =>
            `${KEYWORD[family.name]} route ${family.prefix(prefix)} ${withoutLength(worldAddress(at, family.name))}`,
        ),
      ...router.links.flatMap((link) =>
        link.routes.map(
          (prefix) =>
            `${KEYWORD[family.name]} route ${family.prefix(prefix)} ${family.address(link.borderAddress)} ${outsidePort(portOf(link))}`,
        ),
      ),
    ]),
    ...bgp(router, families),
    ...ospf(families, at, [" redistribute bgp", " redistribute static"]),
    "",
  ].join("\n");
}

const worldConfig = (routers: readonly OutsideIntent[], families: readonly Family[]): string =>
  [
    ...families.map(({ name }) => `${KEYWORD[name]} forwarding`),
    "interface lo",
    ...families.flatMap((family) =>
      addressesBehind(routers, family).map(
        (address) => ` ${KEYWORD[family.name]} address ${address}/${String(family.bits)}`,
      ),
    ),
    "exit",
    ...routers.flatMap((_, at) => ospfPort(worldPort(at), (family) => worldAddress(at, family), families)),
    ...ospf(families, 255, []),
    "",
  ].join("\n");

/** Starts what is outside and does not run yet. */
export async function startOutside(
  lab: { readonly name: string; readonly dir: string },
  plan: FabricPlan,
): Promise<void> {
  const routers = intendOutside(plan);
  if (routers.length === 0) return;
  const families = familiesOf(plan.ipv6);
  const hasIpv6 = families.some(({ name }) => name === "ipv6");
  const devices = [
    ...routers.map((router, at) => ({ device: router.device, config: routerConfig(router, at, families) })),
    { device: WORLD, config: worldConfig(routers, families) },
  ];
  await Promise.all(
    devices.map(async ({ device, config }) => {
      if ((await firstProcess(lab.name, switchNamespace(device))) !== undefined) return;
      await startFrr(lab, {
        device,
        host: "127.0.0.1",
        daemons: `zebra staticd bgpd ospfd${hasIpv6 ? " ospf6d" : ""} bfdd`,
        config,
      });
    }),
  );
}
