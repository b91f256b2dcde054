/** Stable names of what can differ between what a device says and what was foretold. */
export const DIFFERENCE_CODES = [
  "answer-unreadable",
  "cable-unseen",
  "cable-wrong",
  "device-unreachable",
  "network-missing",
  "nothing-accepted",
  "prefixes-differ",
  "route-missing",
  "route-unknown",
  "route-ways",
  "session-asn",
  "session-down",
  "session-missing",
  "session-unknown",
  "table-full",
] as const;

export type DifferenceCode = (typeof DIFFERENCE_CODES)[number];

/** What a device does otherwise than was foretold. */
export interface Difference {
  readonly code: DifferenceCode;
  /** `error`: something is lost, goes astray or is not known. `warning`: it is odd, and nothing is lost by it. */
  readonly severity: "error" | "warning";
  readonly device: string;
  /** One sentence without a full stop at its end. */
  readonly message: string;
  /** What to do, or where to look. One sentence without a full stop at its end. */
  readonly hint: string;
  /** The destinations, where it is about routes. */
  readonly prefixes?: readonly string[];
  /** The neighbour's address, where it is about a session. */
  readonly peer?: string;
  /** It follows from sessions that do not stand and ports that are down, which are told themselves. */
  readonly follows?: true;
}

/** A difference before it is known whose it is. */
export type Found = Omit<Difference, "device">;

const found =
  (severity: Difference["severity"]) =>
  (code: DifferenceCode, message: string, hint: string): Found => ({ code, severity, message, hint });

export const lost = found("error");
export const odd = found("warning");
