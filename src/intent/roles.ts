import type { SessionEnd, SessionPlan, SwitchEnd } from "../plan/session.ts";
import type { FabricPlan } from "../plan/types.ts";

/**
 * What a router is to its peer (RFC 9234). What it hears from a provider or a peer it tells customers only, for both ends mark such routes
 * (the attribute Only to Customer), and a marked route from a customer is a leak and refused: no policy is asked.
 */
export type BgpRole = "provider" | "customer" | "peer";

/** Above a ToR is its provider, below it its customers; ToRs that meet in a plane are peers. None by iBGP, and none to the outside, which is others' to say. */
export function roleOf(
  { guards, switches }: FabricPlan,
  { type }: SessionPlan,
  own: SwitchEnd,
  peer: SessionEnd,
): BgpRole | undefined {
  if (!guards.roles || type !== "ebgp" || peer.kind === "outside") return undefined;
  if (peer.kind !== "switch") return "provider";
  const tierOf = (device: string): number => switches.find(({ name }) => name === device)?.tier ?? 0;
  const above = tierOf(own.device) - tierOf(peer.device);
  return above > 0 ? "provider" : above < 0 ? "customer" : "peer";
}
