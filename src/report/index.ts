export { numbersBySwitch } from "./numbers.ts";
export { viewPlan, type PlanView, type RackView, type SessionView, type SwitchView } from "./plan-view.ts";
