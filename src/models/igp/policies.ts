import type { FabricLayout } from "../../plan/lay-out.ts";
import type { PrefixRule, RoutePolicy } from "../../plan/session.ts";
import type { RackPlan } from "../../plan/types.ts";
import { fabricRules, rackRules } from "../shared/rules.ts";

/** Loopbacks are OSPF's. BGP has the racks' subnets besides the pods, because nodes speak nothing else. */
const endpoints = (rules: readonly PrefixRule[]): readonly PrefixRule[] =>
  rules.filter(({ what }) => what !== "loopbacks");

/** All endpoints of the fabric. */
export const allEndpoints = (layout: FabricLayout): readonly PrefixRule[] => endpoints(fabricRules(layout));

/** Towards or from all peers of a group. */
export const all = (layout: FabricLayout, name: string): RoutePolicy => ({
  name,
  rules: allEndpoints(layout),
  scope: "group",
});

/** What a ToR sends where only its own rack's is its to send. */
export const ownRack = (layout: FabricLayout, rack: RackPlan, name: string): RoutePolicy => ({
  name,
  rules: endpoints(rackRules(layout, rack)),
  scope: "group",
});

/** What is taken from one ToR: its rack's. */
export const fromRack = (layout: FabricLayout, rack: RackPlan): RoutePolicy => ({
  name: `FROM-RACK-${rack.name}`,
  rules: endpoints(rackRules(layout, rack)),
  scope: "peer",
});
