import type { Difference } from "../verify/index.ts";
import type { ClusterChange, DeviceChange } from "./legs.ts";
import type { Delivery, RolloutEvent } from "./events.ts";
import type { Stage } from "./stages.ts";

/** All that a run asks of the world. */
export interface World {
  /**
   * Brings a device to what it is to run, under the device's own timer.
   * @param gate asked once it is in effect, before it is confirmed: what it throws takes the change back
   * @throws DeliveryError with the device's words and how it stands now
   */
  readonly deliver: (change: DeviceChange, gate: () => Promise<void>) => Promise<Delivery>;
  /** Does changes to a cluster's objects. @throws ClusterError */
  readonly change: (change: ClusterChange) => Promise<void>;
  /** What devices do otherwise than is foretold of a stage: errors alone. */
  readonly look: (stage: Stage) => Promise<readonly Difference[]>;
  /** How long what is foretold may take to be so, in seconds, within the devices' own timers. */
  readonly patience: number;
  readonly pause: (seconds: number) => Promise<void>;
  /** Seconds, from whenever. */
  readonly now: () => number;
  /** Writes down that so many batches are done. */
  readonly note: (stage: number) => Promise<void>;
  /** After a batch; says why the run is not to go on, or null. */
  readonly hook: (batch: number, batches: number) => Promise<string | null>;
  readonly tell: (event: RolloutEvent) => void;
}
