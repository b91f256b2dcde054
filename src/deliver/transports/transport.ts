import type { z } from "zod";
import type { LastChange } from "../../platforms/last-change.ts";
import type { ChangeGate } from "../gate.ts";
import type { Memory } from "../memory/memory.ts";
import type { DeliveryRecord } from "../record.ts";
import type { Before, Connection, Place, SwitchInputs, SwitchState } from "../types.ts";

/** A switch, and the configuration whose needs it must meet: empty where nothing is put on it. */
export type Target = Place &
  Pick<SwitchInputs, "artifact"> & {
    /** Where its deliveries are remembered, of a system that has no place for that itself. Default nowhere. */
    readonly memory?: Memory;
    /** Default none. */
    readonly gate?: ChangeGate;
  };

/** A text that the fabric put on a switch, and what filled its slots. */
export type Delivered = Pick<SwitchInputs, "artifact" | "secrets">;

/** A place whose connection is of one kind. */
export type Over<C extends Connection, T extends Place> = Omit<T, "connection"> & { readonly connection: C };

/** How artifacts reach switches. A new way is one file with one of these and one line in `transports`. */
export interface Transport<C extends Connection> {
  /** What its connection may look like; anything else is refused before anything is done. */
  readonly schema: z.ZodType;
  /** Whether two connections lead to one switch, by whatever way and with whatever credentials. */
  sameSwitch(one: C, other: C): boolean;
  /** Has a switch for as long as \`work\` takes: no other delivery comes between. @param place names what it is to be ready for */
  hold<T>(place: Over<C, Target>, work: (held: SwitchHeld) => Promise<T>): Promise<T>;
}

/** A switch that a delivery has for itself. What it is to remember changes with what it runs, or not at all. */
export interface SwitchHeld {
  /**
   * Puts the artifact in place on a switch that the fabric comes to, and tells what was there.
   *
   * @param remember whether the delivery is remembered: by the switch itself, or in the target's memory
   */
  install(inputs: SwitchInputs, remember?: boolean): Promise<Before>;
  /**
   * Puts the artifact in place on a switch that the fabric is on.
   *
   * @param was what the fabric put there last
   * @returns what was there before the fabric came, with what this artifact is the first to take the place of
   */
  change(state: SwitchState, was: Delivered, remember?: boolean): Promise<Before>;
  /**
   * Looks whether an artifact would be refused for what the switch runs, and changes nothing. Absent: of that nothing is known before.
   *
   * @param was what the fabric put there last; undefined where the fabric comes to it
   * @throws DeliveryError of step "check"
   */
  foresee?(inputs: SwitchInputs, was: (Delivered & Pick<Before, "baseline">) | undefined): Promise<void>;
  /** What the switch lacks of an artifact, whoever put it there and whatever runs beside it; empty where it runs all of it and starts with it. */
  lacks(inputs: SwitchInputs): Promise<readonly string[]>;
  /** What differs from the artifact and the baseline. */
  drift(state: SwitchState): Promise<readonly string[]>;
  /** What the device notes down of who configured it last; undefined where it says nothing. Absent: it notes down nothing. @throws DeliveryError */
  lastChange?(): Promise<LastChange | undefined>;
  /** Takes the artifact off and nothing else, and puts back what it had replaced. @param remember whether it is to be forgotten */
  remove(state: SwitchState, remember?: boolean): Promise<void>;
  /** What is remembered of a delivery; undefined when nothing is. */
  recall(): Promise<DeliveryRecord | undefined>;
}
