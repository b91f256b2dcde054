import { allServerLinks } from "../intent/index.ts";
import { cablesOf } from "../plan/links.ts";
import type { CableEnd, FabricPlan, RackGateway, RackPortPlan, RackVlanPlan } from "../plan/types.ts";
import type { SeenNeighbor } from "../platforms/look.ts";
import { lost, odd, type Found } from "./difference.ts";
import { isSamePort } from "./same-port.ts";

/** What is to be plugged into a port of a device. */
export interface ForetoldCable {
  /** The device itself. */
  readonly of: string;
  readonly port: string;
  readonly device: string;
  /** Null where nobody says which of its ports it is. */
  readonly remotePort: string | null;
  /** Whether it is a switch: a server need not speak LLDP. */
  readonly toSwitch: boolean;
}

/** To servers that bond by LACP. */
const aggregated = (vlan: RackVlanPlan | null): readonly RackPortPlan[] =>
  (vlan?.aggregates ?? []).flatMap(({ peers: [peer = ""], ports }) =>
    ports.map((port) => ({ interface: port, peer })),
  );

/** Between two ToRs that are one, by cable. */
function peerCables(
  one: RackGateway | undefined,
  other: RackGateway | undefined,
): readonly (readonly [CableEnd, CableEnd])[] {
  const far = other?.vlan?.pair?.peerLinks ?? [];
  return (one?.vlan?.pair?.peerLinks ?? []).flatMap((port, cable) => {
    const there = far[cable];
    return one === undefined || other === undefined || there === undefined
      ? []
      : [
          [
            { device: one.device, interface: port },
            { device: other.device, interface: there },
          ],
        ];
  });
}

/** The cables of a plan by device. */
export function foretoldCables(plan: FabricPlan): ReadonlyMap<string, readonly ForetoldCable[]> {
  const switches = new Set([...plan.switches, ...plan.bridges].map(({ name }) => name));
  const between = plan.links.flatMap(cablesOf).flatMap(([a, b]) => [
    { own: a, other: b },
    { own: b, other: a },
  ]);
  const racks = plan.racks.flatMap(({ tors }) =>
    tors.flatMap(({ device, vlan }) =>
      [...(vlan?.servers ?? []), ...(vlan?.siblings ?? []), ...aggregated(vlan)].map((port) => ({
        own: { device, interface: port.interface },
        other: { device: port.peer, interface: null },
      })),
    ),
  );
  const toServers = allServerLinks(plan).map(({ device, interface: port, server }) => ({
    own: { device, interface: port },
    other: { device: server, interface: null },
  }));
  const pairs = plan.racks.flatMap(({ tors: [one, other] }) =>
    peerCables(one, other).flatMap(([a, b]) => [
      { own: a, other: b },
      { own: b, other: a },
    ]),
  );
  const cables = [...between, ...racks, ...toServers, ...pairs].map(({ own, other }) => ({
    of: own.device,
    port: own.interface,
    device: other.device,
    remotePort: other.interface,
    toSwitch: switches.has(other.device),
  }));
  return Map.groupBy(cables, ({ of }) => of);
}

/** A system may tell its name with the domain. */
const isDevice = (told: string, device: string): boolean =>
  [told, told.split(".")[0] ?? ""].some((name) => name.toLowerCase() === device.toLowerCase());

/**
 * Whether a neighbour tells of its port what its configuration says that it leads to: here. SONiC tells no name of a port but its alias, and
 * this (lldpmgrd: `portidsubtype local <alias> description <description>`).
 */
const isDescribed = ({ of, port }: ForetoldCable, told: string): boolean =>
  told.trim().toLowerCase() === `${of} ${port}`.toLowerCase();

const written = ({ device, remotePort }: ForetoldCable): string =>
  remotePort === null ? device : `${device} ${remotePort}`;

function atPort(cable: ForetoldCable, there: readonly SeenNeighbor[]): readonly Found[] {
  if (there.length === 0)
    return cable.toSwitch
      ? [
          odd(
            "cable-unseen",
            `on ${cable.port}, which leads to ${written(cable)}, no neighbour is seen`,
            "whether the cable is plugged in, and LLDP runs at both ends: `ethernet.lldp` turns it on where a switch has it off",
          ),
        ]
      : [];
  const right = there.some(
    ({ device, remotePorts }) =>
      isDevice(device, cable.device) &&
      (cable.remotePort === null ||
        remotePorts.some((port) => isSamePort(port, cable.remotePort ?? "") || isDescribed(cable, port))),
  );
  if (right) return [];
  // Servers tell names of their own, and a switch in between would hide them.
  if (!cable.toSwitch && there.every(({ device }) => device === "")) return [];
  const is = there.map(({ device, remotePorts }) =>
    [device || "somebody without a name", remotePorts[0]].join(" ").trim(),
  );
  return [
    (cable.toSwitch ? lost : odd)(
      "cable-wrong",
      `${cable.port} leads to ${is.join(" and ")}, not to ${written(cable)}`,
      "which end is plugged in wrongly; sessions over it are with somebody else",
    ),
  ];
}

/** What of a device's cables is not as planned. Ports that the fabric did not cable are nobody's business. */
export const cableDifferences = (
  cables: readonly ForetoldCable[],
  seen: readonly SeenNeighbor[],
): readonly Found[] =>
  cables.flatMap((cable) =>
    atPort(
      cable,
      seen.filter(({ port }) => isSamePort(port, cable.port)),
    ),
  );
