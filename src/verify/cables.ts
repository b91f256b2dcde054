import type { FabricPlan } from "../plan/types.ts";
import type { SeenNeighbor } from "../platforms/look.ts";
import { lost, odd, type Found } from "./difference.ts";
import { isSamePort } from "./same-port.ts";

/** What is to be plugged into a port of a device. */
export interface ForetoldCable {
  readonly port: string;
  readonly device: string;
  /** Null where nobody says which of its ports it is. */
  readonly remotePort: string | null;
  /** Whether it is a switch: a server need not speak LLDP. */
  readonly toSwitch: boolean;
}

/** The cables of a plan by device. */
export function foretoldCables(plan: FabricPlan): ReadonlyMap<string, readonly ForetoldCable[]> {
  const switches = new Set([...plan.switches, ...plan.bridges].map(({ name }) => name));
  const between = plan.links.flatMap(({ ends: [a, b] }) => [
    { own: a, other: b },
    { own: b, other: a },
  ]);
  const racks = plan.racks.flatMap(({ tors }) =>
    tors.flatMap(({ device, vlan }) =>
      [...(vlan?.servers ?? []), ...(vlan?.siblings ?? [])].map((port) => ({
        own: { device, interface: port.interface },
        other: { device: port.peer, interface: null },
      })),
    ),
  );
  const cables = [...between, ...racks].map(({ own, other }) => ({
    of: own.device,
    port: own.interface,
    device: other.device,
    remotePort: other.interface,
    toSwitch: switches.has(other.device),
  }));
  const bySwitch = Map.groupBy(cables, ({ of }) => of);
  return new Map([...bySwitch].map(([of, all]) => [of, all.map(({ of: _, ...cable }) => cable)]));
}

/** A system may tell its name with the domain. */
const isDevice = (told: string, device: string): boolean =>
  [told, told.split(".")[0] ?? ""].some((name) => name.toLowerCase() === device.toLowerCase());

const written = ({ device, remotePort }: ForetoldCable): string =>
  remotePort === null ? device : `${device} ${remotePort}`;

function atPort(cable: ForetoldCable, there: readonly SeenNeighbor[]): readonly Found[] {
  if (there.length === 0)
    return cable.toSwitch
      ? [
          odd(
            "cable-unseen",
            `on ${cable.port}, which leads to ${written(cable)}, no neighbour is seen`,
            "whether the cable is plugged in, and LLDP runs at both ends",
          ),
        ]
      : [];
  const right = there.some(
    ({ device, remotePorts }) =>
      isDevice(device, cable.device) &&
      (cable.remotePort === null || remotePorts.some((port) => isSamePort(port, cable.remotePort ?? ""))),
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
