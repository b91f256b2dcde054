import { attachmentsOf } from "../attachments/index.ts";
import { withSuperSpines } from "../plan/asns.ts";
import { hasPods } from "../plan/tiers.ts";
import type { Datacenter, FabricOf, ModelName } from "../spec/index.ts";
import { asPerCluster } from "./as-per-cluster/model.ts";
import { asPerRack } from "./as-per-rack/model.ts";
import { asPerServer } from "./as-per-server/model.ts";
import { downwardDefault } from "./downward-default/model.ts";
import { igp } from "./igp/model.ts";
import { l2 } from "./l2/model.ts";
import type { BoundModel, FabricModel } from "./model.ts";
import { checkClusters } from "./shared/check-clusters.ts";
import { checkLinks } from "./shared/links.ts";
import { checkAttaches } from "./shared/attachments.ts";
import { checkPods } from "./shared/pods.ts";
import { outsideSessions } from "./shared/outside-sessions.ts";

/** Every fabric model that can be built. */
const models: { readonly [M in ModelName]: FabricModel<M> } = {
  "as-per-rack": asPerRack,
  "as-per-server": asPerServer,
  "as-per-cluster": asPerCluster,
  "downward-default": downwardDefault,
  igp,
  l2,
};

const bind = <M extends ModelName>(
  model: FabricModel<M>,
  dc: Datacenter,
  fabric: FabricOf<M>,
): BoundModel => ({
  checks: () => [
    ...model.checks(dc, fabric),
    ...checkAttaches(dc, model.attaches(fabric)),
    ...checkLinks(dc, model.unnumbered(fabric)),
    ...checkPods(dc, model.pods(fabric)),
    ...checkClusters(dc, model.clusters(fabric), model.downward),
  ],
  attachments: attachmentsOf(dc),
  links: model.unnumbered(fabric) === null ? dc.links : "numbered",
  pods: hasPods(dc),
  asns: withSuperSpines(dc, model.asns(dc, fabric)),
  // Routers outside are peered with alike, whatever is inside.
  sessions: (layout) => [...model.sessions(layout, dc, fabric), ...outsideSessions(layout, dc)],
  routing: model.routing(fabric),
  downward: model.downward,
  ospf: model.ospf(fabric),
  borders: model.borders(fabric, hasPods(dc)),
});

/** The model of a datacenter, bound to its part of the spec. */
export function modelOf(dc: Datacenter): BoundModel {
  const { fabric } = dc;
  // The record's type pairs each model with its own fabric; indexing by a union loses that pairing, and this keeps it.
  const model = models[fabric.model] as FabricModel<typeof fabric.model>;
  return bind(model, dc, fabric);
}

export type { BoundModel } from "./model.ts";
