import { errorAt, formatPath, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import type { DevicePorts, PortUse } from "../port-uses.ts";

const nameOf = ({ option }: PortUse): string => (option === null ? "" : formatPath(option));

/** A port that is needed beyond the last. */
interface Short extends Pick<DevicePorts, "hardware"> {
  readonly device: string;
  readonly use: PortUse;
}

/** Why hardware's ports end before as many as it has; empty where they do not. */
function keptOf({ capacity }: Datacenter, { routing }: LayoutRules, { number, counted }: PortUse): string {
  const role = counted?.[1];
  const { maxTorsPerRack, maxUplinksPerSpine } = capacity;
  const several = (what: string): string =>
    maxUplinksPerSpine > 1
      ? `, ${String(maxUplinksPerSpine)} for each ${what} (capacity.maxUplinksPerSpine)`
      : "";
  if (role === "torUplink")
    return `${several("spine")}${maxTorsPerRack > 1 ? ", beside two that are kept for the rack's other ToR" : ""}`;
  if (role === "spineDownlink")
    return `${several("ToR")}${maxTorsPerRack > 1 ? `: each rack has ${String(maxTorsPerRack)} (capacity.maxTorsPerRack)` : ""}`;
  const isHost = routing.from !== "node" && (number ?? 0) >= capacity.maxNodesPerRack;
  return role === "torNode" && isHost
    ? `: hosts have theirs after those of ${String(capacity.maxNodesPerRack)} nodes (capacity.maxNodesPerRack)`
    : "";
}

/** One diagnostic for each list that ends before a port that is needed: the farthest. */
export function checkPortCounts(
  dc: Datacenter,
  rules: LayoutRules,
  register: readonly DevicePorts[],
): readonly Diagnostic[] {
  const farthest = new Map<string, Short>();
  for (const { name: device, hardware, ports } of register)
    for (const use of ports) {
      const there = farthest.get(nameOf(use));
      if (use.interface === null && (there?.use.number ?? -1) < (use.number ?? 0))
        farthest.set(nameOf(use), { device, hardware, use });
    }
  return [...farthest.values()].map(({ device, hardware, use: short }) => {
    const { use, option, number, counted } = short;
    const nth = String((number ?? 0) + 1);
    return counted !== undefined
      ? errorAt(
          option ?? [],
          "port-missing",
          `${device} (${hardware?.title ?? ""}) has fewer than ${nth} ports of the kind that it needs for ${use}${keptOf(dc, rules, short)}`,
          `take hardware with more ports, or name ports that are free: of all such in ${formatPath(counted)}, or this one in ports.to.${use} of ${device}`,
        )
      : errorAt(
          option ?? [],
          "port-missing",
          `names no port ${nth}, which ${device} needs for ${use}`,
          `list the ports up to it${option?.at(-2) === "to" ? "" : ", write a pattern"}, or name this one in ports.to.${use} of ${device}`,
        );
  });
}
