/** How a delivery ended: `unchanged` where the device ran it already. */
export type Delivery = "installed" | "changed" | "unchanged" | "removed" | "absent";

/** Something that goes wrong: where, and what was seen in the place of what. */
export interface Trouble {
  /** Null where it is no one device's. */
  readonly device: string | null;
  /** Of a delivery; `verify` where it was not as foretold, `objects` where the cluster refused, `soak` where it showed later. */
  readonly step: string;
  /** In the device's words, or what is other than foretold, and what to do. */
  readonly said: readonly string[];
}

/** What happens in a run, in order. Seconds are since the run began. */
export type RolloutEvent =
  /** @property batch from 1; negative while what was done is taken back */
  | {
      readonly event: "batch";
      readonly batch: number;
      readonly batches: number;
      readonly lines: readonly string[];
    }
  | { readonly event: "in-effect"; readonly device: string; readonly seconds: number }
  | { readonly event: "device"; readonly device: string; readonly did: Delivery; readonly seconds: number }
  | { readonly event: "objects"; readonly changed: readonly string[]; readonly seconds: number }
  | { readonly event: "as-foretold"; readonly devices: number; readonly seconds: number }
  | { readonly event: "soaked"; readonly for: number; readonly seconds: number }
  | ({ readonly event: "failed"; readonly batch: number; readonly seconds: number } & Trouble)
  | { readonly event: "back"; readonly batch: number; readonly seconds: number };

/** How a run ended, and after which batch the fabric is at rest. */
export type Ending =
  | { readonly kind: "done"; readonly stage: number }
  | { readonly kind: "paused"; readonly stage: number; readonly why: string }
  | {
      readonly kind: "failed";
      readonly stage: number;
      readonly batch: number;
      readonly troubles: readonly Trouble[];
      /** Why what was done could not be taken back; empty where it was. */
      readonly left: readonly Trouble[];
    };
