import { DeliveryError } from "../../src/deliver/index.ts";
import type { RolloutEvent, Stage, World } from "../../src/rollout/index.ts";
import { lost, type Difference } from "../../src/verify/index.ts";

/** A world without devices: what is put on each is kept, and what is done is noted in order. */
export interface FakeWorld extends World {
  readonly did: readonly string[];
  readonly events: readonly RolloutEvent[];
  /** Batches noted as done, in order. */
  readonly noted: readonly number[];
  readonly runs: ReadonlyMap<string, string | null>;
}

export interface Mishaps {
  /** What is other than foretold while a device has something in effect that is not confirmed. */
  readonly otherwise?: (inEffect: ReadonlySet<string>, stage: Stage) => readonly Difference[];
  /** Texts that devices refuse before they are in effect. */
  readonly refuses?: readonly (string | undefined)[];
  readonly hook?: (batch: number) => string | null;
}

export const differs = (device: string, message = "the session with spine-1 is active"): Difference => ({
  ...lost("session-down", message, "the cable"),
  device,
});

export function fakeWorld(
  first: Stage,
  { otherwise = () => [], refuses = [], hook = () => null }: Mishaps = {},
): FakeWorld {
  const runs = new Map<string, string | null>(
    [...first.devices].map(([device, { artifact }]) => [device, artifact]),
  );
  const did: string[] = [];
  const events: RolloutEvent[] = [];
  const noted: number[] = [];
  const inEffect = new Set<string>();
  let clock = 0;
  return {
    did,
    events,
    noted,
    runs,
    patience: 2,
    async deliver({ device, to }, gate) {
      const wanted = to?.artifact ?? null;
      if ((runs.get(device) ?? null) === wanted) return to === null ? "absent" : "unchanged";
      if (wanted !== null && refuses.includes(wanted))
        throw new DeliveryError({ step: "check", device, detail: "% Unknown command", advice: "" });
      inEffect.add(device);
      try {
        await gate();
      } catch (error) {
        did.push(`${device} goes back`);
        throw error;
      } finally {
        inEffect.delete(device);
      }
      runs.set(device, wanted);
      did.push(device);
      return "changed";
    },
    change: async ({ objects }) => {
      did.push(...objects.map(({ does, object }) => `${object.kind} ${object.metadata.name} ${does}`));
    },
    look: async (stage) => otherwise(inEffect, stage),
    pause: async (seconds) => {
      clock += seconds;
    },
    now: () => clock,
    note: async (stage) => {
      noted.push(stage);
    },
    hook: async (batch) => hook(batch),
    tell: (event) => {
      events.push(event);
    },
  };
}
