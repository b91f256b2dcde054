export { drawFabric, type DrawOptions } from "./draw/index.ts";
export { bridgeText } from "./bridge-view.ts";
export { numbersByHost, numbersBySwitch } from "./numbers.ts";
export { viewPlan } from "./view-plan.ts";
export type { BridgeView, PlaneView, PlanView, RackView, SessionView, SwitchView } from "./plan-view.ts";
