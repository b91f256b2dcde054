import type { SwitchIntent } from "../intent/index.ts";
import { clustersOf } from "../simulate/index.ts";
import { racksOf } from "./clusters.ts";
import type { Side } from "./side.ts";

/** A rack by how much there is in it, and by the spines that its switches are cabled to. */
function shapesOf({ intents, rackOf }: Side): (rack: string) => string {
  const { switches, bridges, hosts } = intents;
  const devices = [...switches, ...bridges].map(({ device }) => device);
  const spines = new Set(devices.filter((one) => !rackOf.has(one)));
  const tors = Map.groupBy(rackOf.keys(), (device) => rackOf.get(device));
  const routing = Map.groupBy(switches, ({ device }) => rackOf.get(device));
  const servers = Map.groupBy(hosts, ({ rack }) => rack);
  const clusters = clustersOf(intents).map(({ racks }) => new Map(racks.map((one) => [one.name, one])));
  const spineOf = ({ description }: { readonly description: string }): string =>
    description.split(" ").find((word) => spines.has(word)) ?? "";
  const cabled = ({ draining, interfaces, linkPeers }: SwitchIntent): string =>
    [draining, ...[...interfaces, ...linkPeers].map(spineOf).filter((one) => one !== "")].join(" ");
  return (rack) =>
    [
      tors.get(rack)?.length ?? 0,
      ...clusters.flatMap((racks) => [
        racks.get(rack)?.nodes.length ?? -1,
        racks.get(rack)?.addresses === null,
      ]),
      servers.get(rack)?.length ?? 0,
      ...(routing.get(rack) ?? []).map(cabled),
    ].join();
}

/** How each rack is changed, by name, with what is in it: those with the same are alike. Of racks that stay as they are, too. */
export function rackKinds(
  before: Side,
  after: Side,
  drafts: readonly { readonly rack: string | null; readonly how: string }[],
): ReadonlyMap<string, string> {
  const names = new Set([...before.rackOf.values(), ...after.rackOf.values()]);
  for (const { name } of [before, after].flatMap(racksOf)) names.add(name);
  const changed = Map.groupBy(drafts, ({ rack }) => rack);
  const [was, is] = [shapesOf(before), shapesOf(after)];
  return new Map(
    [...names].map((rack) => [
      rack,
      [was(rack), is(rack), ...(changed.get(rack) ?? []).map(({ how }) => how).sort()].join("; "),
    ]),
  );
}
