import {
  routerText,
  simulateNetwork,
  viewRouter,
  type Failure,
  type RouterView,
  type Simulation,
  type TablesView,
} from "../../simulate/index.ts";
import { nameOfAll } from "./text.ts";

/** A router's tables after failures: of the rows only those that are not as they were. */
export interface TablesAfter {
  readonly failures: readonly Failure[];
  readonly router: RouterView;
  /** Prefixes that it no longer knows, of all families. */
  readonly gone: readonly string[];
}

interface Row {
  readonly prefix: string;
}

const changedOf = <T extends Row>(before: readonly T[], after: readonly T[]): readonly T[] => {
  const was = new Map(before.map((row) => [row.prefix, JSON.stringify(row)]));
  return after.filter((row) => was.get(row.prefix) !== JSON.stringify(row));
};

const goneOf = (before: TablesView, after: TablesView): readonly string[] => {
  const is = new Set(after.forwarding.map(({ prefix }) => prefix));
  return before.forwarding.map(({ prefix }) => prefix).filter((prefix) => !is.has(prefix));
};

const changed = (before: TablesView, after: TablesView): TablesView => ({
  bgp: changedOf(before.bgp, after.bgp),
  forwarding: changedOf(before.forwarding, after.forwarding),
});

/** The tables of routers after failures that have come to rest. */
export function tablesAfter(
  simulation: Simulation,
  failures: readonly Failure[],
  devices: readonly string[],
): readonly TablesAfter[] {
  const broken = simulateNetwork(simulation.network, failures);
  return devices.map((device) => {
    const [before, after] = [viewRouter(simulation, device), viewRouter(broken, device)];
    const six =
      before.ipv6 === undefined || after.ipv6 === undefined ? null : ([before.ipv6, after.ipv6] as const);
    return {
      failures,
      router: { device, ...changed(before, after), ...(six === null ? {} : { ipv6: changed(...six) }) },
      gone: [...goneOf(before, after), ...(six === null ? [] : goneOf(...six))],
    };
  });
}

const isEmpty = ({ bgp, forwarding }: TablesView): boolean => bgp.length + forwarding.length === 0;

/** For a terminal. */
export function afterText({ failures, router, gone }: TablesAfter): string {
  const head = `After ${nameOfAll(failures)} failed, ${router.device}`;
  const same = isEmpty(router) && (router.ipv6 === undefined || isEmpty(router.ipv6)) && gone.length === 0;
  if (same) return `${head} knows what it knew\n`;
  const lost = gone.length === 0 ? "" : `It has no way any more to ${gone.join(", ")}\n`;
  return `${head} has other routes; what is not shown is as it was\n${lost}${routerText(router)}`;
}
