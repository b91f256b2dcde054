import type { Network } from "../network.ts";
import type { Failure } from "./types.ts";

type LinkFailure = Extract<Failure, { kind: "link" }>;

/** A cable of an aggregate: where the aggregate is, and which of its cables it is. */
interface Cable {
  /** The aggregate's link, as one end names it: the same of both. */
  readonly whole: LinkFailure;
  readonly nth: number;
  readonly of: number;
}

/** The cable that a failure names; null where it names none of an aggregate's. */
function cableOf({ routers, segments }: Network, { device, interface: port }: LinkFailure): Cable | null {
  const router = routers.findIndex(({ name }) => name === device);
  const at = routers[router]?.interfaces.findIndex(({ ports = [] }) => ports.includes(port)) ?? -1;
  const ports = routers[router]?.interfaces[at]?.ports;
  const first = segments.find(({ attachments }) =>
    attachments.some((one) => one.router === router && one.interface === at),
  )?.attachments[0];
  const end = first === undefined ? undefined : routers[first.router];
  const whole = first === undefined ? undefined : end?.interfaces[first.interface];
  if (ports === undefined || end === undefined || whole === undefined) return null;
  return {
    whole: { kind: "link", device: end.name, interface: whole.name },
    nth: ports.indexOf(port),
    of: ports.length,
  };
}

/**
 * Failures with those of cables in aggregates as what follows from them: the aggregate is down where all its cables are, and else nothing is.
 */
export function ofWholeLinks(network: Network, failures: readonly Failure[]): readonly Failure[] {
  const cut = new Map<string, { readonly cable: Cable; readonly gone: Set<number> }>();
  const others = failures.filter((failure) => {
    const cable = failure.kind === "link" ? cableOf(network, failure) : null;
    if (cable === null) return true;
    const key = `${cable.whole.device} ${cable.whole.interface}`;
    const { gone } = cut.get(key) ?? { gone: new Set<number>() };
    cut.set(key, { cable, gone: gone.add(cable.nth) });
    return false;
  });
  return [
    ...others,
    ...[...cut.values()].flatMap(({ cable, gone }) => (gone.size === cable.of ? [cable.whole] : [])),
  ];
}
