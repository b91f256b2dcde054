export { withCanary } from "./canary.ts";
export type { Ending, RolloutEvent, Trouble } from "./events.ts";
export { LegFailed, foretoldSeen } from "./leg.ts";
export { legBetween, othersOf, touched, type DeviceChange } from "./legs.ts";
export { deviceOrder, type DeviceOrder } from "./order.ts";
export { positionOf } from "./position.ts";
export { run, takeBack, type Batch } from "./run.ts";
export { stagesOf, type Running, type Stage } from "./stages.ts";
export type { World } from "./world.ts";
