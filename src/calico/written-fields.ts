import type { CalicoObject, CalicoPlan } from "./objects.ts";
import { isMapping } from "../text/json.ts";

function leaves(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, path));
  if (!isMapping(value)) return [path];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, path === "" ? name : `${path}.${name}`));
}

/** The fields of an object that hold a value, by their paths in `spec`, without the positions of lists: `exportV4.prefixLength.min`. */
export const writtenFields = ({ spec }: CalicoObject): readonly string[] => [...new Set(leaves(spec, ""))];

/** Every object of Calico's that a cluster is given. */
export const calicoObjects = (plan: CalicoPlan): readonly CalicoObject[] => [
  ...plan.ipam,
  ...plan.pools,
  ...plan.filters,
  ...plan.peers,
  plan.configuration,
];
