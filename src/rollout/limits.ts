import { racksOf, sideOf, turningDevices, type Side, type StepBatch } from "../change/index.ts";
import type { CompiledFabric } from "../compile.ts";
import type { NodeIntent, SwitchIntent } from "../intent/index.ts";
import { jsonText } from "../text/json.ts";

const byName = (side: Side): ReadonlyMap<string, NodeIntent> =>
  new Map(racksOf(side).flatMap(({ nodes }) => nodes.map((node) => [node.name, node] as const)));

/** Clusters that are there on one side alone. */
const clustersApart = (before: CompiledFabric, after: CompiledFabric): readonly string[] =>
  [
    [after, before],
    [before, after],
  ].flatMap(([one, other]) =>
    (one?.clusters ?? []).flatMap(({ name, mark }) =>
      other?.clusters.some((own) => own.mark === mark) === true ? [] : [name ?? "the cluster"],
    ),
  );

/** What a server's own interfaces have, where it is there before and after: Calico is told of it, and nobody here sets it. */
function readdressed(before: Side, after: Side): readonly string[] {
  const old = byName(before);
  const own = ({ address, planes, links }: NodeIntent, { links: others }: NodeIntent): string =>
    jsonText([address, planes, links.filter(({ device }) => others.some((one) => one.device === device))]);
  return [...byName(after)].flatMap(([name, node]) => {
    const was = old.get(name);
    return was === undefined || own(was, node) === own(node, was) ? [] : [name];
  });
}

/** Whether links change whose peer groups do so too, or come or go as a whole: by its own settings alone a link can be ahead of others. */
function sharesGroups(was: SwitchIntent | undefined, is: SwitchIntent | undefined): boolean {
  const [old, now] = [was?.linkPeers ?? [], is?.linkPeers ?? []];
  if (jsonText(old) === jsonText(now)) return false;
  const groupOf = (intent: SwitchIntent | undefined, group: string): string =>
    jsonText(intent?.groups.find(({ name }) => name === group) ?? null);
  return (
    old.length === 0 ||
    now.length === 0 ||
    now.some(({ group }) => groupOf(was, group) !== groupOf(is, group))
  );
}

/** Switches that would run, between two batches, a link without addresses as it will be in a peer group as it was. */
function halfLinked(before: Side, after: Side, batches: readonly StepBatch[]): readonly string[] {
  const find = ({ intents }: Side, name: string): SwitchIntent | undefined =>
    intents.switches.find(({ device }) => device === name);
  const names = batches.flatMap(({ steps }) =>
    steps.flatMap(({ does, unit: { name } }) => (does === "changes-towards" ? [name] : [])),
  );
  return [...new Set(names)].filter((name) => sharesGroups(find(before, name), find(after, name)));
}

/** What of a way is foretold, and can't be done device by device by what a run has: why, in words; empty where all of it can. A pure function. */
export function limitsOf(
  before: CompiledFabric,
  after: CompiledFabric,
  batches: readonly StepBatch[],
): readonly string[] {
  const [was, is] = [sideOf(before), sideOf(after)];
  const say = (names: readonly string[], why: string): readonly string[] =>
    names.length === 0 ? [] : [`${names.join(", ")}: ${why}`];
  return [
    ...say(
      [...turningDevices(was, is)],
      "it only switches on one side of the change and routes on the other, which is not one change of its configuration: take the fabric off it and put the new one there in a window of its own",
    ),
    ...say(
      clustersApart(before, after),
      "a cluster that comes or goes as a whole: have its racks come and go in the spec while the cluster stays, and bring it up, or take it away, in a change of its own",
    ),
    ...say(
      readdressed(was, is),
      "a server that gets other addresses, which nothing here sets: change these in a window of their own",
    ),
    ...say(
      halfLinked(was, is, batches),
      "it would be changed towards one neighbour after the other by links without addresses, whose settings all of its neighbours share: change that in a window of its own",
    ),
  ];
}
