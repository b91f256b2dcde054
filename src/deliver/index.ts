export { changedLines } from "./changed-lines.ts";
export { DeliveryError, type Failure, type Step } from "./error.ts";
export { DEFAULT_ROLLBACK_SECONDS } from "./ssh/defaults.ts";
export { Locked, withLock } from "./run-lock.ts";
export type { StateFolder } from "./memory/index.ts";
export { inspect, type Inspected } from "./inspect.ts";
export { prepare, put, takeOff, type Delivered, type PutOptions } from "./stateless.ts";
export { fabricNumbers } from "./fabric-numbers.ts";
export { manifestFolder } from "./manifest-folder.ts";
export { switchConfig } from "./switch-config.ts";
export type {
  Before,
  CheckFailure,
  Connection,
  DiffResult,
  FileConnection,
  FolderInputs,
  FolderState,
  HttpsConnection,
  NumbersInputs,
  Place,
  SshConnection,
  SwitchInputs,
  SwitchState,
  Verbs,
} from "./types.ts";
export {
  changeObjects,
  ClusterError,
  formatFinding,
  lookAtCluster,
  objectDrift,
  type ClusterChoice,
  type ClusterFinding,
  type ObjectChange,
  type ObjectDrift,
} from "./cluster/index.ts";
