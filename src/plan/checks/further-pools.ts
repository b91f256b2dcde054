import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { capacityOf } from "../../net/pool.ts";
import { MOST_CAPACITY, type Datacenter } from "../../spec/index.ts";
import { freePool } from "../free-pool.ts";
import { furtherPods } from "../numbering.ts";

/** Numbers that pools.pods does not have. */
const beyond = (dc: Datacenter): Diagnostic[] => {
  const length = dc.sizes.rackPods;
  const most = capacityOf(dc.pools.pods, length);
  const free = freePool(dc);
  return dc.racks.flatMap((rack, r) =>
    furtherPods(dc, rack).flatMap((range, at) =>
      range === null
        ? [
            errorAt(
              ["racks", r, "morePods", at],
              "pool-exhausted",
              `${String(rack.morePods[at])} is beyond pools.pods, which holds ${String(most)} pools of /${String(length)}`,
              `append a range to pools.pods${free === null ? "" : `, or give ${String(free)}, which nobody has`}`,
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
            1 + morePods.length > MOST_CAPACITY.maxPodPoolsPerRack
              ? `remove pools: a rack has at most ${String(MOST_CAPACITY.maxPodPoolsPerRack)}`
              : `raise capacity.maxPodPoolsPerRack to ${String(1 + morePods.length)}`,
          ),
        ]
      : [],
  );

/** Further pools are numbers that are there, and no more than declared. That none is another's, the pins' check says. */
export const checkFurtherPools = (dc: Datacenter): readonly Diagnostic[] => [...beyond(dc), ...tooMany(dc)];
