import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { capacityOf } from "../../net/pool.ts";
import type { Datacenter } from "../../spec/index.ts";
import { furtherPods } from "../numbering.ts";

/** Numbers that pools.pods does not have. */
const beyond = (dc: Datacenter): Diagnostic[] => {
  const length = dc.sizes.rackPods;
  const most = capacityOf(dc.pools.pods, length);
  return dc.racks.flatMap((rack, r) =>
    furtherPods(dc, rack).flatMap((range, at) =>
      range === null
        ? [
            errorAt(
              ["racks", r, "morePods", at],
              "pool-exhausted",
              `${String(rack.morePods[at])} is beyond pools.pods, which holds ${String(most)} pools of /${String(length)}`,
              `append a range to pools.pods, or give a number of at most ${String(most - 1)}`,
            ),
          ]
        : [],
    ),
  );
};

/** Racks of more pools than are declared: limits and tables are counted by what is. */
const tooMany = ({ capacity, racks }: Datacenter): Diagnostic[] =>
  racks.flatMap(({ name, morePods }, r) =>
    1 + morePods.length > capacity.maxPodPoolsPerRack
      ? [
          errorAt(
            ["racks", r, "morePods"],
            "index-over-capacity",
            `rack ${name} has ${String(1 + morePods.length)} pools, beyond the declared capacity of ${String(capacity.maxPodPoolsPerRack)}`,
            `raise capacity.maxPodPoolsPerRack to ${String(1 + morePods.length)}, or remove pools`,
          ),
        ]
      : [],
  );

/** Further pools are numbers that are there, and no more than declared. That none is another's, the pins' check says. */
export const checkFurtherPools = (dc: Datacenter): readonly Diagnostic[] => [...beyond(dc), ...tooMany(dc)];
