import type { Software } from "../network/types.ts";

/** BIRD, whoever configures it. */
export const IS_BIRD: ReadonlySet<Software> = new Set<Software>(["bird", "bird1", "bird2"]);
