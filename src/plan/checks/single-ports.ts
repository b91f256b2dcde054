import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import { oneOf } from "../../text/nearest.ts";
import { placedSwitches } from "../placed-switches.ts";
import type { DevicePorts } from "../port-register.ts";

/** Ports to single devices lead to one that there is a cable to. */
export function checkSinglePorts(dc: Datacenter, register: readonly DevicePorts[]): readonly Diagnostic[] {
  const naming = placedSwitches(dc).filter(({ to }) => Object.keys(to).length > 0);
  if (naming.length === 0) return [];
  const cabled = new Map(
    register.map(({ name, ports }) => [name, ports.filter(({ isCable }) => isCable).map(({ use }) => use)]),
  );
  return naming.flatMap(({ name, to, path }) => {
    const there = cabled.get(name) ?? [];
    return Object.keys(to)
      .filter((peer) => !there.includes(peer))
      .map((peer) =>
        errorAt(
          [...path, "ports", "to", peer],
          "value-invalid",
          `there is no cable from ${name} to "${peer}"`,
          oneOf(peer, there, "name a device at the other end of a cable"),
        ),
      );
  });
}
