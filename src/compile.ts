import { checkNames, type CalicoPlan } from "./calico/index.ts";
import { clusterArtifacts, type ClusterArtifacts } from "./compile/clusters.ts";
import { isError, sortDiagnostics, SpecError, type Diagnostic } from "./diagnostics/index.ts";
import {
  intendBridges,
  intendHosts,
  intendOutside,
  intendServers,
  intendSwitches,
  type BridgeIntent,
  type ClusterIntent,
  type HostIntent,
  type OutsideIntent,
  type ServerIntent,
  type SwitchIntent,
} from "./intent/index.ts";
import { modelOf } from "./models/index.ts";
import { checkPodsOfNone } from "./plan/checks/clusters.ts";
import { checkNumbering } from "./plan/checks/index.ts";
import { withPodsOfAll } from "./plan/clusters.ts";
import { withNumbers } from "./plan/ipv6/alone.ts";
import { layOut } from "./plan/lay-out.ts";
import { withPasswords } from "./plan/passwords.ts";
import type { FabricPlan } from "./plan/types.ts";
import { fitted } from "./platforms/fit.ts";
import { heldAgainstPlatforms } from "./platforms/held-against.ts";
import { checkLines, touchingLines } from "./platforms/own-lines/check.ts";
import { textWithLines, withOwnLines } from "./platforms/own-lines/with-lines.ts";
import { checkPortNames } from "./platforms/port-names.ts";
import { hostDaemons } from "./platforms/hosts/index.ts";
import { platforms } from "./platforms/index.ts";
import { checkRendering } from "./platforms/switching-not-rendered.ts";
import { checkServers } from "./platforms/servers/check.ts";
import { serverNetworks } from "./platforms/servers/index.ts";
import { unconfirmedLines } from "./platforms/unconfirmed.ts";
import type { SimulationInput } from "./simulate/index.ts";
import { readSpec, type Datacenter, type DatacenterSpec } from "./spec/index.ts";

/** Everything that follows from a spec. Plain data; nothing here has touched a device. */
export interface CompiledFabric {
  readonly datacenter: Datacenter;
  readonly plan: FabricPlan;
  /** Switches that route. */
  readonly switches: readonly SwitchArtifact[];
  /** Switches that only switch. */
  readonly bridges: readonly BridgeArtifact[];
  /** Every cluster by index, or the one that has no name. */
  readonly clusters: ClusterArtifacts;
  /** Of the only cluster, or of the first of several. */
  readonly cluster: ClusterIntent;
  /** Servers without Calico. */
  readonly hosts: readonly HostArtifact[];
  /** What the operating system of each server is to be given; empty where nodes stand in planes. */
  readonly servers: readonly ServerArtifact[];
  /** Routers outside, as far as they are known: nothing is put there. */
  readonly outside: readonly OutsideIntent[];
  /** As `cluster`. */
  readonly calico: CalicoPlan;
  readonly warnings: readonly Diagnostic[];
}

/** What one switch is to do, and the text that makes it do so. */
export interface SwitchArtifact {
  readonly intent: SwitchIntent;
  readonly text: string;
}

/** What one switch that only switches is to do. */
export interface BridgeArtifact {
  readonly intent: BridgeIntent;
  /** What makes it do so; null where its platform has no text for it, and it is the user's to set up. */
  readonly text: string | null;
}

/** What one server without Calico is to do, and the text that makes its daemon do so. */
export interface HostArtifact {
  readonly intent: HostIntent;
  readonly text: string;
}

/** What the operating system of one server is to be given, and the files that give it. */
export interface ServerArtifact {
  readonly intent: ServerIntent;
  /** By their path on the server, without the slash before; empty where its network is the user's to set up. */
  readonly files: ReadonlyMap<string, string>;
}

/** The intents of every device: what the simulator starts from. */
export const intentsOf = ({
  switches,
  bridges,
  hosts,
  clusters: [{ cluster }, ...others],
  outside,
}: CompiledFabric): SimulationInput => ({
  switches: switches.map(({ intent }) => intent),
  bridges: bridges.map(({ intent }) => intent),
  hosts: hosts.map(({ intent }) => intent),
  cluster,
  ...(others.length === 0 ? {} : { otherClusters: others.map((other) => other.cluster) }),
  outside,
});

const switchIntents = (plan: FabricPlan, dc: Datacenter): readonly SwitchIntent[] =>
  withOwnLines(dc, intendSwitches(plan));

/** What each switch that routes would do in maintenance, whatever the spec says of it: for a change that drains it for a while. */
export const drainedIntents = ({ plan, datacenter }: CompiledFabric): readonly SwitchIntent[] =>
  switchIntents(
    { ...plan, switches: plan.switches.map((one) => ({ ...one, maintenance: true })) },
    datacenter,
  ).map(fitted);

const filesOf = ({ servers: { network } }: Datacenter, intent: ServerIntent): ReadonlyMap<string, string> =>
  network === undefined ? new Map() : serverNetworks[network].files(intent);

/** Either a fabric, or all the reasons why there is none. */
export type Compilation =
  | { readonly ok: true; readonly fabric: CompiledFabric }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * The whole pipeline. Each step is a pure function: the same spec gives the same bytes, and needs no network, clock or environment.
 *
 *     spec ─1 read─▶ datacenter ─2 check─▶ ─3 plan─▶ FabricPlan ─4 intend─▶ SwitchIntent[] ─5 render─▶ a text per switch
 *                                          (model)               ├────────▶ ClusterIntent  ─5 render─▶ Calico's objects
 *                                                                ├────────▶ HostIntent[]   ─5 render─▶ a text per host
 *                                                                ├────────▶ ServerIntent[] ─5 render─▶ files per server
 *                                                                └────────▶ BridgeIntent[]
 */
export function compileSpec(spec: unknown): Compilation {
  // 1 read: form, types, defaults                                            src/spec
  const { datacenter: read, diagnostics: formal, original } = readSpec(spec);
  if (read === null) return { ok: false, diagnostics: sortDiagnostics(formal) };
  const datacenter = withPodsOfAll(withNumbers(read));
  const model = modelOf(datacenter);

  // 2 check: everything that can be wrong with what was read, in one run     src/plan/checks, src/models, src/platforms, src/calico
  const found = [
    ...checkPodsOfNone(read),
    ...checkNumbering(datacenter, model),
    ...model.checks(),
    ...checkRendering(datacenter, model.routing),
    ...checkPortNames(datacenter, model),
    ...checkServers(datacenter, model),
    ...checkLines(datacenter),
    ...checkNames(datacenter),
  ];
  const semantic = found.map((diagnostic) => ({ ...diagnostic, path: original(diagnostic.path) }));
  const diagnostics = sortDiagnostics([...formal, ...semantic]);
  if (diagnostics.some(isError)) return { ok: false, diagnostics };

  // 3 plan: AS numbers, addresses, links; then who peers with whom           src/plan, src/models
  const layout = layOut(datacenter, model);
  const plan: FabricPlan = { ...layout, sessions: withPasswords(model.sessions(layout), datacenter) };

  // 4 intend: what each switch, host and the cluster are to do                    src/intent
  const wanted = switchIntents(plan, datacenter);
  const wantedBridges = withOwnLines(datacenter, intendBridges(plan));
  const held = sortDiagnostics([
    ...diagnostics,
    ...heldAgainstPlatforms(datacenter, wanted, wantedBridges, plan),
  ]);
  if (held.some(isError)) return { ok: false, diagnostics: held };
  const intents = wanted.map(fitted);
  const outside = intendOutside(plan);

  // 5 render: each platform's text, and the user's own lines in it; Calico's objects     src/platforms, src/calico
  const rendered = intents.map((intent) => ({ intent, text: platforms[intent.platform].render(intent) }));
  const renderedBridges = wantedBridges.map((intent) => ({
    intent,
    text: platforms[intent.platform].bridges?.render(intent) ?? null,
  }));
  const touched = touchingLines(datacenter, [...rendered, ...renderedBridges]);
  if (touched.some(isError)) return { ok: false, diagnostics: sortDiagnostics([...held, ...touched]) };
  const switches = rendered.map(({ intent, text }) => ({ intent, text: textWithLines(intent, text) }));
  const bridges = renderedBridges.map(({ intent, text }) => ({
    intent,
    text: text === null ? null : textWithLines(intent, text),
  }));
  const hosts = intendHosts(plan).map((intent) => ({
    intent,
    text: hostDaemons[intent.daemon].render(intent),
  }));
  const servers = intendServers(plan, datacenter).map((intent) => ({
    intent,
    files: filesOf(datacenter, intent),
  }));
  const { clusters, warnings: ofReleases } = clusterArtifacts(plan, datacenter);
  const [{ cluster, calico }] = clusters;

  const warnings = sortDiagnostics([
    ...held,
    ...unconfirmedLines(datacenter, [...rendered, ...renderedBridges]),
    ...ofReleases,
  ]);
  return {
    ok: true,
    fabric: {
      datacenter,
      plan,
      switches,
      bridges,
      clusters,
      cluster,
      hosts,
      servers,
      outside,
      calico,
      warnings,
    },
  };
}

/**
 * `compileSpec` for programs: a fabric, or an error.
 * @throws SpecError with every diagnostic when the spec is refused.
 */
export function compile(spec: DatacenterSpec): CompiledFabric {
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new SpecError(compilation.diagnostics);
  return compilation.fabric;
}
