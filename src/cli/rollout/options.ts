import type { Format } from "../formats.ts";

export interface RolloutOptions {
  readonly format: Format;
  /** File of the ways to devices. */
  readonly ways: string;
  /** What runs. Default: what the last rollout brought. */
  readonly from?: string;
  /** Folder in which it is written down. Default: that of the variable. */
  readonly state?: string;
  readonly renumber?: readonly string[];
  readonly consent?: readonly string[];
  readonly kubeconfig?: string;
  /** Of several clusters `NAME=CONTEXT` of each. */
  readonly context?: readonly string[];
  readonly pauseAfter?: number;
  readonly soak?: number;
  readonly hook?: string;
  /** Goes on with what was begun. */
  readonly continue?: boolean;
  /** Takes back what was begun. */
  readonly back?: boolean;
}
