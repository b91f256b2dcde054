export type { CalicoObject, CalicoPlan, NodeSettings } from "./objects.ts";
export { renderCalico } from "./render.ts";
export { renderManifests } from "./manifests.ts";
