/** Stable names of what can be found in a cluster. */
export const CLUSTER_CODES = [
  "address-detected",
  "address-differs",
  "api-not-served",
  "api-unavailable",
  "asn-changes",
  "bgp-off",
  "calico-absent",
  "configuration-owned",
  "field-added",
  "kind-not-served",
  "mesh-on",
  "namespace-differs",
  "node-absent",
  "node-unknown",
  "not-looked-at",
  "object-exists",
  "peer-conflicts",
  "peer-of-others",
  "pool-changes",
  "pool-overlaps",
  "pool-serves-nodes",
  "version-differs",
  "version-refuses",
  "version-unknown",
] as const;

export type ClusterCode = (typeof CLUSTER_CODES)[number];

/** One finding in a live cluster, complete enough to act on. */
export interface ClusterFinding {
  readonly code: ClusterCode;
  /** `error`: the update would fail half way, or take traffic away, so nothing is begun. */
  readonly severity: "error" | "warning";
  /** What it is found at: `IPPool default-ipv4-ippool`, `Calico`. */
  readonly subject: string;
  /** One sentence without a full stop at its end. */
  readonly message: string;
  /** What to do. One sentence without a full stop at its end. */
  readonly hint: string;
}

type Found = (code: ClusterCode, subject: string, message: string, hint: string) => ClusterFinding;

export const refusal: Found = (code, subject, message, hint) => ({
  code,
  severity: "error",
  subject,
  message,
  hint,
});

export const caution: Found = (code, subject, message, hint) => ({
  code,
  severity: "warning",
  subject,
  message,
  hint,
});

/** `error[pool-overlaps] IPPool default-ipv4-ippool: … . Fix: … .` on one line. */
export const formatFinding = ({ severity, code, subject, message, hint }: ClusterFinding): string =>
  `${severity}[${code}] ${subject}: ${message}. Fix: ${hint}.`;
