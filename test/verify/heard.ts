import { compile, intentsOf, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import { familiesOf, type Family } from "../../src/intent/index.ts";
import type { SeenRoute, SeenSession } from "../../src/platforms/look.ts";
import { simulate, type Failure, type Simulation, type SimulationInput } from "../../src/simulate/index.ts";
import { foretoldRoutes } from "../../src/verify/foretold-routes.ts";
import { sessionsForetoldBy } from "../../src/verify/foretold-sessions.ts";
import { verify, type Difference, type GivenBlock, type Heard } from "../../src/verify/index.ts";

/** What devices would say of a fabric that is as a simulation has it. */
export type Hearing = Map<string, Heard>;

const saysSessions = (simulation: Simulation, device: string, family: Family): readonly SeenSession[] =>
  sessionsForetoldBy(simulation, () => false)(device, family).sessions.map(
    ({ peer, asn, accepts, told }) => ({
      peer,
      asn,
      state: "established",
      received: (accepts ?? 0) + 1,
      accepted: accepts,
      sent: told,
    }),
  );

const saysRoutes = (simulation: Simulation, device: string, family: Family): readonly SeenRoute[] =>
  foretoldRoutes(simulation, device, family).map((route): SeenRoute => {
    const { prefix, kind } = route;
    if (kind === "discard") return { prefix, protocol: "static", nextHops: [] };
    if (kind === "own")
      return { prefix, protocol: "connected", nextHops: [{ address: null, interface: route.interface }] };
    return {
      prefix,
      protocol: "bgp",
      nextHops: route.ways.map(({ address, interface: port }) => ({ address, interface: port })),
    };
  });

interface Heeded {
  /** What IPAM has given out. Default as the simulator has it. */
  readonly blocks?: NonNullable<SimulationInput["blocks"]>;
  /** What has failed. Default nothing. */
  readonly failures?: readonly Failure[];
}

/** Switches and hosts say what a simulation says of them. */
export function hear(fabric: CompiledFabric, { blocks, failures = [] }: Heeded = {}): Hearing {
  const input = { ...intentsOf(fabric), ...(blocks === undefined ? {} : { blocks }) };
  const simulation = simulate(input, failures);
  const families = familiesOf(fabric.plan.ipv6);
  const says = (device: string, of: readonly Family[]): readonly [string, Heard] => [
    device,
    {
      sessions: Object.fromEntries(of.map((one) => [one.name, saysSessions(simulation, device, one)])),
      routes: Object.fromEntries(of.map((one) => [one.name, saysRoutes(simulation, device, one)])),
      unread: [],
      look: {},
    },
  ];
  return new Map([
    ...fabric.switches.map(({ intent: { device } }) => says(device, families)),
    ...fabric.hosts.map(({ intent: { device } }) => says(device, families.slice(0, 1))),
  ]);
}

/** What one device says, changed. */
export function changed(heard: Hearing, device: string, change: (said: Heard) => Partial<Heard>): Hearing {
  const said = heard.get(device);
  if (said === undefined) throw new Error(`${device} says nothing`);
  return new Map(heard).set(device, { ...said, ...change(said) });
}

export const withRoutes =
  (change: (routes: readonly SeenRoute[]) => readonly SeenRoute[]) =>
  ({ routes }: Heard): Partial<Heard> => ({ routes: { ...routes, ipv4: change(routes.ipv4 ?? []) } });

export const withSessions =
  (change: (sessions: readonly SeenSession[]) => readonly SeenSession[]) =>
  ({ sessions }: Heard): Partial<Heard> => ({ sessions: { ...sessions, ipv4: change(sessions.ipv4 ?? []) } });

export const fabricOf = (spec: DatacenterSpec): CompiledFabric => compile(spec);

export const differences = (
  fabric: CompiledFabric,
  heard: Hearing,
  given: readonly GivenBlock[] | null = null,
): readonly Difference[] => verify({ plan: fabric.plan, input: intentsOf(fabric) }, heard, given).differences;

/** `error r1-tor0 session-down: … (follows)`. */
export const words = (all: readonly Difference[]): readonly string[] =>
  all.map(
    ({ severity, device, code, message, follows }) =>
      `${severity} ${device} ${code}: ${message}${follows === true ? " (follows)" : ""}`,
  );
