import type { CompiledFabric } from "../compile.ts";
import { cablesOf } from "../plan/links.ts";
import { analyseFailures, type Failure, type FailureImpact, type Simulation } from "../simulate/index.ts";

/** Kinds of single failures, in the order in which they are shown: links, devices, sessions with the cable still up. */
export const FAILURE_KINDS = [
  "super-spine-link",
  "uplink",
  "spine-link",
  "rack-link",
  "outside-link",
  "super-spine",
  "spine",
  "tor",
  "node",
  "reflector",
  "outside",
  "session spine-super-spine",
  "session tor-spine",
  "session node-tor",
  "session node-node",
  "session spine-spine",
  "session tor-tor",
  "session outside",
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

/** What people call them. */
export const FAILURE_NAMES: Readonly<Record<FailureKind, string>> = {
  "super-spine-link": "link spine-super-spine",
  uplink: "link ToR-spine",
  "spine-link": "link spine-spine",
  "rack-link": "link of a node",
  "outside-link": "link to the outside",
  "super-spine": "super-spine",
  spine: "spine",
  tor: "ToR",
  node: "node",
  reflector: "node that reflects",
  outside: "router outside",
  "session spine-super-spine": "session spine-super-spine",
  "session tor-spine": "session ToR-spine",
  "session node-tor": "session node-ToR",
  "session node-node": "session node-node",
  "session spine-spine": "session spine-spine",
  "session tor-tor": "session ToR-ToR",
  "session outside": "session with the outside",
};

/** The worst that one failure of a kind does, in ordered pairs of nodes. */
export interface Loss {
  readonly kind: FailureKind;
  /** How many things of this kind there are to fail. */
  readonly count: number;
  /** No way is left. Those of a node that is down, or that no cable leads to any more, are among them. */
  readonly lost: number;
  /** Some flows arrive and others don't. */
  readonly partlyLost: number;
  /** All arrive, by fewer equal-cost paths. */
  readonly fewerPaths: number;
}

const TIERS = ["node", "tor", "spine", "super-spine"] as const;

type KindOf = (failure: Failure) => FailureKind;

function kindsIn({ plan }: CompiledFabric, { network }: Simulation): KindOf {
  const roles = new Map([...network.routers, ...network.bridges].map(({ name, role }) => [name, role]));
  const reflectors = new Set(
    plan.racks
      .flatMap(({ nodes }) => nodes.filter((node) => node.reflectorCluster !== null))
      .map(({ name }) => name),
  );
  const links = new Map(
    plan.links.flatMap((link) => {
      const { kind, ends } = link;
      const is = (role: "super-spine" | "spine") => ends.map(({ device }) => roles.get(device) === role);
      const between: FailureKind =
        kind === "access"
          ? "rack-link"
          : is("super-spine").includes(true)
            ? "super-spine-link"
            : is("spine").every(Boolean)
              ? "spine-link"
              : "uplink";
      return [ends, ...cablesOf(link)]
        .flat()
        .map((end): [string, FailureKind] => [`${end.device} ${end.interface}`, between]);
    }),
  );
  for (const { border, interface: port } of plan.outside?.peers ?? [])
    links.set(`${border} ${port}`, "outside-link");
  const session = (devices: readonly string[]): FailureKind => {
    if (devices.some((device) => roles.get(device) === "outside")) return "session outside";
    const ends = TIERS.flatMap((tier) =>
      devices.filter((device) => roles.get(device) === tier).map(() => tier),
    );
    const name = `session ${ends.join("-")}`;
    return FAILURE_KINDS.find((kind) => kind === name) ?? "session tor-tor";
  };
  return (failure) => {
    if (failure.kind === "session") return session(failure.devices);
    if (failure.kind === "link") return links.get(`${failure.device} ${failure.interface}`) ?? "rack-link";
    if (reflectors.has(failure.device)) return "reflector";
    return roles.get(failure.device) ?? "node";
  };
}

const worst = (impacts: readonly FailureImpact[], of: (impact: FailureImpact) => number): number =>
  impacts.reduce((most, impact) => Math.max(most, of(impact)), 0);

/** Every single link, device and session of a fabric failed in turn; the worst of each kind that the fabric has. */
export function lossesOf(
  fabric: CompiledFabric,
  simulation: Simulation,
  impacts: readonly FailureImpact[] = analyseFailures(simulation),
): readonly Loss[] {
  const kindOf = kindsIn(fabric, simulation);
  const byKind = Map.groupBy(impacts, ({ failure }) => kindOf(failure));
  return FAILURE_KINDS.flatMap((kind) => {
    const impacts = byKind.get(kind);
    if (impacts === undefined) return [];
    return [
      {
        kind,
        count: impacts.length,
        lost: worst(impacts, ({ cut, unreachable }) => cut.count + unreachable.count),
        partlyLost: worst(impacts, ({ partlyLost }) => partlyLost.count),
        fewerPaths: worst(impacts, ({ fewerPaths }) => fewerPaths.count),
      },
    ];
  });
}
