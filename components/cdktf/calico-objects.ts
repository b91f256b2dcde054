import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformResource, type ITerraformDependable } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer.js";
import { Construct } from "constructs";
import { renderManifests, type CalicoPlan, type NodeSettings } from "../../src/index.ts";
import { literals } from "./literal.ts";
import type { ClusterDelivery } from "./operation.ts";

export interface CalicoObjectsArgs {
  readonly plan: CalicoPlan;
  readonly cluster: ClusterDelivery;
  /** What must be in place before nodes are told to peer. */
  readonly after: readonly ITerraformDependable[];
}

interface Identified {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** Terraform's provider can't cordon a node; a taint keeps new pods off it just as well. */
const MAINTENANCE = { key: "calico-fabric/maintenance", value: "true", effect: "NoSchedule" };

/**
 * Calico's objects, in a cluster or in a folder of manifests. In a cluster they come in an order that loses nothing: how
 * addresses are given out, pools and filters, then peers once switches listen and nodes are labelled, and last the configuration that turns the node mesh off.
 */
export class CalicoObjects extends Construct {
  constructor(scope: Construct, id: string, { plan, cluster, after }: CalicoObjectsArgs) {
    super(scope, id);
    if (cluster.target === "manifests")
      addCustomSynthesis(this, {
        onSynthesize: () => {
          writeManifests(plan, cluster.folder);
        },
      });
    else this.inCluster(plan, after);
  }

  private inCluster(plan: CalicoPlan, after: readonly ITerraformDependable[]): void {
    const create = (objects: readonly Identified[], dependsOn: readonly ITerraformDependable[]) =>
      objects.map((manifest) =>
        this.resource("kubernetes_manifest", idOf(manifest), { manifest }, dependsOn),
      );
    const access = plan.passwords?.objects ?? [];
    const before = create([...access, ...plan.ipam], []);
    const first = [...before, ...create([...plan.pools, ...plan.filters], before)];
    const nodes = plan.nodes.flatMap((node) => this.settings(node));
    const peers = create(plan.peers, [...first, ...nodes, ...after]);
    create([plan.configuration], peers);
  }

  /** The Node object belongs to the cluster: these set what they name and leave the rest. */
  private settings({ name, labels, annotations, cordoned }: NodeSettings): ITerraformDependable[] {
    const metadata = { name };
    const node = { api_version: "v1", kind: "Node", metadata };
    return [
      this.resource("kubernetes_labels", `labels-${name}`, { ...node, labels }, []),
      this.resource("kubernetes_annotations", `annotations-${name}`, { ...node, annotations }, []),
      ...(cordoned
        ? [this.resource("kubernetes_node_taint", `taint-${name}`, { metadata, taint: [MAINTENANCE] }, [])]
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
    for (const [name, value] of Object.entries(literals(attributes))) resource.addOverride(name, value);
    return resource;
  }
}

const idOf = ({ kind, metadata }: Identified): string => `${kind.toLowerCase()}-${metadata.name}`;

function writeManifests(plan: CalicoPlan, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(renderManifests(plan))) writeFileSync(join(folder, name), text);
}
