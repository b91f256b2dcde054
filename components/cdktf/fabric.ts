import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { formatDiagnostics, type DatacenterSpec, type ModelName } from "../../src/index.ts";
import { numbersByHost, numbersBySwitch } from "../../src/report/index.ts";
import { slotsIn } from "../../src/text/secret-slot.ts";
import { artifactsOf } from "../artifacts.ts";
import { clusterRefusals, deliveryOf } from "../clusters.ts";
import { soundFabric, type SoundFabric } from "../sound-fabric.ts";
import { ArtifactFolder } from "./artifact-folder.ts";
import { CalicoObjects } from "./calico-objects.ts";
import { ManagedSwitch } from "./managed-switch.ts";
import { refusalsOf, stateFor, wayTo, type Operation } from "./operation.ts";

export interface FabricConfig<M extends ModelName = ModelName> {
  /** What the datacenter is. */
  readonly spec: DatacenterSpec<M>;
  /** How it is operated. */
  readonly operation: Operation;
}

/**
 * A datacenter's whole fabric: every switch configured, and Calico told, from one spec. What is wrong with the spec, or with the fabric
 * that would come of it, becomes an error of the stack: nothing is synthesised then.
 */
export class Fabric<M extends ModelName = ModelName> extends Construct {
  /** By name. Empty when the spec is refused. */
  readonly switches: ReadonlyMap<string, ManagedSwitch>;

  constructor(scope: Construct, id: string, { spec, operation }: FabricConfig<M>) {
    super(scope, id);
    const sound = soundFabric(spec);
    if (!sound.ok) {
      Annotations.of(this).addError(sound.reason);
      this.switches = new Map();
      return;
    }
    for (const warning of formatDiagnostics(sound.warnings)) Annotations.of(this).addWarning(warning);
    for (const line of sound.drains) Annotations.of(this).addInfo(line);
    this.switches = this.manage(sound, operation);
    const after = [...this.switches.values()].map(({ configuration }) => configuration);
    for (const refusal of clusterRefusals(operation, sound.fabric.clusters))
      Annotations.of(this).addError(refusal);
    for (const one of sound.fabric.clusters) {
      const cluster = deliveryOf(operation, one);
      if (cluster === undefined) continue;
      const id = one.mark === null ? "calico" : `calico-${one.mark}`;
      new CalicoObjects(this, id, { plan: one.calico, cluster, after });
    }
  }

  private manage({ fabric }: SoundFabric, operation: Operation): ReadonlyMap<string, ManagedSwitch> {
    const { switches, renumber = [], command = "npx --no calico-fabric" } = operation;
    const managed = artifactsOf(fabric);
    const refusals = refusalsOf(managed, switches);
    for (const refusal of refusals) Annotations.of(this).addError(refusal);
    if (refusals.length > 0) return new Map();
    const numbers = new Map([...numbersBySwitch(fabric.plan), ...numbersByHost(fabric.plan)]);
    const folder = new ArtifactFolder(this, "artifacts");
    return new Map(
      managed.map(({ device, platform, extension, text }) => {
        const to = { device, platform, extension };
        const connection = wayTo(to, switches);
        const state = stateFor(to, connection, switches);
        const one = new ManagedSwitch(this, device, {
          device,
          platform,
          connection,
          ...(state === undefined ? {} : { state }),
          hasSlots: slotsIn(text).length > 0,
          numbers: numbers.get(device) ?? {},
          renumber: renumber.includes(device),
          artifact: folder.add(device, extension, text),
          command,
        });
        return [device, one];
      }),
    );
  }
}
