import { existingNamespaces, ipBatch, namespaceName, removeNamespaces, runInside } from "./namespaces.ts";
import {
  idOf,
  type Bridge,
  type Cable,
  type LabNamespace,
  type Port,
  type Role,
  type Topology,
} from "./topology.ts";

/**
 * Sysctls by what the namespace plays. A router forwards, spreads flows by port, and sends no redirects. In IPv6 it also takes no
 * advertisements, keeps its addresses while a port is down, as FRR needs it, and uses them at once: nobody here has the same.
 */
const ROUTER = [
  "net.ipv4.ip_forward=1",
  "net.ipv4.fib_multipath_hash_policy=1",
  "net.ipv4.conf.all.rp_filter=0",
  "net.ipv4.conf.default.rp_filter=0",
  "net.ipv4.conf.all.send_redirects=0",
  "net.ipv4.conf.default.send_redirects=0",
  "net.ipv4.conf.all.accept_redirects=0",
  "net.ipv4.conf.default.accept_redirects=0",
  "net.ipv6.fib_multipath_hash_policy=1",
  ...["all", "default"].flatMap((scope) => [
    `net.ipv6.conf.${scope}.accept_ra=0`,
    `net.ipv6.conf.${scope}.accept_redirects=0`,
    `net.ipv6.conf.${scope}.keep_addr_on_down=1`,
    `net.ipv6.conf.${scope}.accept_dad=0`,
  ]),
];
/** A switch's configuration turns forwarding on by itself; a node's Felix does it. */
const NODE = [...ROUTER, "net.ipv6.conf.all.forwarding=1"];
const SETTINGS: Readonly<Record<Role, readonly string[]>> = {
  management: [],
  switch: ROUTER,
  bridge: [],
  rack: [],
  node: NODE,
  pod: ["net.ipv6.conf.all.accept_dad=0", "net.ipv6.conf.default.accept_dad=0"],
};

const end = (lab: string, port: Port): string =>
  `name ${port.interface} netns ${namespaceName(lab, port.at)}`;

const added = (lab: string, [a, b]: Cable): string => `link add ${end(lab, a)} type veth peer ${end(lab, b)}`;

/** The shortest that Linux takes: 2 s to listen and 2 s to learn, and a root that is silent for 6 s is gone. */
const SPANNING = "stp_state 1 forward_delay 200 hello_time 100 max_age 600";
/** STP would hold every new port back for seconds. */
const ALONE = "stp_state 0 forward_delay 0";

/** Nobody here subscribes to multicast. */
const bridgeCommands = (bridge: Bridge): string[] => [
  `link add name ${bridge.interface} type bridge ${bridge.spanning === null ? ALONE : `${SPANNING} priority ${String(bridge.spanning)}`} mcast_snooping 0`,
  ...portCommands({ ...bridge, routes: [], bridge: null }),
];

const portCommands = (port: Port): string[] => [
  ...(port.bridge === null ? [] : [`link set ${port.interface} master ${port.bridge}`]),
  ...port.addresses.map((address) => `address add ${address} dev ${port.interface}`),
  `link set ${port.interface} up`,
  ...port.routes.map((route) => `route add ${route}`),
];

/** What a namespace gets: loopback and bridges when it is new, and its ports of new cables. */
async function furnish(
  lab: string,
  at: LabNamespace,
  isNew: boolean,
  topology: Topology,
  cables: readonly Cable[],
): Promise<void> {
  const here = ({ at: other }: { readonly at: LabNamespace }): boolean => idOf(other) === idOf(at);
  const commands = [
    ...(isNew
      ? [
          "link set lo up",
          ...topology.loopbacks
            .filter(here)
            .flatMap(({ addresses }) => addresses.map((address) => `address add ${address} dev lo`)),
          ...topology.bridges.filter(here).flatMap(bridgeCommands),
        ]
      : []),
    ...cables.flat().filter(here).flatMap(portCommands),
  ];
  if (commands.length === 0) return;
  await runInside(lab, at, ["ip", "-batch", "-"], { input: `${commands.join("\n")}\n` });
}

/** Removes the namespaces that a topology does not have, and with them all that runs there. */
export async function unwire(lab: string, topology: Topology): Promise<void> {
  const wanted = new Set(topology.namespaces.map(idOf));
  await removeNamespaces(
    lab,
    (await existingNamespaces(lab)).filter((id) => !wanted.has(id)),
  );
}

/** Adds to the machine's namespaces and cables what the topology has more, and touches nothing else. Returns what is new. */
export async function wire(lab: string, topology: Topology): Promise<readonly LabNamespace[]> {
  const existing = new Set(await existingNamespaces(lab));
  const fresh = topology.namespaces.filter((at) => !existing.has(idOf(at)));
  const isNew = (at: LabNamespace): boolean => !existing.has(idOf(at));
  if (fresh.length === 0) return fresh;
  await ipBatch(fresh.map((at) => `netns add ${namespaceName(lab, at)}`));
  // Sysctls come before the interfaces, which take over the defaults when they are made.
  await Promise.all(
    fresh
      .filter(({ role }) => SETTINGS[role].length > 0)
      .map((at) => runInside(lab, at, ["sysctl", "-q", "-w", ...SETTINGS[at.role]])),
  );
  // A cable goes with either of its namespaces, so one is missing exactly where one of them is new.
  const cables = topology.cables.filter(([a, b]) => isNew(a.at) || isNew(b.at));
  await ipBatch(cables.map((cable) => added(lab, cable)));
  await Promise.all(topology.namespaces.map((at) => furnish(lab, at, isNew(at), topology, cables)));
  await Promise.all(
    topology.loopbacks
      .filter(({ at, settings }) => settings.length > 0 && isNew(at))
      .map(({ at, settings }) => runInside(lab, at, ["sysctl", "-q", "-w", ...settings])),
  );
  return fresh;
}
