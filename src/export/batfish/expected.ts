import { intentsOf, type CompiledFabric } from "../../compile.ts";
import { formatPrefix, hostPrefix } from "../../net/ipv4.ts";
import { forwardingTable, simulate } from "../../simulate/index.ts";
import type { BatfishDevices } from "./devices.ts";

/** What Batfish is to answer, as far as it follows from switches alone: its hosts speak no BGP. */
export interface BatfishExpected {
  /** Ends of sessions between switches of the snapshot. */
  readonly sessions: readonly { readonly node: string; readonly remote: string }[];
  /** Every loopback, and of each switch how many of them it has a route to; none where some switch is not in the snapshot. */
  readonly loopbacks: readonly string[];
  readonly known: Readonly<Record<string, number>>;
}

export function batfishExpected(fabric: CompiledFabric, { ports, missing }: BatfishDevices): BatfishExpected {
  const simulation = simulate({ ...intentsOf(fabric), blocks: () => [] });
  const { routers, sessions } = simulation.network;
  const nameOf = (router: number): string => routers[router]?.name ?? "";
  const ends = sessions
    .map(({ ends: [one, other] }) => [nameOf(one.router), nameOf(other.router)] as const)
    .filter((pair) => pair.every((name) => ports.has(name)));
  const loopbacks =
    missing.size > 0 ? [] : fabric.plan.switches.map(({ loopback }) => formatPrefix(hostPrefix(loopback)));
  const all = new Set(loopbacks);
  const known = fabric.plan.switches.map(({ name }) => {
    const table = forwardingTable(simulation, name).map(({ prefix }) => formatPrefix(prefix));
    return [name, new Set(table.filter((prefix) => all.has(prefix))).size] as const;
  });
  return {
    sessions: ends.flatMap(([one, other]) => [
      { node: one, remote: other },
      { node: other, remote: one },
    ]),
    loopbacks,
    known: loopbacks.length === 0 ? {} : Object.fromEntries(known),
  };
}
