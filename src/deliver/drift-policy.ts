/**
 * What becomes of a device that runs something else than was delivered to it, when it is to be changed: `overwrite` puts it right with the
 * change, `stop` leaves it as it is and says what is other.
 */
export const DRIFT_POLICIES = ["overwrite", "stop"] as const;

export type DriftPolicy = (typeof DRIFT_POLICIES)[number];

/** The policy of a connection; a file has none. @param otherwise where it names none */
export const driftPolicyOf = (
  { drift }: { readonly transport: string; readonly drift?: DriftPolicy },
  otherwise: DriftPolicy,
): DriftPolicy => drift ?? otherwise;
