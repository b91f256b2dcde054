import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformResource, type ITerraformDependable } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer.js";
import { Construct } from "constructs";
import { creationOrder } from "../../src/calico/index.ts";
import { renderManifests, type CalicoObject, type CalicoPlan, type NodeSettings } from "../../src/index.ts";
import { literals } from "./literal.ts";
import type { ClusterDelivery } from "./operation.ts";

export interface CalicoObjectsArgs {
  readonly plan: CalicoPlan;
  readonly cluster: ClusterDelivery;
  /** What must be in place before anything in the cluster changes. */
  readonly after: readonly ITerraformDependable[];
}

interface Identified {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** Terraform's provider can't cordon a node; a taint keeps new pods off it just as well. */
const MAINTENANCE = { key: "calico-fabric/maintenance", value: "true", effect: "NoSchedule" };

/**
 * Calico's objects, in a cluster or in a folder of manifests. In a cluster they come in an order that loses nothing: after every
 * switch pools, filters and who may read passwords; then nodes and their peers; and last the configuration that turns the node mesh off.
 */
export class CalicoObjects extends Construct {
  /** The provider by its alias; absent for the one without. */
  private readonly provider: { readonly provider?: string };

  constructor(scope: Construct, id: string, { plan, cluster, after }: CalicoObjectsArgs) {
    super(scope, id);
    const { provider } = cluster.target === "kubernetes" ? cluster : {};
    this.provider = provider === undefined ? {} : { provider };
    if (cluster.target === "manifests")
      addCustomSynthesis(this, {
        onSynthesize: () => {
          writeManifests(plan, cluster.folder);
        },
      });
    else this.inCluster(plan, after);
  }

  private inCluster(plan: CalicoPlan, switches: readonly ITerraformDependable[]): void {
    const order = creationOrder(plan);
    const create = (manifest: Identified, dependsOn: readonly ITerraformDependable[]): ITerraformDependable =>
      this.resource("kubernetes_manifest", idOf(manifest), { manifest }, dependsOn);
    const made = new Map<CalicoObject, ITerraformDependable>();
    const all = (objects: readonly CalicoObject[]) => objects.flatMap((object) => made.get(object) ?? []);
    const nodes = new Map<NodeSettings, readonly ITerraformDependable[]>();
    let access: readonly ITerraformDependable[] | undefined;
    for (const [object, waits] of order.objects) {
      for (const node of waits.nodes)
        if (!nodes.has(node)) nodes.set(node, this.settings(node, all(order.nodes.get(node) ?? [])));
      if (waits.passwords)
        access ??= (plan.passwords?.objects ?? []).map((one) => create(one, all(order.passwords)));
      const dependsOn = [
        ...(waits.switches ? switches : []),
        ...all(waits.objects),
        ...(waits.passwords ? (access ?? []) : []),
        ...waits.nodes.flatMap((node) => nodes.get(node) ?? []),
      ];
      made.set(object, create(object, dependsOn));
    }
  }

  /** The Node object belongs to the cluster: these set what they name and leave the rest. */
  private settings(
    { name, labels, annotations, cordoned }: NodeSettings,
    dependsOn: readonly ITerraformDependable[],
  ): ITerraformDependable[] {
    const metadata = { name };
    const node = { api_version: "v1", kind: "Node", metadata };
    return [
      this.resource("kubernetes_labels", `labels-${name}`, { ...node, labels }, dependsOn),
      this.resource("kubernetes_annotations", `annotations-${name}`, { ...node, annotations }, dependsOn),
      ...(cordoned
        ? [
            this.resource(
              "kubernetes_node_taint",
              `taint-${name}`,
              { metadata, taint: [MAINTENANCE] },
              dependsOn,
            ),
          ]
        : []),
    ];
  }

  /** A resource by its plain name: bindings of the whole provider would be a large dependency for three kinds. */
  private resource(
    type: string,
    id: string,
    attributes: Readonly<Record<string, unknown>>,
    dependsOn: readonly ITerraformDependable[],
  ): ITerraformDependable {
    const resource = new TerraformResource(this, id, {
      terraformResourceType: type,
      ...(dependsOn.length === 0 ? {} : { dependsOn: [...dependsOn] }),
    });
    for (const [name, value] of Object.entries({ ...literals(attributes), ...this.provider }))
      resource.addOverride(name, value);
    return resource;
  }
}

const idOf = ({ kind, metadata }: Identified): string => `${kind.toLowerCase()}-${metadata.name}`;

function writeManifests(plan: CalicoPlan, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(renderManifests(plan))) writeFileSync(join(folder, name), text);
}
