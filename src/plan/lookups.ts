import { grouped } from "./grouped.ts";
import type { LinkPlan } from "./link-types.ts";
import type { RackPlan } from "./rack-types.ts";
import type { SessionPlan } from "./session.ts";
import type { SwitchPlan } from "./types.ts";

/** Links with an end at a device, in the plan's order. */
export const linksAt = grouped<LinkPlan>(({ ends }) => ends.map(({ device }) => device));

/** Sessions that nodes of a rack have a part in, in the plan's order. */
export const sessionsIn = grouped<SessionPlan>(({ ends }) =>
  ends.flatMap((end) => (end.kind === "nodes" ? [end.rack] : [])),
);

/** Racks that a device is a ToR of, in the plan's order. */
export const racksAt = grouped<RackPlan>(({ tors }) => tors.map(({ device }) => device));

/** The rack of a name. */
export const racksNamed = grouped<RackPlan>(({ name }) => [name]);

/** Switches of a role, in the plan's order. */
export const switchesOf = grouped<SwitchPlan>(({ role }) => [role]);

/** Switches of a rack, in the plan's order. */
export const switchesIn = grouped<SwitchPlan>(({ rack }) => (rack === null ? [] : [rack]));
