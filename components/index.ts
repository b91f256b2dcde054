export { Fabric, type FabricArgs } from "./fabric.ts";
export { Spine, type SpineArgs } from "./spine.ts";
export { Rack, type RackArgs } from "./rack.ts";
export { ComputeNode, type ComputeNodeArgs } from "./compute-node.ts";
export { SwitchConfig, type SwitchConfigArgs } from "./switch-config.ts";
export { CalicoObjects, type CalicoObjectsArgs } from "./calico-objects.ts";
export type { DeliveryResources, SwitchConfigResource } from "./resources.ts";
export { FabricNumbers, type FabricNumbersArgs } from "./fabric-numbers.ts";
export { ManifestFolder, type ManifestFolderArgs } from "./manifest-folder.ts";
export type {
  ClusterDelivery,
  FolderDelivery,
  Operation,
  SshDelivery,
  SwitchAddress,
  SwitchDelivery,
} from "./delivery.ts";
