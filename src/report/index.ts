export { numbersBySwitch, type SwitchNumbers } from "./numbers.ts";
export {
  viewPlan,
  type LinkView,
  type PlanView,
  type RackView,
  type SessionView,
  type SwitchView,
} from "./plan-view.ts";
