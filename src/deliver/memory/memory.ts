import type { DeliveryRecord } from "../record.ts";
import type { SwitchInputs } from "../types.ts";

/** A delivery that was begun, and whose end nobody wrote down. */
export interface Underway extends DeliveryRecord {
  /** SHA-256 of what ran before it, hexadecimal. */
  readonly ran: string;
}

/** What is known of a device's deliveries. */
export interface Remembered {
  /** What was put there last; undefined where nothing was. */
  readonly delivered: DeliveryRecord | undefined;
  readonly underway?: Underway;
}

/** What a delivery brings, and what it takes the place of. */
export type Brought = Pick<SwitchInputs, "artifact" | "numbers" | "secrets"> & { readonly baseline: string };

/** Where the deliveries to a device are written down by those who keep no state, of a device that has no place for it. */
export interface Memory {
  /** @throws DeliveryError of step "read" where that is of another switch, or nothing that a delivery wrote */
  recall(): Promise<Remembered>;
  /**
   * Before a change: what will be true if it gets through.
   * @param ran what runs
   * @param delivered what is true, as `resolved` tells
   * @throws DeliveryError of step "write"; then nothing is to be changed
   */
  begin(brought: Brought, ran: string, delivered: DeliveryRecord | undefined): Promise<void>;
  /** After it: what is true. @throws DeliveryError of step "write"; what was begun tells the next delivery then */
  keep(brought: Brought): Promise<void>;
  /** What was begun came to nothing: what is true is what was. @param delivered as `begin` was given it */
  abandon(delivered: DeliveryRecord | undefined): Promise<void>;
  /** The fabric is off the device. */
  forget(): Promise<void>;
}
