import type { Bridging, Tap } from "./types.ts";

/** Whether a plug in a bridge carries: the bridge runs, and the cable is whole. */
export type Carries = (tap: Tap) => boolean;

/**
 * Which attachments of a bridged network reach one another, by attachment: those with the same number. A part is known by its first
 * bridge, so that it keeps its number when an attachment leaves it; who is plugged in nowhere is a part alone, below zero. Who is plugged
 * into two bridges that no longer reach each other is with the first: it does not forward between them.
 */
export function partsOf({ taps, trunks }: Bridging, carries: Carries): readonly number[] {
  const first = new Map<number, number>();
  const firstOf = (bridge: number): number => {
    let at = bridge;
    for (let next = first.get(at); next !== undefined; next = first.get(at)) at = next;
    return at;
  };
  for (const [near, far] of trunks) {
    if (!carries(near) || !carries(far)) continue;
    const [a, b] = [firstOf(near.bridge), firstOf(far.bridge)];
    if (a !== b) first.set(Math.max(a, b), Math.min(a, b));
  }
  return taps.map((some, at) => {
    const tap = some.find(carries);
    return tap === undefined ? -1 - at : firstOf(tap.bridge);
  });
}
