export { Fabric, type FabricConfig } from "./fabric.ts";
export { ManagedSwitch, type ManagedSwitchArgs } from "./managed-switch.ts";
export { CalicoObjects, type CalicoObjectsArgs } from "./calico-objects.ts";
export type { Artifact } from "./artifact-folder.ts";
export type { ClusterDelivery, NetworkDelivery, Operation, SwitchDelivery, Way } from "./operation.ts";
