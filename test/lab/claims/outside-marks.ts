import { intendOutside } from "../../../src/intent/index.ts";
import { bgpTable } from "../../../src/simulate/index.ts";
import type { OwnRoute } from "../../../src/simulate/network/types.ts";
import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { isHost } from "./routers.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

interface Marks {
  readonly string: string;
}

interface PathJson {
  readonly community?: Marks;
  readonly largeCommunity?: Marks;
  readonly peer?: { readonly peerId: string };
}

/** Communities of a switch's paths to a prefix that it was told. */
async function marksOf(
  lab: Lab,
  device: string,
  prefix: string,
  { name }: LabFamily,
): Promise<readonly string[]> {
  const said = await lab.vtysh(device, `show bgp ${name} unicast ${prefix} json`);
  const { paths = [] } = JSON.parse(said || "{}") as { paths?: readonly PathJson[] };
  return paths.map(({ community, largeCommunity }) =>
    [community?.string ?? "", largeCommunity?.string ?? ""].join(" ").trim(),
  );
}

/** Where a prefix must carry which communities. */
interface Wanted {
  readonly device: string;
  readonly prefix: string;
  readonly marks: readonly string[];
}

/** Routes of one kind that nodes have, with what they put on them. */
const ofKind = (
  own: readonly OwnRoute[],
  kind: OwnRoute["kind"],
  family: LabFamily,
  marks: readonly string[] = [],
) =>
  own
    .filter((route) => route.kind === kind && family.has(route.prefix))
    .map(({ prefix }) => [family.prefix(prefix), marks] as const);

/**
 * Out: what routers outside were told. In: what came from them, at every switch that was told of it by another. Nodes: what they put on
 * their blocks, services and addresses of several, at every switch.
 */
function wantedIn(lab: Lab, family: LabFamily): readonly Wanted[] {
  const { outside, switches } = lab.plan();
  if (outside === null) return [];
  const simulation = simulationOf(lab);
  const routers = intendOutside(lab.plan());
  const external = new Set(
    routers.flatMap(({ announces }) => announces.filter(family.has).map(family.prefix)),
  );
  const own = simulation.network.routers.flatMap((router) =>
    router.role === "node" && !isHost(router) ? router.own : [],
  );
  const { calico, services, anycast = [] } = lab.spec();
  const ofNodes = new Map([
    ...ofKind(own, "discard", family, calico?.podCommunities),
    ...ofKind(own, "service", family, services?.communities),
    ...anycast.map(({ address, communities }) => [`${String(address)}/32`, communities ?? []] as const),
  ]);
  const toldTo = (device: string): readonly string[] =>
    bgpTable(simulation, device)
      .filter(({ paths }) => paths.length > 0 && paths.every(({ from }) => from !== null))
      .filter(({ prefix }) => family.has(prefix))
      .map(({ prefix }) => family.prefix(prefix));
  return [
    ...routers.flatMap(({ device }) =>
      toldTo(device).map((prefix) => ({ device, prefix, marks: outside.communities.out })),
    ),
    ...switches.flatMap(({ name }) =>
      toldTo(name)
        .filter((prefix) => external.has(prefix))
        .map((prefix) => ({ device: name, prefix, marks: outside.communities.in })),
    ),
    ...switches.flatMap(({ name }) =>
      toldTo(name).flatMap((prefix) => {
        const marks = ofNodes.get(prefix);
        return marks === undefined ? [] : [{ device: name, prefix, marks }];
      }),
    ),
  ];
}

async function look(lab: Lab, wanted: readonly Wanted[], family: LabFamily): Promise<Finding> {
  const faults = await Promise.all(
    wanted.map(async ({ device, prefix, marks }) => {
      const seen = await marksOf(lab, device, prefix, family);
      const all = seen.every((one) => marks.every((mark) => one.split(" ").includes(mark)));
      return seen.length > 0 && all ? [] : [`${device}: ${prefix} with ${seen.join(" and ") || "nothing"}`];
    }),
  );
  return allOf("routes with their communities", wanted.length, faults.flat());
}

export const outsideMarks: Claim = {
  id: "outside-marks",
  says: "what routers outside are told carries the communities that go out, and what comes from them those that come in, on every switch; pods, services and addresses of several nodes carry what nodes put on them",
  appliesTo: (_, { outside }) =>
    outside !== undefined && [...outside.communities.out, ...outside.communities.in].length > 0,
  run: (lab) => settled(() => inEachFamily(lab, (family) => look(lab, wantedIn(lab, family), family))),
};
