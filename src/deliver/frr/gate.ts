import type { Staged } from "./switch.ts";

/**
 * What has to hold before a change is confirmed. It looks at the switch before anything is changed, and gives what is asked once the
 * change is in effect: that throws a DeliveryError where the change does not hold, and the switch is then rolled back with its words. All
 * gates together have to be through within the connection's `rollbackSeconds`.
 */
export type Gate = (staged: Staged) => Promise<() => Promise<void>>;
