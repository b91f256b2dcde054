import type { CompiledFabric } from "../../compile.ts";
import { allServerLinks, type HostIntent } from "../../intent/index.ts";
import type { Prefix4 } from "../../net/ipv4.ts";
import { hostDaemons } from "../../platforms/hosts/index.ts";
import { firstBlocks } from "../../simulate/network/nodes.ts";
import { exported, type Exported, type Exporter } from "../exporter.ts";
import { yamlText } from "../texts.ts";
import { daemonsText } from "./daemons.ts";
import { playedNode } from "./nodes.ts";
import { refusals } from "./refusals.ts";
import { serverCommands } from "./servers.ts";
import {
  IMAGE,
  routerSysctls,
  serverPortName,
  wired,
  wiresOf,
  type LabLink,
  type LabNode,
} from "./topology.ts";

interface Played {
  readonly name: string;
  readonly node: LabNode;
  /** FRR's configuration. */
  readonly text: string;
}

const bindsOf = (device: string): readonly string[] => [
  "daemons:/etc/frr/daemons",
  `${device}/frr.conf:/etc/frr/frr.conf`,
];

const playedSwitches = ({ switches }: CompiledFabric): readonly Played[] =>
  switches.map(({ intent: { device, role }, text }) => ({
    name: device,
    node: { group: role, binds: bindsOf(device) },
    text,
  }));

/** Nodes and hosts, each by FRR whatever the spec has them speak BGP by. */
function playedServers(fabric: CompiledFabric): readonly Played[] {
  const played = (intent: HostIntent, pods: readonly Prefix4[]) => ({
    name: intent.device,
    node: {
      group: "server" as const,
      binds: bindsOf(intent.device),
      exec: serverCommands(fabric, intent, pods),
    },
    text: hostDaemons.frr.render(intent),
  });
  return [
    ...fabric.clusters.flatMap(({ cluster }) =>
      cluster.racks.flatMap((rack) =>
        rack.nodes.flatMap((node) => {
          const intent = playedNode(fabric, cluster, rack, node);
          return intent === null ? [] : [played(intent, firstBlocks(cluster)(node, rack))];
        }),
      ),
    ),
    ...fabric.hosts.map(({ intent }) => played({ ...intent, daemon: "frr" }, [])),
  ];
}

/** Cables of routers among themselves, and of servers that have a link of their own to a ToR. */
function ownLinks({ plan }: CompiledFabric): readonly LabLink[] {
  const places = new Map<string, number>();
  return [
    ...plan.links.map(({ ends: [one, other] }): LabLink => [
      `${one.device}:${one.interface}`,
      `${other.device}:${other.interface}`,
    ]),
    ...allServerLinks(plan).map(({ server, device, interface: port }): LabLink => {
      const at = places.get(server) ?? 0;
      places.set(server, at + 1);
      return [`${server}:${serverPortName(at)}`, `${device}:${port}`];
    }),
  ];
}

function files(fabric: CompiledFabric): Exported {
  const reasons = refusals(fabric);
  if (reasons.length > 0) return { ok: false, reasons };
  const { plan } = fabric;
  const wires = plan.racks
    .flatMap((rack) => wiresOf(fabric, rack))
    .map((one) => ({ name: one.name, ...wired(one) }));
  const routers = [...playedSwitches(fabric), ...playedServers(fabric)];
  const taken = new Set(routers.map(({ name }) => name));
  const twice = wires.filter(({ name }) => taken.has(name));
  if (twice.length > 0)
    return { ok: false, reasons: twice.map(({ name }) => `${name} is what a rack's wires are called here`) };
  const topology = {
    name: plan.name,
    topology: {
      // Without a management network, whose default route would go before the fabric's.
      defaults: {
        kind: "linux",
        image: IMAGE,
        "network-mode": "none",
        sysctls: routerSysctls(fabric),
      },
      nodes: Object.fromEntries([...routers, ...wires].map(({ name, node }) => [name, node])),
      links: [...ownLinks(fabric), ...wires.flatMap(({ links }) => links)].map((endpoints) => ({
        endpoints,
      })),
    },
  };
  return exported(
    [
      [`${plan.name}.clab.yml`, yamlText(topology)],
      ["daemons", daemonsText(plan)],
      ...routers.map(({ name, text }): [string, string] => [`${name}/frr.conf`, text]),
    ],
    plan.outside === null
      ? []
      : [
          `routers outside: ${[...new Set(plan.outside.peers.map(({ router }) => router))].join(", ")} are others', and sessions with them stay down`,
        ],
  );
}

/** A lab in containers: switches with the texts that they would be given, servers that FRR plays. */
export const containerlab: Exporter = {
  needs: [],
  files,
};
