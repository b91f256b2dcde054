import type { CompiledFabric } from "../../compile.ts";
import { gbpsOf, laneOf } from "../../hardware/models/index.ts";
import { cableName } from "../../plan/cable-name.ts";
import { cablesOf as cablesIn } from "../../plan/links.ts";
import type { FabricPlan } from "../../plan/types.ts";
import type { Cable, CableKind, CablePort } from "./cable.ts";
import { serverCables, torCables } from "./servers.ts";

export type { Cable, CablePort } from "./cable.ts";

type Bare = Omit<Cable, "gbps">;

/** By device the rack that it stands in. */
function racksOf({ switches, bridges, racks }: FabricPlan): ReadonlyMap<string, string> {
  return new Map([
    ...[...switches, ...bridges].flatMap(({ name, rack }): [string, string][] =>
      rack === null ? [] : [[name, rack]],
    ),
    ...racks.flatMap((rack) =>
      [...rack.nodes, ...rack.hosts].map(({ name }): [string, string] => [name, rack.name]),
    ),
  ]);
}

function linkCables(plan: FabricPlan): readonly Bare[] {
  const racks = racksOf(plan);
  const ports = Map.groupBy(
    plan.links.flatMap((link) => cablesIn(link).flat()),
    (end) => `${end.device} ${end.interface}`,
  );
  const portOf = (end: { readonly device: string; readonly interface: string }): CablePort => ({
    device: end.device,
    // An interface with several cables is an aggregate, whose members are the server's own matter.
    interface: ports.get(`${end.device} ${end.interface}`)?.length === 1 ? end.interface : null,
    rack: racks.get(end.device) ?? null,
  });
  const between = new Map<string, number>();
  const cables = plan.links.flatMap((link) => cablesIn(link).map((ends) => ({ kind: link.kind, ends })));
  return cables.map(({ kind, ends: [one, other] }): Bare => {
    const pair = `${one.device}--${other.device}`;
    const at = between.get(pair) ?? 0;
    between.set(pair, at + 1);
    const inRack = racks.has(one.device) && racks.get(one.device) === racks.get(other.device);
    const what: CableKind = kind === "access" ? "server" : inRack ? "tor-peer" : "fabric";
    return { id: cableName(pair, at), kind: what, ends: [portOf(one), portOf(other)] };
  });
}

/** A border's port has one cable, though several routers may stand in the network behind it: the first by name. */
function outsideCables(plan: FabricPlan): readonly Bare[] {
  const racks = racksOf(plan);
  const byPort = Map.groupBy(plan.outside?.peers ?? [], (peer) => `${peer.border} ${peer.interface}`);
  return [...byPort.values()].flatMap(([peer]): Bare[] =>
    peer === undefined
      ? []
      : [
          {
            id: peer.id,
            kind: "outside",
            ends: [
              { device: peer.border, interface: peer.interface, rack: racks.get(peer.border) ?? null },
              { device: peer.router, interface: null, rack: null },
            ],
          },
        ],
  );
}

/** What the spec says of such a cable, else the slower of its switches' ports. */
function speedsIn({ plan }: CompiledFabric): (cable: Bare) => number | null {
  const hardware = new Map(
    [...plan.switches, ...plan.bridges].map((device) => [device.name, device.hardware]),
  );
  const said = { fabric: plan.ethernet.fabric.gbps, server: plan.ethernet.racks.gbps };
  return ({ kind, ends }) => {
    const own = kind === "fabric" || kind === "server" ? said[kind] : undefined;
    if (own !== undefined) return own;
    const known = ends.flatMap((end) => {
      const model = hardware.get(end.device) ?? null;
      if (model === null || end.interface === null) return [];
      return laneOf(model, end.interface)?.gbps ?? gbpsOf(model, end.interface) ?? [];
    });
    return known.length === 0 ? null : Math.min(...known);
  };
}

/** Every cable that the fabric has by its spec: between switches, then rack by rack, then to the outside. */
export function cablesOf(fabric: CompiledFabric): readonly Cable[] {
  const { plan } = fabric;
  const gbpsFor = speedsIn(fabric);
  const all = [
    ...linkCables(plan),
    ...plan.racks.flatMap((rack) => [...torCables(rack), ...serverCables(fabric, rack)]),
    ...outsideCables(plan),
  ];
  return all.map((cable) => ({ ...cable, gbps: gbpsFor(cable) }));
}
