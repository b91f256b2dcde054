import type { CompiledFabric } from "../compile.ts";

/** Whether a fabric has several clusters: what is between two of them is not foretold. */
export const hasSeveral = (fabric: Pick<CompiledFabric, "clusters"> | undefined): boolean =>
  (fabric?.clusters.length ?? 0) > 1;
