import type { Datacenter } from "../../../src/index.ts";
import type { Fabric } from "../../../src/spec/fabric.ts";
import type { Lab } from "../lab.ts";

export interface Finding {
  readonly ok: boolean;
  /** What was counted, in `unit`. */
  readonly figure: number;
  readonly unit: string;
  /** What is wrong, where something is; or figures that go with the one that was asked for. */
  readonly detail?: string;
}

/** Something that is said of the fabric, and the way to find out on a running lab, which it leaves as it found it. */
export interface Claim {
  readonly id: string;
  /** The claim as a sentence. */
  readonly says: string;
  /** Whether it is said of a fabric; left out when it is said of all. */
  readonly appliesTo?: (fabric: Fabric, datacenter: Datacenter) => boolean;
  /** Looked at only where it is asked for by name, for it takes minutes. Default false. */
  readonly byHand?: true;
  /** @throws Error when the lab did not come as far as showing it */
  run(lab: Lab): Promise<Finding>;
}

/** Everything that was looked at must be as claimed; the figure is how many that were. */
export function allOf(unit: string, count: number, faults: readonly string[]): Finding {
  const ok = faults.length === 0 && count > 0;
  if (ok) return { ok, figure: count, unit };
  const shown = faults.slice(0, 5).join("; ") || "nothing was there to look at";
  return { ok, figure: count - faults.length, unit, detail: faults.length > 5 ? `${shown}; …` : shown };
}

/** How long routers may take to agree after a change, in seconds. */
export const CONVERGENCE_SECONDS = 60;
