import { formatPrefix } from "../net/ipv4.ts";
import { loopbackOf, networksOf, type SharedNetwork } from "./cables.ts";
import type { PlatformName } from "../spec/index.ts";
import type { DeviceFacts } from "./facts.ts";
import type { FabricShape, SpineShape } from "./fabric-shape.ts";
import { namedCables } from "./named-cables.ts";
import { podRangesIn, type PodRanges } from "./pod-ranges.ts";
import { racksAmong, rackShape } from "./rack-shapes.ts";
import { planesAmong, servesRack } from "./roles.ts";

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name, "en", { numeric: true });

/** The spine that a plane is: as the ToRs' ports into it say. */
const spineOfPlane = ({ ends }: SharedNetwork, at: number): string =>
  ends
    .map(({ port }) => /^([a-z0-9][a-z0-9-]*) \S+$/.exec(port.description)?.[1])
    .find((name) => name !== undefined) ?? `spine-${String(at + 1)}`;

/** What most run. */
function usualPlatform(devices: readonly DeviceFacts[]): PlatformName | null {
  const counted = Map.groupBy(devices, ({ platform }) => platform);
  return [...counted].sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? null;
}

/** What running configurations are of: who is a spine, which ToRs stand in one rack, who is cabled to whom. */
export function shapeOf(devices: readonly DeviceFacts[]): {
  readonly shape: FabricShape;
  readonly pods: PodRanges;
} {
  const sorted = devices.toSorted(byName);
  const networks = networksOf(sorted);
  const pods = podRangesIn(sorted);
  const tors = sorted.filter(servesRack);
  // Switches that only switch say nothing of routing.
  const routing = sorted.filter((device) => !servesRack(device) && device.asn !== null);
  const ofTors = usualPlatform(tors) ?? "frr";
  const planes = routing.length > 0 ? [] : planesAmong(networks);
  const planeNames = new Map(
    planes.map((plane, at) => [formatPrefix(plane.network), spineOfPlane(plane, at)]),
  );
  const spines: readonly SpineShape[] =
    planes.length > 0
      ? planes.map((plane, at) => ({
          name: spineOfPlane(plane, at),
          facts: null,
          loopback: null,
          plane: plane.network,
        }))
      : routing.map((facts) => ({ name: facts.name, facts, loopback: loopbackOf(facts), plane: null }));
  const names = new Set([...sorted, ...spines].map(({ name }) => name));
  const racks = racksAmong(tors).map((own) =>
    rackShape(own, {
      spines: new Set(spines.map(({ name }) => name)),
      networks,
      planes: planeNames,
      pods,
      named: namedCables(sorted),
      isSwitch: (name) => names.has(name),
    }),
  );
  return {
    pods,
    shape: {
      spines,
      racks: racks.toSorted(byName),
      spinesRoute: planes.length === 0,
      platforms: { spines: usualPlatform(routing) ?? ofTors, tors: ofTors },
      routedServers: racks.some(({ tors: all }) => all.some(({ serverLinks }) => serverLinks !== null)),
    },
  };
}
