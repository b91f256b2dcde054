import type { RoutingIntent } from "../../intent/index.ts";

/** The profile of timers that every BFD session of the fabric has. */
export const BFD_PROFILE = "FABRIC";

/**
 * BFD for the sessions of a BGP neighbour or group. Without `check-control-plane-failure`: on FRR 8.4.4 with it at both ends, and graceful
 * restart on, a link that fell silent ended no session.
 */
export const bfdUser = (of: string): readonly string[] => [`${of} bfd`, `${of} bfd profile ${BFD_PROFILE}`];

/** The profile, where anything on the switch uses it; all that do agree on its timers. */
export function bfd({ groups, ospf }: RoutingIntent): string[][] {
  const timers = [ospf, ...groups].map((user) => user?.bfd ?? null).find((one) => one !== null);
  if (timers === undefined) return [];
  return [
    [
      "bfd",
      ` profile ${BFD_PROFILE}`,
      `  detect-multiplier ${String(timers.detectMultiplier)}`,
      `  transmit-interval ${String(timers.transmit)}`,
      `  receive-interval ${String(timers.receive)}`,
      " exit",
      "exit",
    ],
  ];
}
