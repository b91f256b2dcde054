import { renderCalico } from "../calico/index.ts";
import { sideOf, stopsOf, type Stop, type StepBatch } from "../change/index.ts";
import type { ClusterArtifact } from "../compile/clusters.ts";
import type { CompiledFabric } from "../compile.ts";
import type { SwitchInputs } from "../deliver/index.ts";
import type { FabricPlan } from "../plan/types.ts";
import { clustersOf } from "../simulate/index.ts";
import { platforms } from "../platforms/index.ts";
import { textWithLines } from "../platforms/own-lines/with-lines.ts";
import { numbersByHost, numbersBySwitch } from "../report/index.ts";
import { askedHosts, askedSwitches, type Asked, type Foretold } from "../verify/index.ts";
import { jsonText } from "../text/json.ts";

/** What a device runs at a stage. */
export type Running = Pick<SwitchInputs, "device" | "platform" | "numbers"> & { readonly artifact: string };

/** A fabric between two batches: what is in place then, and what is to be seen of it. */
export interface Stage {
  /** By device; what is not here has nothing of the fabric. */
  readonly devices: ReadonlyMap<string, Running>;
  /** Calico's objects of each cluster, by what its names are told from others' by. */
  readonly clusters: readonly Pick<ClusterArtifact, "mark" | "calico">[];
  readonly foretold: Foretold;
  readonly asked: readonly Asked[];
  /** Switches that are drained for the change. */
  readonly drained: readonly string[];
}

const unionBy = <T>(one: readonly T[], more: readonly T[], key: (each: T) => string): readonly T[] => [
  ...one,
  ...more.filter((each) => one.every((own) => key(own) !== key(each))),
];

/** What a fabric on the way may have: racks and ranges of both ends. */
function planBetween(before: FabricPlan, after: FabricPlan): FabricPlan {
  const { ranges } = before;
  const both = Object.fromEntries(
    Object.entries(after.ranges).map(([name, range]) => {
      const old: unknown = ranges[name as keyof typeof ranges];
      return [name, Array.isArray(range) && Array.isArray(old) ? unionBy(range, old, jsonText) : range];
    }),
  ) as unknown as FabricPlan["ranges"];
  return {
    ...after,
    ranges: both,
    racks: unionBy(after.racks, before.racks, ({ name }) => name),
    // Of a family that comes or goes nothing is foretold on the way.
    ipv6: before.ipv6 === null ? null : after.ipv6,
  };
}

const switchNames = (fabrics: readonly CompiledFabric[]): readonly string[] => [
  ...new Set(fabrics.flatMap(({ switches }) => switches.map(({ intent }) => intent.device))),
];

function devicesAt(
  { switchOf, sideOf: sideAt }: Pick<Stop, "switchOf" | "sideOf">,
  ends: Readonly<Record<"before" | "after", CompiledFabric>>,
): readonly Running[] {
  const numbers = {
    before: new Map([...numbersBySwitch(ends.before.plan), ...numbersByHost(ends.before.plan)]),
    after: new Map([...numbersBySwitch(ends.after.plan), ...numbersByHost(ends.after.plan)]),
  };
  const both = [ends.before, ends.after];
  const routing = switchNames(both).flatMap((device): Running[] => {
    const intent = switchOf(device);
    if (intent === null) return [];
    const { platform } = intent;
    const artifact = textWithLines(intent, platforms[platform].render(intent));
    return [{ device, platform, artifact, numbers: numbers[sideAt("switch", device)].get(device) ?? {} }];
  });
  const bridges = [...new Set(both.flatMap((one) => one.bridges.map(({ intent }) => intent.device)))];
  const switching = bridges.flatMap((device): Running[] => {
    const found = ends[sideAt("bridge", device)].bridges.find(({ intent }) => intent.device === device);
    if (found === undefined || found.text === null) return [];
    return [{ device, platform: found.intent.platform, artifact: found.text, numbers: {} }];
  });
  const servers = [...new Set(both.flatMap((one) => one.hosts.map(({ intent }) => intent.device)))];
  const hosts = servers.flatMap((device): Running[] => {
    const side = sideAt("host", device);
    const found = ends[side].hosts.find(({ intent }) => intent.device === device);
    if (found === undefined) return [];
    const { daemon: platform } = found.intent;
    return [{ device, platform, artifact: found.text, numbers: numbers[side].get(device) ?? {} }];
  });
  return [...routing, ...switching, ...hosts];
}

/** Every stage of a way: before its first batch, and after each. */
export function stagesOf(
  before: CompiledFabric,
  after: CompiledFabric,
  batches: readonly StepBatch[],
): readonly Stage[] {
  const between = planBetween(before.plan, after.plan);
  const marks = new Map([...before.clusters, ...after.clusters].map(({ name, mark }) => [name, mark]));
  const planAt = (stage: number): FabricPlan => {
    if (stage === batches.length) return after.plan;
    return stage === 0 ? before.plan : between;
  };
  return stopsOf(sideOf(before), sideOf(after), batches).map((stop, stage) => ({
    devices: new Map(devicesAt(stop, { before, after }).map((one) => [one.device, one])),
    clusters: clustersOf(stop.intents).map((one) => ({
      mark: marks.get(one.name ?? null) ?? null,
      calico: renderCalico(one),
    })),
    foretold: { plan: planAt(stage), input: stop.intents },
    // A switch that only switches can say nothing of routes.
    asked: [...askedSwitches(stop.intents.switches, planAt(stage).ipv6), ...askedHosts(stop.intents.hosts)],
    drained: stop.drained,
  }));
}
