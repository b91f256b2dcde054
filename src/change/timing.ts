/** A duration, and who says so. */
export interface Timing {
  /** Milliseconds, at most. */
  readonly ms: number;
  readonly source: string;
}

const said = (ms: number, source: string): Timing => ({ ms, source });

/** How long things take while a fabric is changed. Bounds, so what is seen is shorter. */
export const TIMINGS = {
  /** From the end of a session to when whoever sent by it goes another way. */
  news: said(200, "seen in the lab: up to 0.1 s where another way is there; doubled"),
  /** After the next start of a session between switches: both dial, and who missed the other tries again. */
  switchSession: said(
    10_000,
    "bgp.connectRetry, whose default this is (RFC 4271 section 8.2.2); seen with FRR: 1 to 3 s",
  ),
  /** The same where a node's BIRD dials: it waits after an error, then before it dials, then until it tries again. */
  nodeSession: said(
    12_000,
    "Calico's template for BIRD: error wait 5 s, connect delay 2 s, connect retry 5 s",
  ),
  /** The same of a server's own daemon. */
  hostSession: said(
    30_000,
    "the longest of BIRD 2, BIRD 1.6, GoBGP and FRR at their defaults, after one error",
  ),
  /** Of one batch without the sessions that it waits for. */
  delivery: said(5_000, "seen with FRR over SSH: 1.6 s for a switch; several at once share a processor"),
  /** For traffic to leave a switch that is drained, or to come back. */
  drain: said(5_000, "policies take effect within a session: seen in the lab within 2 s"),
  /** For how long a state between two batches lasts where nothing holds it up. */
  between: said(20_000, "the next batch: its delivery, and the sessions that it waits for"),
} as const satisfies Readonly<Record<string, Timing>>;
