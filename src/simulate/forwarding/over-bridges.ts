import { portOf } from "../failures/light.ts";
import { item } from "../item.ts";
import type { Bridging, Tap } from "../network.ts";
import type { Simulation } from "../simulate.ts";

/** Bridges by how many cables from the first, those that are on a shortest way to the last. */
function layers(
  { trunks }: Bridging,
  starts: readonly number[],
  ends: ReadonlySet<number>,
  carries: (tap: Tap) => boolean,
): readonly (readonly number[])[] {
  const neighbours = new Map<number, Set<number>>();
  const join = (one: number, other: number): void => {
    neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other));
  };
  for (const [near, far] of trunks) {
    if (!carries(near) || !carries(far)) continue;
    join(near.bridge, far.bridge);
    join(far.bridge, near.bridge);
  }
  const found: (readonly number[])[] = [];
  const seen = new Set(starts);
  for (let layer = [...seen]; layer.length > 0;) {
    found.push(layer);
    if (layer.some((bridge) => ends.has(bridge))) break;
    layer = [...new Set(layer.flatMap((bridge) => [...(neighbours.get(bridge) ?? [])]))].filter(
      (bridge) => !seen.has(bridge),
    );
    for (const bridge of layer) seen.add(bridge);
  }
  // Back from the end: what leads nowhere is on no way.
  let after: readonly number[] | null = null;
  return found
    .toReversed()
    .map((layer) => {
      const next: readonly number[] | null = after;
      const kept: readonly number[] =
        next === null
          ? layer.filter((bridge) => ends.has(bridge))
          : layer.filter((bridge) => next.some((one) => neighbours.get(bridge)?.has(one) === true));
      after = kept;
      return kept;
    })
    .toReversed();
}

/**
 * The switches that only switch between two routers' ports on one network, cable by cable; several in one place where either may carry it.
 * Empty where no bridge is between.
 */
export function bridgesBetween(
  { network, machine, health }: Simulation,
  from: number,
  to: number,
): readonly (readonly string[])[] {
  for (const { attachments, bridging } of network.segments) {
    if (bridging === null) continue;
    const [near, far] = [from, to].map((port) =>
      attachments.findIndex((one) => portOf(machine, one) === port),
    );
    if (near === undefined || far === undefined || near < 0 || far < 0) continue;
    const carries = ({ bridge, port }: Tap): boolean =>
      health.bridges[bridge] === 1 && health.bridgePorts[port] === 1;
    const tapped = (at: number): readonly number[] =>
      (bridging.taps[at] ?? []).filter(carries).map(({ bridge }) => bridge);
    return layers(bridging, tapped(near), new Set(tapped(far)), carries).map((layer) =>
      layer.map((bridge) => item(network.bridges, bridge).name),
    );
  }
  return [];
}
