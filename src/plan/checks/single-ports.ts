import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import { oneOf } from "../../text/nearest.ts";
import { torName } from "../numbering.ts";
import type { DevicePorts } from "../port-register.ts";

/** A switch that names ports to single devices. */
interface Naming {
  readonly name: string;
  readonly to: readonly string[];
  readonly path: SpecPath;
}

const namings = ({ spines, racks }: Datacenter): readonly Naming[] =>
  [
    ...spines.map(({ name, ports }, s) => ({
      name,
      to: Object.keys(ports.to),
      path: ["spines", s, "ports", "to"],
    })),
    ...racks.flatMap((rack, r) =>
      rack.tors.map((tor, t) => ({
        name: torName(rack, tor),
        to: Object.keys(tor.ports.to),
        path: ["racks", r, "tors", t, "ports", "to"],
      })),
    ),
  ].filter(({ to }) => to.length > 0);

/** Ports to single devices lead to one that there is a cable to. */
export function checkSinglePorts(dc: Datacenter, register: readonly DevicePorts[]): readonly Diagnostic[] {
  const naming = namings(dc);
  if (naming.length === 0) return [];
  const cabled = new Map(
    register.map(({ name, ports }) => [name, ports.filter(({ isCable }) => isCable).map(({ use }) => use)]),
  );
  return naming.flatMap(({ name, to, path }) => {
    const there = cabled.get(name) ?? [];
    return to
      .filter((peer) => !there.includes(peer))
      .map((peer) =>
        errorAt(
          [...path, peer],
          "value-invalid",
          `there is no cable from ${name} to "${peer}"`,
          oneOf(peer, there, "name a device at the other end of a cable"),
        ),
      );
  });
}
