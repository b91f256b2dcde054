import type { DatacenterSpec } from "../../src/index.ts";

/** How many resources the engine would change, or did, by kind of change; what stayed the same is not counted. */
export interface Changes {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  readonly replace: number;
  /** Names of the resources concerned. */
  readonly resources: readonly string[];
}

export interface UpOptions {
  /** Whether it looks first at what is really there. Default true; left out where nobody has touched anything since the last time. */
  readonly refresh?: boolean;
}

/** The verbs of a deployment of one stack; each works on the spec that it is given. */
export interface Deployment {
  /** What `up` would do, after a look at what is really there. */
  preview(spec: DatacenterSpec): Promise<Changes>;
  up(spec: DatacenterSpec, options?: UpOptions): Promise<Changes>;
  destroy(spec: DatacenterSpec): Promise<Changes>;
  /** Takes away the lock on the state that a killed run has left. */
  cancel(spec: DatacenterSpec): Promise<void>;
  /** What the state says that each switch was given, by device; without a look at the switches. */
  artifacts(spec: DatacenterSpec): Promise<ReadonlyMap<string, string>>;
}

export const changeCount = (changes: Changes): number =>
  changes.create + changes.update + changes.delete + changes.replace;
