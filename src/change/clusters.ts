import type { ClusterIntent } from "../intent/index.ts";
import { clustersOf } from "../simulate/index.ts";
import type { Side } from "./side.ts";

/** A cluster as it is on both sides of a change; absent where it is not there. */
export interface ClusterSides {
  /** What its names are told from others' by; absent of the only one, and of that with index 0. */
  readonly mark?: string;
  readonly before?: ClusterIntent;
  readonly after?: ClusterIntent;
}

/** Every cluster of either side, those of the older first. */
export function clustersBetween(before: Side, after: Side): readonly ClusterSides[] {
  const byMark = ({ intents, marked }: Side) =>
    new Map(
      clustersOf(intents).map((one) => [marked.has(one.name ?? "") ? one.name : undefined, one] as const),
    );
  const [old, now] = [byMark(before), byMark(after)];
  return [...new Set([...old.keys(), ...now.keys()])].map((mark) => {
    const [was, is] = [old.get(mark), now.get(mark)];
    return {
      ...(mark === undefined ? {} : { mark }),
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    };
  });
}

/** Every rack of every cluster: one that several share is there for each. */
export const racksOf = (side: Side): ClusterIntent["racks"] =>
  clustersOf(side.intents).flatMap(({ racks }) => racks);

/** The unit of what all of a cluster has. */
export const clusterUnit = (mark: string | undefined): string => mark ?? "cluster";
