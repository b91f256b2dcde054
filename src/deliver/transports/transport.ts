import type { z } from "zod";
import type { DeliveryRecord } from "../record.ts";
import type { Before, Connection, Place, SwitchInputs, SwitchState } from "../types.ts";

type Over<C extends Connection, T extends Place> = Omit<T, "connection"> & { readonly connection: C };

/** How artifacts reach switches. A new way is one file with one of these and one line in `transports`. */
export interface Transport<C extends Connection> {
  /** What its connection may look like; anything else is refused before anything is done. */
  readonly schema: z.ZodType;
  /** Whether two connections lead to one switch, by whatever way and with whatever credentials. */
  sameSwitch(one: C, other: C): boolean;
  /**
   * Puts the artifact in place on a switch that the fabric comes to, and tells what was there.
   *
   * @param found hears what is there before anything changes
   */
  install(inputs: Over<C, SwitchInputs>, found?: (before: Before) => Promise<void>): Promise<Before>;
  /** Puts the artifact in place on a switch that the fabric is on. */
  change(state: Over<C, SwitchState>): Promise<void>;
  /** What differs from the artifact and the baseline. */
  drift(state: Over<C, SwitchState>): Promise<readonly string[]>;
  /** Takes the artifact off and nothing else, and puts back what it had replaced. */
  remove(state: Over<C, SwitchState>): Promise<void>;
  /** What the switch itself remembers of a delivery; undefined when it remembers none. */
  recall(place: Over<C, Place>): Promise<DeliveryRecord | undefined>;
  /** Has the switch remember a delivery, or with undefined forget it. */
  remember(place: Over<C, Place>, record: DeliveryRecord | undefined): Promise<void>;
}
