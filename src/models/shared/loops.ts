import type { OwnAs, SwitchEnd } from "../../plan/session.ts";

/**
 * What becomes of routes that come back to the AS that they came from, towards peers of that AS (RFC 4271 section 9.1.2 has them refused):
 * `refused`; `allowed`: the peer allows its own AS once; `overridden`: the switch puts its own AS in place of the peer's.
 */
export type Loops = "refused" | "allowed" | "overridden";

/** At the peer: what it gets has been through its AS once, for no route is handed on from there. */
export const atPeer: Readonly<Record<Loops, OwnAs>> = {
  refused: {},
  allowed: { allowsOwnAs: 1 },
  overridden: {},
};

/** At the switch that the peer hears from. */
export const atSwitch: Readonly<Record<Loops, Pick<SwitchEnd, "overridesPeerAs">>> = {
  refused: {},
  allowed: {},
  overridden: { overridesPeerAs: true },
};
