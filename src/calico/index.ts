export type { PasswordAccess } from "./access.ts";
export type { CalicoObject, CalicoPlan, NodeSettings } from "./objects.ts";
export { renderCalico } from "./render.ts";
export { listManifests, renderManifests } from "./manifests.ts";
export { creationOrder, type CreationOrder, type Waits } from "./order.ts";
export { rackOf } from "./selection.ts";
