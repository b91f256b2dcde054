import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { formatPrefix } from "../../net/ipv4.ts";
import { formatPool, poolContains } from "../../net/pool.ts";
import type { Datacenter } from "../../spec/index.ts";

/** A reservation outside the pods' pools keeps nothing free: it is a slip of the pen. */
export const checkReservations = ({ calico, pools }: Datacenter): readonly Diagnostic[] =>
  calico.reserved.flatMap((range, at) =>
    poolContains(pools.pods, range)
      ? []
      : [
          errorAt(
            ["calico", "reserved", at],
            "reservation-outside-pools",
            `${formatPrefix(range)} is not inside pools.pods (${formatPool(pools.pods)})`,
            "reserve a part of that pool, or remove the entry",
          ),
        ],
  );
