import type { Versions } from "./mixed.ts";
import { idOf, type Unit } from "./units.ts";
import { AFTER, type Version } from "./version.ts";
import type { World } from "./world.ts";

/** One unit to another version. */
export interface Move {
  readonly unit: Unit;
  readonly to: Version;
}

export function moved(versions: Versions, moves: readonly Move[]): Versions {
  const made = new Map(versions);
  for (const { unit, to } of moves) made.set(idOf(unit), to);
  return made;
}

const versionOf = (versions: Versions, unit: Unit): Version => versions.get(idOf(unit)) ?? AFTER;

export const isDone = (versions: Versions, unit: Unit): boolean => {
  const { side, drained } = versionOf(versions, unit);
  return side === "after" && !drained;
};

/** What comes first: what is new, from the spines down; then what changes; what goes, from the servers up. */
const RANKS: readonly Unit["kind"][] = [
  "bridge",
  "switch",
  "outside",
  "cluster",
  "rack",
  "pools",
  "peering",
  "among",
  "nodes",
  "host",
];

function rank(unit: Unit): number {
  const at = RANKS.indexOf(unit.kind);
  if (!unit.before) return at;
  return unit.after ? 100 + at : 300 - at;
}

/** Of units that are changed alike the first that is not done, those to begin with first. */
export function nextUnits({ units }: World, versions: Versions): readonly Unit[] {
  const seen = new Set<string>();
  return units
    .filter((unit) => {
      if (isDone(versions, unit) || seen.has(unit.alike)) return false;
      seen.add(unit.alike);
      return true;
    })
    .map((unit, at) => ({ unit, at }))
    .sort((a, b) => rank(a.unit) - rank(b.unit) || a.at - b.at)
    .map(({ unit }) => unit);
}

/** Who has a session with a switch, before or after, and is not done: each as far as it has to go for that. */
function followers(world: World, versions: Versions, { name }: Unit): readonly Move[] {
  return world.units.flatMap((unit): Move[] => {
    if (unit.name === name || isDone(versions, unit)) return [];
    if (unit.kind === "peering") return unit.device === name ? [{ unit, to: AFTER }] : [];
    if (unit.kind !== "switch" || !unit.before || !unit.after) return [];
    const version = versionOf(versions, unit);
    return world.mixer.differsTowards(unit.name, version, name)
      ? [{ unit, to: { ...version, towards: [...version.towards, name] } }]
      : [];
  });
}

/** A switch is drained, changed with those that follow it, and has its share again: without its followers too. */
function drainedWays(world: World, versions: Versions, unit: Unit): readonly (readonly Move[])[] {
  const version = versionOf(versions, unit);
  const drain: Move = { unit, to: { ...version, drained: true } };
  const changed: Move = { unit, to: { ...AFTER, drained: true } };
  const done: Move = { unit, to: AFTER };
  const follow = followers(world, versions, unit);
  const around = (moves: readonly Move[]): readonly Move[] => {
    if (!unit.before) return [changed, ...moves, done];
    return unit.after ? [drain, changed, ...moves, done] : [drain, ...moves, done];
  };
  return follow.length === 0 ? [around([])] : [around(follow), around([])];
}

/** Nodes go by the rack's other ToR, which tells others to do so too, while their peers at one are changed: its own settings stay. */
function asideWays(world: World, versions: Versions, unit: Unit): readonly (readonly Move[])[] {
  const tor = world.units.find(({ name, stays }) => stays === true && name === unit.device);
  if (tor === undefined || versionOf(versions, tor).drained || !unit.before || !unit.after) return [];
  return [
    [
      { unit: tor, to: { ...AFTER, drained: true } },
      { unit, to: { ...versionOf(versions, unit), drained: true } },
      { unit, to: { ...AFTER, drained: true } },
      { unit, to: AFTER },
      { unit: tor, to: AFTER },
    ],
  ];
}

/** One half of the fabric, through which no traffic goes for so long: a ToR of each rack that has two, and half of the spines that are alike. */
function planeWays(world: World, versions: Versions, tor: Unit): readonly (readonly Move[])[] {
  const open = world.units.filter((unit) => !isDone(versions, unit) && unit.before && unit.after);
  const tors = open.filter(({ alike }) => alike === tor.alike);
  const spines = open.filter(
    ({ kind, rack, name }) => kind === "switch" && rack === null && world.drains(name),
  );
  const kinds = [...Map.groupBy(spines, ({ alike }) => alike).values()];
  const half = kinds.flatMap((alike) => {
    const all = world.units.filter((one) => one.alike === alike[0]?.alike).length;
    return alike.slice(0, Math.max(1, Math.floor(all / 2)));
  });
  if (half.length === 0) return [];
  const peerings = open.filter(
    ({ kind, device }) => kind === "peering" && tors.some(({ name }) => name === device),
  );
  const to =
    (version: Version) =>
    (unit: Unit): Move => ({ unit, to: version });
  const plane = [...tors, ...half];
  return [
    [
      ...plane.map((unit) => ({ unit, to: { ...versionOf(versions, unit), drained: true } })),
      ...plane.map(to({ ...AFTER, drained: true })),
      ...peerings.map(to(AFTER)),
      ...plane.map(to(AFTER)),
    ],
  ];
}

/** What may be done next, the simplest first: one unit by itself; one switch drained; half of the fabric drained. */
export function nextMoves(world: World, versions: Versions): readonly (readonly Move[])[] {
  const units = nextUnits(world, versions);
  const switches = units.filter(({ kind, name }) => kind === "switch" && world.drains(name));
  return [
    ...units.map((unit): readonly Move[] => [{ unit, to: AFTER }]),
    ...switches.flatMap((unit) => drainedWays(world, versions, unit)),
    ...units.filter(({ kind }) => kind === "peering").flatMap((unit) => asideWays(world, versions, unit)),
    ...switches.filter(({ rack }) => rack !== null).flatMap((unit) => planeWays(world, versions, unit)),
  ];
}
