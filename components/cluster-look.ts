import * as pulumi from "@pulumi/pulumi";
import {
  formatFinding,
  lookAtCluster,
  ClusterError,
  type ClusterChoice,
  type ClusterFinding,
} from "../src/deliver/index.ts";
import { nameIn } from "../src/change-rules/index.ts";
import type { ClusterArtifact } from "../src/compile/clusters.ts";
import type { CompiledFabric } from "../src/index.ts";
import { deliveryOf } from "./clusters.ts";
import type { ClusterAccess, Operation } from "./delivery.ts";

/** Null where it is known only once something else was made, such as the cluster itself. */
async function chosen({ kubeconfig, context }: ClusterAccess): Promise<ClusterChoice | null> {
  const given = pulumi.output(kubeconfig);
  // Of what is not known, nothing can be had but that it is not.
  if (!(await (given as unknown as { readonly isKnown: Promise<boolean> }).isKnown)) return null;
  return new Promise((resolve) => {
    given.apply((text) => {
      resolve({ kubeconfig: text, context });
    });
  });
}

/** Names of nodes that the spec has and the cluster does not. */
type Absent = ReadonlySet<string>;

/** What a look at a cluster has found. */
interface Seen {
  /** What would end the update half way, in words; empty where nothing would. */
  readonly against: readonly string[];
  readonly absent: Absent;
}

const NOTHING: Seen = { against: [], absent: new Set() };

/** A pool that is named is deleted and made anew. */
const isNamed = (
  { code, subject }: ClusterFinding,
  mark: string | null,
  renumber: readonly string[],
): boolean =>
  code === "pool-changes" &&
  renumber.some(
    (name) => subject.replace(/^IPPool /, (kind) => kind + nameIn(mark, "")) === `IPPool ${name}`,
  );

/**
 * Where there is no way to the cluster, a preview goes on without it, as Pulumi's provider does. It throws nothing: a program that ends by
 * an error which no one waits for is to the Automation API one that has come to its end, and what it has not registered by then is deleted.
 */
async function look(
  wanted: ClusterArtifact,
  access: ClusterAccess,
  renumber: readonly string[],
  parent: pulumi.Resource,
): Promise<Seen> {
  try {
    const choice = await chosen(access);
    if (choice === null) return NOTHING;
    const { findings, absentNodes } = await lookAtCluster(choice, wanted);
    const errors = findings.filter((one) => one.severity === "error" && !isNamed(one, wanted.mark, renumber));
    for (const finding of findings) {
      if (finding.severity === "warning") void pulumi.log.warn(formatFinding(finding), parent);
    }
    return { against: errors.map(formatFinding), absent: new Set(absentNodes) };
  } catch (error) {
    const reason = `The cluster was not looked at: ${error instanceof Error ? error.message : String(error)}.`;
    if (!pulumi.runtime.isDryRun() || !(error instanceof ClusterError))
      return { ...NOTHING, against: [reason] };
    void pulumi.log.warn(reason, parent);
    return NOTHING;
  }
}

/** What comes of a look. Both are absent where the cluster is not looked at. */
export interface Look {
  /** What speaks against the update. */
  readonly against?: Promise<readonly string[]>;
  /** Nodes that have not joined. */
  readonly absent?: Promise<Absent>;
}

/** In a preview as in an update. Called once for a fabric, before anything is made of it. */
export function lookBefore(
  { clusters }: Pick<CompiledFabric, "clusters">,
  operation: Operation,
  parent: pulumi.Resource,
): Look {
  const looks = clusters.flatMap((one) => {
    const delivery = deliveryOf(operation, one);
    if (delivery?.target !== "kubernetes" || delivery.access === undefined) return [];
    return [look(one, delivery.access, operation.renumber ?? [], parent)];
  });
  if (looks.length === 0) return {};
  const seen = Promise.all(looks);
  return {
    against: seen.then((all) => all.flatMap(({ against }) => against)),
    absent: seen.then((all) => new Set(all.flatMap(({ absent }) => [...absent]))),
  };
}
