import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import { oneOf } from "../../text/nearest.ts";
import { placedSwitches } from "../placed-switches.ts";
import type { DevicePorts } from "../port-uses.ts";

/** Ports to single devices lead to one that there are as many cables to. */
export function checkSinglePorts(dc: Datacenter, register: readonly DevicePorts[]): readonly Diagnostic[] {
  const naming = placedSwitches(dc).filter(({ to }) => Object.keys(to).length > 0);
  if (naming.length === 0) return [];
  const cabled = new Map(
    register.map(({ name, ports }) => [name, ports.filter(({ isCable }) => isCable).map(({ use }) => use)]),
  );
  return naming.flatMap(({ name, to, path }) => {
    const there = cabled.get(name) ?? [];
    return Object.entries(to).flatMap(([peer, ports]) => {
      const at = [...path, "ports", "to", peer];
      if (!there.includes(peer))
        return [
          errorAt(
            at,
            "value-invalid",
            `there is no cable from ${name} to "${peer}"`,
            oneOf(peer, there, "name a device at the other end of a cable"),
          ),
        ];
      const cables = there.filter((cable) => cable === peer || cable.startsWith(`${peer}/`)).length;
      return typeof ports === "string" || ports.length <= cables
        ? []
        : [
            errorAt(
              at,
              "value-invalid",
              `names ${String(ports.length)} ports, and from ${name} to ${peer} ${cables === 1 ? "is one cable" : `are ${String(cables)} cables`}`,
              `name ${cables === 1 ? "one" : String(cables)}, or say how many cables there are (pairs.links, servers.links)`,
            ),
          ];
    });
  });
}
