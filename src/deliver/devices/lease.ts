import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { DeliveryError } from "../error.ts";
import { tell } from "../tell.ts";
import { leaseIn, leaseName, type Lease } from "./lease-name.ts";
import { hasEnded, me } from "./owner.ts";

/** What of a device a lock needs that ends by itself: on a device that knows no owner, whoever has it says until when. */
export interface LeaseKeeper {
  readonly device: string;
  /** What is on the device now. `busy`: why nobody may begin though no lease says so, in words. */
  look(): Promise<{ readonly uptime: number; readonly names: readonly string[]; readonly busy?: string }>;
  make(name: string): Promise<void>;
  drop(name: string): Promise<void>;
}

/** How long things take at the most, in seconds. */
export interface LeaseTimes {
  /** Of a request. */
  readonly timeout: number;
  /** From the change until the device has gone back by itself. */
  readonly revert: number;
}

const BETWEEN_MS = 1000;

/** Requests before the change begins, and all of a delivery. */
const REQUESTS = { before: 4, all: 10 };

/** As long as a delivery can take. */
const longest = ({ timeout, revert }: LeaseTimes): number => Math.ceil(revert + REQUESTS.all * timeout);

/** A lock that a delivery has. */
export interface Leased {
  readonly id: string;
  /** Refuses to begin the change where the lock might end before it is over. @throws DeliveryError of step "lock" */
  lasts(): void;
  /** Whether it is held yet: once its time is up another may have the device. */
  lives(): boolean;
}

const pause = (): Promise<void> => setTimeout(BETWEEN_MS * (0.5 + Math.random()));

/**
 * Has a device for as long as `work` takes. Whoever else has it is waited for. A lease whose time is up,
 * or whose process has ended, is of a run that is over: it counts for nothing.
 *
 * @throws DeliveryError of step "lock" with who has it, when it is not free within as long as one delivery may take
 */
export async function withLease<T>(
  keeper: LeaseKeeper,
  times: LeaseTimes,
  work: (leased: Leased) => Promise<T>,
): Promise<T> {
  const id = randomBytes(4).toString("hex");
  const { name, since } = await taken(keeper, id, longest(times));
  const lasts = (): void => {
    if ((performance.now() - since) / 1000 < REQUESTS.before * times.timeout) return;
    throw new DeliveryError({
      step: "lock",
      device: keeper.device,
      detail: "the steps so far took so long that the lock might end before the rest",
      advice: "If the device is always so slow, raise timeoutSeconds.",
      ours: true,
    });
  };
  try {
    return await work({ id, lasts, lives: () => (performance.now() - since) / 1000 < longest(times) });
  } finally {
    await keeper
      .drop(name)
      .catch(() =>
        tell(
          `${keeper.device}: its lock could not be taken off; it ends by itself within ${String(longest(times))} s.`,
        ),
      );
  }
}

async function taken(
  keeper: LeaseKeeper,
  id: string,
  seconds: number,
): Promise<{ readonly name: string; readonly since: number }> {
  const end = performance.now() + seconds * 1000;
  let told = false;
  for (;;) {
    const since = performance.now();
    const { uptime, names, busy } = await keeper.look();
    const holder = living(names, uptime)[0];
    if (holder === undefined && busy === undefined) {
      const name = leaseName({ ...me(), id, deadline: Math.ceil(uptime) + seconds });
      try {
        await keeper.make(name);
        const after = await keeper.look();
        // Of two who came at once each sees the other, or one of them came first: never both go on.
        if (living(after.names, after.uptime).every((lease) => lease.id === id)) return { name, since };
      } catch (error) {
        // Of an answer that was lost nobody knows: the lock may be there.
        await keeper.drop(name).catch(() => undefined);
        throw error;
      }
      await keeper.drop(name);
    } else {
      const words = holder === undefined ? String(busy) : wordsOf(holder, uptime);
      if (performance.now() >= end) throw stillHeld(keeper.device, words, seconds);
      if (!told) tell(`${keeper.device}: waiting: ${words}.`);
      told = true;
    }
    await pause();
  }
}

/** Those of names that are leases which count. @param uptime of the device, in seconds */
export const living = (names: readonly string[], uptime: number): readonly Lease[] =>
  names.flatMap((name) => leaseIn(name) ?? []).filter((one) => one.deadline > uptime && !hasEnded(one));

const wordsOf = ({ who, pid, deadline }: Lease, uptime: number): string =>
  `${who}, process ${String(pid)}, has the device, at most ${String(Math.ceil(deadline - uptime))} s more`;

const stillHeld = (device: string, words: string, seconds: number): DeliveryError =>
  new DeliveryError({
    step: "lock",
    device,
    detail: `not free within ${String(seconds)} s: ${words}`,
    advice: "Nothing was changed. Run again when the other is through.",
  });
