export { drawFabric, THEMES, type DrawOptions } from "./draw/index.ts";
export { bridgeText } from "./bridge-view.ts";
export { numbersBySwitch } from "./numbers.ts";
export {
  viewPlan,
  type BridgeView,
  type PlaneView,
  type PlanView,
  type RackView,
  type SessionView,
  type SwitchView,
} from "./plan-view.ts";
