import type { CalicoObject, CalicoPlan } from "./objects.ts";

/** Calico's selector for the nodes of a rack. Names are DNS labels, so nothing in them needs quoting. */
export const inRack = (rackLabel: string, rack: string): string => `${rackLabel} == '${rack}'`;

/** The rack whose nodes, all or some of them, an object selects; undefined where it selects across racks or not at all. */
export function rackOf(
  { spec: { nodeSelector } }: CalicoObject,
  { rackLabel }: Pick<CalicoPlan, "rackLabel">,
): string | undefined {
  if (typeof nodeSelector !== "string") return undefined;
  const [before, rack, after] = nodeSelector.split("'");
  return rack !== undefined && after !== undefined && before === `${rackLabel} == ` ? rack : undefined;
}
