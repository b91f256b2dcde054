import { formatIpv4, formatPrefix } from "../../../src/net/ipv4.ts";
import { simulateNetwork, type Network } from "../../../src/simulate/index.ts";
import type { Dial, Router } from "../../../src/simulate/network.ts";
import { startFrrSwitch, type FrrSwitch } from "../../deliver/frr-switch.ts";
import { waitFor } from "../../support/wait-for.ts";
import { compareBgp } from "../compare.ts";
import { birdBgp } from "../observed/bird.ts";
import { bird2Bgp } from "../observed/bird2.ts";
import { frrBgp } from "../observed/frr.ts";
import type { ObservedBgp } from "../observed/tables.ts";

/* Networks by hand, run by the daemons themselves: all routers on one LAN, an FRR and any number of BIRDs. */

/** A release of BIRD: how it is run, and what is its own in a configuration. */
export interface Bird {
  /** Folder with the release's `sbin`, which the machine that all runs in has as /run/tools/0. */
  readonly usr: string;
  /** Variables that its programs are run with. */
  readonly environment: readonly string[];
  readonly tables: (text: string) => ObservedBgp;
  /** What a static protocol begins with. */
  readonly ofIpv4: string;
  /** What is said of one peer's routes: these lines, or these in a channel. */
  readonly channel: (lines: readonly string[]) => readonly string[];
}

export const bird1 = (usr: string): Bird => ({
  usr,
  environment: [],
  tables: birdBgp,
  ofIpv4: "",
  channel: (lines) => lines,
});

export const bird2 = (usr: string, libraries: string): Bird => ({
  usr,
  environment: [`LD_LIBRARY_PATH=/run/tools/0/lib/${libraries}`],
  tables: bird2Bgp,
  ofIpv4: "ipv4;",
  channel: (lines) => ["ipv4 {", ...lines, "};"],
});

const OWN = "10.8.0.0/15";

/** A peer as Calico's nodes have theirs. `addPaths` is what Calico's BIRD says of every one. */
const birdPeer = (bird: Bird, router: Router, dial: Dial, addPaths: boolean): readonly string[] => [
  `protocol bgp p${formatIpv4(dial.address).replaceAll(".", "_")} {`,
  `local ${formatIpv4(router.routerId)} as ${String(router.asn)};`,
  `neighbor ${formatIpv4(dial.address)} as ${String(dial.remoteAsn)};`,
  "multihop;",
  "connect delay time 1;",
  "connect retry time 1;",
  ...(dial.reflects ? ["rr client;", `rr cluster id ${formatIpv4(router.clusterId)};`] : []),
  ...bird.channel([
    "import all;",
    `export where net ~ ${OWN};`,
    "gateway recursive;",
    ...(addPaths ? ["add paths on;"] : []),
  ]),
  "}",
];

function birdConfig(bird: Bird, router: Router): string {
  const own = router.own.map(({ prefix }) => `route ${formatPrefix(prefix)} blackhole;`);
  return [
    `router id ${formatIpv4(router.routerId)};`,
    "protocol device {}",
    `protocol direct { ${bird.ofIpv4} }`,
    `protocol static { ${bird.ofIpv4} ${own.join(" ")} }`,
    ...router.dials.flatMap((dial) => birdPeer(bird, router, dial, router.software === "bird")),
    "",
  ].join("\n");
}

const frrConfig = ({ asn, routerId, clusterId, dials }: Router): string =>
  [
    `router bgp ${String(asn)}`,
    `bgp router-id ${formatIpv4(routerId)}`,
    "no bgp ebgp-requires-policy",
    `bgp cluster-id ${formatIpv4(clusterId)}`,
    ...dials.flatMap(({ address, remoteAsn }) => [
      `neighbor ${formatIpv4(address)} remote-as ${String(remoteAsn)}`,
      `neighbor ${formatIpv4(address)} timers connect 1`,
    ]),
    "address-family ipv4 unicast",
    "maximum-paths 64",
    ...dials.flatMap(({ address, reflects }) =>
      reflects ? [`neighbor ${formatIpv4(address)} route-reflector-client`] : [],
    ),
    "",
  ].join("\n");

/** $1: a router's name, $2: its address. */
const PLUG = `
ip link add name "$1" type veth peer name eth0 netns "$1"
ip link set dev "$1" up master lan
ip netns exec "$1" ip link set lo up
ip netns exec "$1" ip addr add "$2/24" dev eth0
ip netns exec "$1" ip link set eth0 up`;

async function startBird(sw: FrrSwitch, bird: Bird, router: Router): Promise<void> {
  const { name } = router;
  await sw.run("ip", "netns", "add", name);
  await sw.run("sh", "-euc", PLUG, "sh", name, formatIpv4(router.routerId));
  await sw.run("sh", "-c", 'printf %s "$1" >"$2"', "sh", birdConfig(bird, router), `/run/${name}.conf`);
  const files = ["-c", `/run/${name}.conf`, "-s", `/run/${name}.ctl`, "-P", `/run/${name}.pid`];
  const command = ["env", ...bird.environment, "/run/tools/0/sbin/bird", ...files];
  await sw.run("ip", "netns", "exec", name, ...command);
}

const ask = (sw: FrrSwitch, { environment }: Bird, { name }: Router, command: string): Promise<string> =>
  sw.run(
    "env",
    ...environment,
    ...["/run/tools/0/sbin/birdc", "-s", `/run/${name}.ctl`],
    ...command.split(" "),
  );

const tableOf = async (sw: FrrSwitch, bird: Bird, router: Router): Promise<ObservedBgp> =>
  router.software === "frr"
    ? frrBgp(await sw.vtysh("show bgp ipv4 unicast json"))
    : bird.tables(await ask(sw, bird, router, `show route all where net ~ ${OWN}`));

async function establishedOf(sw: FrrSwitch, bird: Bird, router: Router): Promise<number> {
  const text =
    router.software === "frr"
      ? await sw.vtysh("show bgp neighbors")
      : await ask(sw, bird, router, "show protocols");
  return [...text.matchAll(router.software === "frr" ? /BGP state = Established/g : /Established/g)].length;
}

/**
 * Runs a network and says how its daemons' tables differ from what the simulator says of it, once every session is up and no table changes
 * any more. The only FRR is the machine that all runs in.
 */
export async function differencesOn(name: string, bird: Bird, network: Network): Promise<readonly string[]> {
  const simulation = simulateNetwork(network);
  const sw = await startFrrSwitch({ name, ports: [], tools: [bird.usr] });
  try {
    await sw.run("sh", "-euc", "ip link add lan type bridge; ip link set lan up");
    for (const router of network.routers) {
      if (router.software !== "frr") {
        await startBird(sw, bird, router);
        continue;
      }
      await sw.run("ip", "addr", "add", `${formatIpv4(router.routerId)}/24`, "dev", "lan");
      await sw.run("sh", "-c", 'printf %s "$1" >/run/own.conf', "sh", frrConfig(router));
      await sw.run("vtysh", "-f", "/run/own.conf");
    }
    const all = <T>(of: (router: Router) => Promise<T>): Promise<readonly T[]> =>
      Promise.all(network.routers.map(of));
    await waitFor(
      async () => {
        const up = await all((router) => establishedOf(sw, bird, router));
        return up.every((count, at) => count === network.routers[at]?.dials.length);
      },
      { what: `the sessions of ${name}`, withinSeconds: 60, everyMs: 250 },
    );
    let before: string | undefined;
    return await waitFor(
      async () => {
        const tables = await all((router) => tableOf(sw, bird, router));
        const now = JSON.stringify(tables.map((table) => [...table]));
        if (now !== before) {
          before = now;
          return null;
        }
        return network.routers.flatMap((router, at) =>
          compareBgp(simulation, router.name, tables[at] ?? new Map()),
        );
      },
      { what: `the tables of ${name} to come to rest`, withinSeconds: 60, everyMs: 2000 },
    );
  } finally {
    await sw.stop();
  }
}
