export type { PasswordAccess } from "./access.ts";
export type { CalicoObject, CalicoPlan, NodeSettings } from "./objects.ts";
export { checkRelease } from "./checks.ts";
export { checkNames } from "./names.ts";
export {
  DETECTION,
  environment,
  environmentCommand,
  installation,
  nodeRanges,
  type NodeRanges,
} from "./installation.ts";
export { renderCalico } from "./render.ts";
export { listManifests, renderManifests } from "./manifests.ts";
export { creationOrder, type CreationOrder, type Waits } from "./order.ts";
export { rackOf } from "./selection.ts";
export { hasPriorities, takes, takesLengths } from "./versions/index.ts";
export { calicoObjects, writtenFields } from "./written-fields.ts";
