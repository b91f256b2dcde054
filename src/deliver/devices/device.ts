import type { LastChange } from "../../platforms/last-change.ts";
import type { Step } from "../error.ts";

/**
 * A device that a delivery has for itself, by whatever interface it has. Where it reverts by itself, that holds though this process ends at
 * any moment. What it throws are DeliveryErrors in the device's own words.
 */
export interface HeldDevice {
  readonly device: string;
  /** Its whole running configuration, as it prints it. */
  running(step: Step): Promise<string>;
  /** Whether it starts with what it runs. */
  startsSo(): Promise<boolean>;
  /** Has the device's own check of commands, and changes nothing that runs; does nothing where a device has none. */
  check(commands: readonly string[]): Promise<void>;
  /**
   * Makes commands run. From before the first of them the device itself goes back to what ran after so many seconds, unless it is confirmed.
   * A device that refuses one of them runs what it ran before.
   */
  apply(commands: readonly string[], seconds: number): Promise<void>;
  /** How long after `apply` the device has gone back at the latest, where its timer is coarser than by the second. Default: the seconds. */
  revertsWithin?(seconds: number): number;
  /** Whether its timer runs no more, so that it does not go back by itself any more though it is not confirmed. Absent: it does. */
  keeps?(): boolean;
  /** Stops the timer, and makes what runs what it starts with. Of an answer that was lost it asks the device again. */
  confirm(): Promise<void>;
  /** Makes what runs what it starts with, where nothing was changed. */
  save(): Promise<void>;
  /** Goes back to what ran before, at once; nothing where nothing was changed. */
  revert(): Promise<void>;
  /** What it notes down of who configured it last; undefined where it says nothing. Absent: it notes down nothing that is documented. */
  lastChange?(): Promise<LastChange | undefined>;
  /** Addresses of the peers whose session is established, in any of these VRFs; absent for the default one. */
  established(vrfs?: readonly string[]): Promise<ReadonlySet<string>>;
}
