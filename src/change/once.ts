import type { SwitchIntent } from "../intent/index.ts";
import {
  bridgesOf,
  connect,
  routersOf,
  simulateNetwork,
  switchRouter,
  type Failure,
  type Network,
  type Simulation,
  type SimulationInput,
} from "../simulate/index.ts";
import { jsonText } from "../text/json.ts";
import { recently } from "./recent.ts";

/** Networks that are kept with what their routers know. */
const KEPT = 64;

type Router = Network["routers"][number];

/** A network, and what its routers know with what failures leave. */
export interface Simulated {
  readonly network: Network;
  /** @throws UnsettledNetwork where the routers never come to rest */
  readonly after: (failures: readonly Failure[]) => Simulation;
}

/** Numbers things: those that say the same have the same number. */
function numbering(): (thing: object) => number {
  const numbers = new Map<string, number>();
  const known = new WeakMap<object, number>();
  return (thing) => {
    const there = known.get(thing);
    if (there !== undefined) return there;
    const text = jsonText(thing);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    known.set(thing, number);
    return number;
  };
}

function simulatedOf(network: Network): Simulated {
  const known = new Map<string, Simulation>();
  return {
    network,
    after: (failures) => {
      const key = JSON.stringify(failures);
      const found = known.get(key) ?? simulateNetwork(network, failures);
      known.set(key, found);
      return found;
    },
  };
}

/**
 * Mixed fabrics as networks, each once: fabrics that differ in nothing that routing sees (timers, BFD, descriptions) are one network.
 *
 * @param seen a switch as far as routing is asked about it
 */
export function simulatedOnce(
  seen: (intent: SwitchIntent) => SwitchIntent,
): (input: SimulationInput) => Simulated {
  const numberOf = numbering();
  const routers = new WeakMap<SwitchIntent, Router>();
  const recent = recently<Simulated>(KEPT);

  const ofSwitch = (intent: SwitchIntent): Router => {
    const router = routers.get(intent) ?? switchRouter(seen(intent));
    routers.set(intent, router);
    return router;
  };

  return (input) => {
    const [all, bridges] = [routersOf(input, ofSwitch), bridgesOf(input.bridges)];
    const { ipv6 } = input.cluster;
    const key = [...all, bridges, ...(ipv6 === null ? [] : [ipv6])].map(numberOf).join();
    return recent(key, () => simulatedOf(connect(all, bridges, ipv6)));
  };
}
