import { spinePlatform, superSpinePlatform, torPlatform } from "./platforms.ts";
import type { SpecPath } from "../diagnostics/index.ts";
import type { Datacenter } from "../spec/index.ts";
import type { LayoutRules } from "./layout-rules.ts";
import type { PortSystem } from "./port-uses.ts";
import type { NamedPort, SpinePorts, SuperSpinePorts } from "./named-ports.ts";
import {
  nodePlaneSocket,
  spinePairSockets,
  spinePeerSockets,
  superSpineDownlink,
  superSpineSockets,
  torNodeSocket,
  torPairSockets,
  torPeerSockets,
  uplinkSockets,
  type PlacedPorts,
  type Socket,
} from "./ports.ts";
import { there } from "./there.ts";
import { hasPods } from "./tiers.ts";

/** The ports of one role on one device, by the number of what they lead to. */
export interface PortRoleOfDevice {
  readonly system: PortSystem;
  /** Of the device in the spec; where there is none yet, of nothing. */
  readonly path: SpecPath;
  /** The last number that the declared capacity leads to. */
  readonly last: number;
  readonly at: (number: number) => NamedPort;
}

type Of = (last: number, at: PortRoleOfDevice["at"]) => PortRoleOfDevice;

/** Of several cables to the other of a pair, by cable. */
const pairPorts = (
  of: Of,
  links: number,
  sockets: readonly (readonly [Socket, Socket])[],
): readonly PortRoleOfDevice[] =>
  links === 1 ? [] : [of(links - 1, (cable) => there(sockets[cable]?.[0].port ?? null, "cable of a pair"))];

/** Whoever may come to be, by index alone. */
const toCome = { name: "", platform: undefined, hardware: undefined, ports: { to: {} } } as const;

function onTor(
  dc: Datacenter,
  { routing, attachments }: LayoutRules,
  { rack, tor }: PlacedPorts,
  path: SpecPath,
): readonly PortRoleOfDevice[] {
  const { maxSpines, maxUplinksPerSpine, maxNodesPerRack } = dc.capacity;
  const system = torPlatform(dc, tor);
  const servers = routing.from === "node" ? 0 : attachments.of(rack).mostServerPorts(dc, { rack, tor });
  const of: Of = (last, at) => ({ system, path, last, at });
  const node: PortRoleOfDevice["at"] = (at) => torNodeSocket(dc, { rack, tor }, toCome, at).port;
  return [
    of(maxSpines * maxUplinksPerSpine - 1, (number) => {
      const [index, link] = [Math.floor(number / maxUplinksPerSpine), number % maxUplinksPerSpine];
      return uplinkSockets(dc, { rack, tor }, { ...toCome, index }, link)[0].port;
    }),
    ...(routing.from === "node"
      ? [
          of(routing.fabric.planes * maxNodesPerRack - 1, node),
          of(1, (index) => torPeerSockets(dc, rack, [tor, { ...toCome, index }])[0].port),
          ...pairPorts(of, dc.pairs.links, torPairSockets(dc, rack, [tor, { ...toCome, index: 1 }])),
        ]
      : []),
    ...(servers > 0 ? [of(servers - 1, node)] : []),
  ];
}

function onSpine(
  dc: Datacenter,
  { downward, routing }: LayoutRules,
  spine: SpinePorts,
  path: SpecPath,
): readonly PortRoleOfDevice[] {
  const { maxSpines, maxTorsPerRack, maxUplinksPerSpine, maxSuperSpines, maxUplinksPerSuperSpine } =
    dc.capacity;
  const maxRacks = hasPods(dc)
    ? Math.min(dc.capacity.maxRacks, dc.capacity.maxRacksPerPod)
    : dc.capacity.maxRacks;
  const system = spinePlatform(dc, spine);
  const of: Of = (last, at) => ({ system, path, last, at });
  const torAt = (at: number): PlacedPorts => ({
    rack: { name: "", index: Math.floor(at / maxTorsPerRack) },
    tor: { ...toCome, index: at % maxTorsPerRack },
  });
  return [
    of(maxRacks * maxTorsPerRack * maxUplinksPerSpine - 1, (number) => {
      const [at, link] = [Math.floor(number / maxUplinksPerSpine), number % maxUplinksPerSpine];
      return uplinkSockets(dc, torAt(at), spine, link)[1].port;
    }),
    ...(downward === "default" || routing.from === "node"
      ? [
          of(maxSpines - 1, (index) => spinePeerSockets(dc, spine, { ...toCome, index })[0].port),
          ...pairPorts(of, dc.pairs.links, spinePairSockets(dc, spine, { ...toCome, index: 1 })),
        ]
      : []),
    ...(hasPods(dc)
      ? [
          of(maxSuperSpines * maxUplinksPerSuperSpine - 1, (number) => {
            const index = Math.floor(number / maxUplinksPerSuperSpine);
            const link = number % maxUplinksPerSuperSpine;
            return superSpineSockets(dc, spine, { ...toCome, index, plane: undefined }, link)[0].port;
          }),
        ]
      : []),
  ];
}

/** A super-spine's ports, in a plane those of one spine of each pod. */
function onSuperSpine(dc: Datacenter, superSpine: SuperSpinePorts, path: SpecPath): PortRoleOfDevice {
  const { maxPods, maxSpines, maxUplinksPerSuperSpine } = dc.capacity;
  const isInPlane = superSpine.plane !== undefined;
  return {
    system: superSpinePlatform(dc, superSpine),
    path,
    last: (isInPlane ? maxPods : maxPods * maxSpines) * maxUplinksPerSuperSpine - 1,
    at: (number) => superSpineDownlink(dc, superSpine, number),
  };
}

/** Every role of ports on every device; where there is no ToR yet, on the first to come. */
export function portRoles(dc: Datacenter, rules: LayoutRules): readonly PortRoleOfDevice[] {
  const { routing } = rules;
  const tors = dc.racks.flatMap((rack, r) =>
    rack.tors.map((tor, t) => ({ placed: { rack, tor }, path: ["racks", r, "tors", t] })),
  );
  const first = { placed: { rack: { name: "", index: 0 }, tor: { ...toCome, index: 0 } }, path: [] };
  return [
    ...(tors.length > 0 ? tors : [first]).flatMap(({ placed, path }) => onTor(dc, rules, placed, path)),
    ...dc.superSpines.map((one, at) => onSuperSpine(dc, one, ["superSpines", at])),
    ...dc.spines.flatMap((spine, at) => onSpine(dc, rules, spine, ["spines", at])),
    ...(routing.from === "node"
      ? [
          {
            system: "server" as const,
            path: [],
            last: routing.fabric.planes - 1,
            at: (plane: number) => nodePlaneSocket(dc, toCome, plane).port,
          },
        ]
      : []),
  ];
}
