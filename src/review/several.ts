import type { Renumbered } from "./types.ts";
import type { CompiledFabric } from "../compile.ts";

/** Whether a fabric has several clusters: what is between two of them is not foretold. */
export const hasSeveral = (fabric: Pick<CompiledFabric, "clusters"> | undefined): boolean =>
  (fabric?.clusters.length ?? 0) > 1;

/** Whether what runs gets other numbers in IPv6: of a mixed fabric IPv4 alone is simulated. */
export const renumbersIpv6 = (renumbered: readonly Renumbered[]): boolean =>
  renumbered.some(({ label }) => label.includes("IPv6"));

/** Whether IPv4 comes or goes as a whole: the two have no numbers in common by which a fabric of both could be simulated. */
export const losesIpv4 = (before: CompiledFabric, after: CompiledFabric): boolean =>
  (before.plan.ipv6?.alone === true) !== (after.plan.ipv6?.alone === true);
