import * as pulumi from "@pulumi/pulumi";
import { recordOf } from "../src/change-rules/index.ts";
import type { ClusterArtifact } from "../src/compile/clusters.ts";
import {
  formatDiagnostics,
  type CompiledFabric,
  type DatacenterSpec,
  type ModelName,
  type SwitchLoad,
} from "../src/index.ts";
import { deviceOrder, type DeviceOrder } from "../src/rollout/index.ts";
import {
  viewPlan,
  type BridgeView,
  type PlaneView,
  type RackView,
  type SessionView,
  type SwitchView,
} from "../src/report/index.ts";
import { lookBefore } from "./cluster-look.ts";
import { CalicoObjects } from "./calico-objects.ts";
import type { Operation } from "./delivery.ts";
import { FABRIC, fabricInputs } from "./fabric-inputs.ts";
import type { FabricNumbersArgs } from "./fabric-numbers.ts";
import { clusterRefusals, deliveryOf } from "./clusters.ts";
import { inOrder } from "./ordered.ts";
import { rackOf, spinesOf, type Joining } from "./members.ts";
import { Rack } from "./rack.ts";
import { dynamicResources, type DeliveryResources, type SwitchConfigResource } from "./resources.ts";
import { soundFabric, type SoundFabric } from "./sound-fabric.ts";
import { Spine } from "./spine.ts";
import { switchConfigs, type SwitchConfigs } from "./switch-configs.ts";

export interface FabricArgs<M extends ModelName = ModelName> {
  /** What the datacenter is. */
  readonly spec: DatacenterSpec<M>;
  /** How it is operated. */
  readonly operation: Operation;
  /** What puts artifacts in place. Default: dynamic providers, which a program in Node can load. */
  readonly resources?: DeliveryResources;
}

/** Pulumi's error without a stack trace: it is the user's to mend and not ours. */
function sound(spec: unknown): SoundFabric {
  const found = soundFabric(spec);
  if (found.ok) return found;
  throw new pulumi.RunError(found.reason);
}

/** In which order switches change; none where nobody says what runs. */
function orderOf(spec: unknown, operation: Operation): DeviceOrder {
  const { rollout, consent = [], renumber = [] } = operation;
  if (rollout === undefined) return { after: new Map(), refused: [] };
  return deviceOrder({ value: rollout.base }, { value: spec }, { consent, renumber });
}

/** @throws pulumi.RunError when the operation lacks a cluster, or has one that is not there */
function clusterDeliveries({ clusters }: CompiledFabric, operation: Operation): Joining["clusterOf"] {
  const refusals = clusterRefusals(operation, clusters);
  if (refusals.length > 0) throw new pulumi.RunError(refusals.join("\n"));
  return (name) => {
    const one = clusters.find((artifact) => artifact.name === (name ?? null));
    const delivery = one === undefined ? undefined : deliveryOf(operation, one);
    if (delivery === undefined) throw new RangeError(`no cluster ${name ?? ""}`);
    return delivery;
  };
}

/**
 * A datacenter's whole fabric: every switch configured, and Calico told, from one spec. Everything that can be wrong with the spec is
 * found before anything is touched, in a preview as in an update.
 */
export class Fabric<M extends ModelName = ModelName> extends pulumi.ComponentResource {
  /** The numbers behind everything, as plain data. */
  readonly plan: CompiledFabric["plan"];
  readonly spines: readonly Spine[];
  /** Above the spines of several pods; empty where there are none. */
  readonly superSpines: readonly Spine[];
  readonly racks: readonly Rack[];
  /** The configurations of switches that only switch, where their platform has any; by no rack. */
  readonly switching: readonly SwitchConfigResource[];
  /** Of the only cluster, or of the first of several. */
  readonly calico: CalicoObjects;
  /** Of each of several clusters, by name; empty where there is one without a name. */
  readonly clusters: ReadonlyMap<string, CalicoObjects>;
  /** Every switch that routes with its AS number and loopback. */
  readonly switches: pulumi.Output<readonly SwitchView[]>;
  /** Layer 2 networks of switches that only switch, and these with their ports. Empty where all route. */
  readonly planes: pulumi.Output<readonly PlaneView[]>;
  readonly bridges: pulumi.Output<readonly BridgeView[]>;
  /** Every rack with its AS number, its subnet, its pool and its nodes. */
  readonly pools: pulumi.Output<readonly RackView[]>;
  /** Every BGP session with both ends. */
  readonly sessions: pulumi.Output<readonly SessionView[]>;
  /** What each switch will hold, now as the simulator foretells it and at the declared capacity: to be set against what its hardware can. */
  readonly tables: pulumi.Output<readonly SwitchLoad[]>;

  /**
   * @throws pulumi.RunError with every diagnostic when the spec is refused, when the fabric would not work, or when the operation
   * lacks a switch's address.
   */
  constructor(name: string, args: FabricArgs<M>, opts?: pulumi.ComponentResourceOptions) {
    super(FABRIC, name, { ...fabricInputs(args.spec, args.operation) }, opts);
    const { fabric, tables, warnings, drains } = sound(args.spec);
    for (const warning of formatDiagnostics(warnings)) void pulumi.log.warn(warning, this);
    for (const line of drains) void pulumi.log.info(line, this);
    this.plan = fabric.plan;
    const configs = switchConfigs(fabric, args.operation);
    const clusterOf = clusterDeliveries(fabric, args.operation);
    const { absent, against = [] } = lookBefore(fabric, args.operation, this);
    const order = orderOf(args.spec, args.operation);
    const refusals = pulumi.output(against).apply((found) => [...order.refused, ...found]);
    const { guard, resources } = this.guarded(name, fabric, configs, { ...args, order, against: refusals });
    const above = (role: "spine" | "super-spine"): readonly Spine[] =>
      [...spinesOf(fabric, configs, role)].map(
        ([spine, of]) => new Spine(spine, { ...of, resources }, { parent: this }),
      );
    this.spines = above("spine");
    this.superSpines = above("super-spine");
    // Nodes stand in racks, whose switches come first, and wait for pools, which come after all switches.
    const { promise: after, resolve } = Promise.withResolvers<CalicoObjects["beforeNodes"]>();
    this.racks = fabric.plan.racks.map((rack) => {
      const of = rackOf(fabric, rack, configs, { clusterOf, absent, after });
      return new Rack(rack.name, { ...of, resources }, { parent: this });
    });
    this.switching = fabric.bridges.flatMap(({ intent: { device }, text }) =>
      text === null ? [] : [resources.switchConfig(device, configs.of(device), { parent: this })],
    );
    const [calico, ...others] = this.inClusters(name, fabric, args.operation, { guard, resources });
    this.calico = calico;
    this.clusters = new Map(
      fabric.clusters.flatMap((one, at) => {
        const objects = [calico, ...others][at];
        return one.name === null || objects === undefined ? [] : [[one.name, objects] as const];
      }),
    );
    resolve(new Map([calico, ...others].flatMap(({ beforeNodes }) => [...beforeNodes])));
    const view = viewPlan(fabric.plan);
    this.switches = pulumi.output(view.switches);
    const { planes = [], bridges = [] } = view;
    this.planes = pulumi.output(planes);
    this.bridges = pulumi.output(bridges);
    this.pools = pulumi.output(view.racks);
    this.sessions = pulumi.output(view.sessions);
    this.tables = pulumi.output(tables);
    this.registerOutputs({
      switches: view.switches,
      planes,
      bridges,
      pools: view.racks,
      sessions: view.sessions,
      tables,
    });
  }

  /** What puts artifacts in place, once nothing that runs is found to change unasked (no number, no pool's range, no node's rack), and nothing in the cluster speaks against it. */
  private guarded(
    name: string,
    fabric: CompiledFabric,
    configs: SwitchConfigs,
    {
      operation: { renumber = [] },
      resources = dynamicResources,
      order,
      against,
    }: Omit<FabricArgs, "spec"> & Pick<FabricNumbersArgs, "against"> & { readonly order: DeviceOrder },
  ): { readonly guard: pulumi.Resource; readonly resources: DeliveryResources } {
    const numbers = Object.fromEntries([...configs.all].map(([device, config]) => [device, config.numbers]));
    const guard = resources.fabricNumbers(
      name,
      { numbers, record: recordOf(fabric), renumber, against },
      { parent: this },
    );
    const dependsOn = [guard];
    return {
      guard,
      resources: {
        ...resources,
        switchConfig: inOrder(order, guard, resources.switchConfig),
        manifestFolder: (folder, args, opts) =>
          resources.manifestFolder(folder, args, { ...opts, dependsOn }),
      },
    };
  }

  private inClusters(
    name: string,
    fabric: CompiledFabric,
    operation: Operation,
    { guard, resources }: ReturnType<Fabric["guarded"]>,
  ): readonly [CalicoObjects, ...CalicoObjects[]] {
    const { passwords = {} } = operation;
    const clusterOf = clusterDeliveries(fabric, operation);
    const switches = [
      ...this.superSpines.map(({ config }) => config),
      ...this.spines.map(({ config }) => config),
      ...this.switching,
      ...this.racks.flatMap(({ tors, hosts }) => [...tors, ...hosts]),
    ];
    // Each of them waits for the guard.
    const after = switches.length === 0 ? [guard] : switches;
    const nodes = this.racks.flatMap((rack) => rack.nodes);
    const objectsOf = ({ name: own, mark, calico: plan }: ClusterArtifact): CalicoObjects =>
      new CalicoObjects(
        mark === null ? name : `${name}-${mark}`,
        { plan, cluster: clusterOf(own ?? undefined), passwords, after, nodes, resources },
        { parent: this },
      );
    const [first, ...others] = fabric.clusters;
    return [objectsOf(first), ...others.map(objectsOf)];
  }
}
