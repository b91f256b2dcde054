import type { CalicoPlan } from "../../calico/index.ts";
import type { ClusterIntent } from "../../intent/index.ts";

/** What the fabric would have of the cluster. */
export interface Wanted {
  readonly cluster: ClusterIntent;
  readonly calico: CalicoPlan;
}
