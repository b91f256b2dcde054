import type { CompiledFabric } from "../compile.ts";
import type { Prefix4 } from "../net/ipv4.ts";
import type { Network, PeerSettings, Simulation } from "../simulate/index.ts";
import { item } from "../simulate/item.ts";
import { decidingRule, letsThrough, type ListNames } from "./lists.ts";

/** A list at one end of a session, and what of it decides. */
export interface Filter {
  /** Null where the end has no list of the fabric's: a router outside, or a server's own daemon. */
  readonly list: string | null;
  readonly rule: PeerSettings["imports"][number] | null;
}

/** A route on its way over sessions that are alike: from routers of a role to routers of a role, by rules of a kind. */
export interface Step {
  /** Routers that the route has been through before. */
  readonly depth: number;
  /** The first of these sessions. */
  readonly from: string;
  readonly to: string;
  /** How many sessions. */
  readonly sessions: number;
  readonly out: Filter;
  readonly in: Filter;
  /** The sender gives it as its own, past its list. */
  readonly originated: boolean;
  /** Where it ends, and whose list ends it; null where it goes on. */
  readonly stoppedBy: "sender" | "receiver" | null;
}

/** One prefix: who announces it, and over which sessions it goes. */
export interface Spread {
  readonly prefix: Prefix4;
  readonly origins: readonly { readonly device: string; readonly how: string }[];
  readonly steps: readonly Step[];
}

/** What a router that announces a prefix has it from. */
const HOW: Readonly<Record<string, string>> = {
  connected: "a network that it stands in",
  discard: "what it has been given",
  local: "its own",
  service: "a range of services",
  static: "a route by hand",
  aggregate: "as long as it knows a longer prefix in it",
};

/** By router: how many others the route has been through; infinite where it is not known. */
function depthsOf(
  count: number,
  origins: readonly number[],
  accepted: ReadonlyMap<number, readonly number[]>,
): readonly number[] {
  const depths = Array.from({ length: count }, () => Infinity);
  let layer = [...origins];
  for (const at of layer) depths[at] = 0;
  for (let depth = 1; layer.length > 0; depth += 1) {
    layer = [...new Set(layer.flatMap((at) => accepted.get(at) ?? []))].filter(
      (at) => depths[at] === Infinity,
    );
    for (const at of layer) depths[at] = depth;
  }
  return depths;
}

const filterOf = (names: ListNames, policy: PeerSettings["imports"], prefix: Prefix4): Filter => ({
  list: names.get(policy) ?? null,
  rule: decidingRule(policy, prefix),
});

const rackOf = ({ plan }: CompiledFabric): ReadonlyMap<string, string> =>
  new Map(
    plan.racks.flatMap(({ name, tors, nodes, hosts }) => [
      ...tors.map(({ device }) => [device, name] as const),
      ...[...nodes, ...hosts].map((one) => [one.name, name] as const),
    ]),
  );

const kindOf = ({ list, rule }: Filter): string =>
  rule === null
    ? `${String(list === null)} none`
    : `${String(rule.what)} ${String(rule.minLength)} ${String(rule.maxLength)}`;

/** What a step is told by: alike ones are one. */
function keyOf(
  simulation: Simulation,
  racks: ReadonlyMap<string, string>,
  channel: number,
  step: Step,
): string {
  const { network, machine } = simulation;
  const { from, to } = machine.channels;
  return [
    step.depth,
    network.routers[from[channel] ?? 0]?.role,
    network.routers[to[channel] ?? 0]?.role,
    racks.get(step.from) === racks.get(step.to),
    kindOf(step.out),
    kindOf(step.in),
    step.stoppedBy,
    step.originated,
  ].join("|");
}

/** What becomes of a prefix over one session in one direction; null where nothing goes over it, and no list is why. */
function stepOver(
  { network, machine, states }: Simulation,
  names: ListNames,
  at: number,
  depths: readonly number[],
  channel: number,
): Step | null {
  const prefix = item(machine.prefixes.all, at);
  const [sender, receiver] = [machine.channels.from[channel] ?? 0, machine.channels.to[channel] ?? 0];
  const depth = depths[sender] ?? Infinity;
  if (depth === Infinity) return null;
  const [one, other] = item(network.sessions, channel >> 1).ends;
  const [near, far] = (channel & 1) === 0 ? [one, other] : [other, one];
  const out = filterOf(names, near.settings.exports, prefix);
  const into = filterOf(names, far.settings.imports, prefix);
  const originated = near.settings.originatesDefault && prefix.length === 0;
  const through = (states[at]?.received[channel] ?? 0) !== 0;
  // What is not taken for another reason than a list's, such as a loop of AS numbers, is no list's doing.
  const sends = originated || letsThrough(out.rule);
  const back = (depths[receiver] ?? Infinity) < depth || depths[receiver] === 0;
  const stoppedBy = through ? null : !sends ? "sender" : !letsThrough(into.rule) ? "receiver" : null;
  if (!through && (stoppedBy === null || back || near.settings.ownRoutesOnly)) return null;
  const name = (router: number): string => item(network.routers, router).name;
  return { depth, from: name(sender), to: name(receiver), sessions: 1, out, in: into, originated, stoppedBy };
}

/**
 * How one prefix of a simulation spreads: alike sessions as one step, in the order in which it comes to them; then where lists end it. A
 * session over which it was taken although it is not used counts, for it was let through.
 */
export function spreadOf(
  fabric: CompiledFabric,
  names: ListNames,
  simulation: Simulation,
  at: number,
): Spread {
  const { network, machine, states } = simulation;
  const state = item(states, at);
  const routes = item(machine.own, at);
  const own = [...routes.keys()].filter((one) => (state.best[one] ?? 0) > 0);
  const origins = [...new Set([...own, ...machine.sources(at)])];
  const { from, to, count } = machine.channels;
  const accepted = new Map<number, number[]>();
  for (let channel = 0; channel < count; channel += 1) {
    if ((state.received[channel] ?? 0) === 0) continue;
    const sender = from[channel] ?? 0;
    const there = accepted.get(sender);
    if (there === undefined) accepted.set(sender, [to[channel] ?? 0]);
    else there.push(to[channel] ?? 0);
  }
  const depths = depthsOf(network.routers.length, origins, accepted);
  const racks = rackOf(fabric);
  const steps = new Map<string, Step & { sessions: number }>();
  for (let channel = 0; channel < count; channel += 1) {
    const step = stepOver(simulation, names, at, depths, channel);
    if (step === null) continue;
    const key = keyOf(simulation, racks, channel, step);
    const there = steps.get(key);
    if (there === undefined) steps.set(key, { ...step });
    else there.sessions += 1;
  }
  const sorted = [...steps.values()].sort(
    (a, b) => Number(a.stoppedBy !== null) - Number(b.stoppedBy !== null) || a.depth - b.depth,
  );
  return {
    prefix: item(machine.prefixes.all, at),
    origins: origins.map((router) => originOf(network, routes.get(router)?.kind, router)),
    steps: sorted,
  };
}

const originOf = (
  { routers }: Network,
  kind: string | undefined,
  router: number,
): Spread["origins"][number] => ({
  device: routers[router]?.name ?? "",
  how: kind === undefined ? "as the default route, to its neighbours below" : (HOW[kind] ?? kind),
});
