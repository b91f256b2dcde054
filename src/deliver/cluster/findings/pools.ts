import type { CalicoObject } from "../../../calico/index.ts";
import { cidrsOverlap } from "../cidr.ts";
import type { ClusterFacts } from "../facts.ts";
import { caution, refusal, type ClusterFinding } from "../finding.ts";
import type { Pool } from "../objects.ts";
import { isManagedHere } from "../owner.ts";
import type { Wanted } from "../wanted.ts";

/** The label of pools that the operator keeps as its Installation has them. */
const OPERATOR = { label: "app.kubernetes.io/managed-by", value: "tigera-operator" };

const isOperators = ({ metadata }: Pool): boolean => metadata.labels[OPERATOR.label] === OPERATOR.value;

/** By name or by whoever put it there: a pool that a fabric had and no longer has is for the update to take away. */
const isFabrics = ({ metadata, spec }: Pool, { cluster }: Wanted): boolean =>
  isManagedHere(metadata) ||
  (/^(rack|no-nat)-/.test(metadata.name) &&
    (spec.disabled || spec.nodeSelector.startsWith(`${cluster.rackLabel} == `)));

const selectsAll = ({ spec: { nodeSelector } }: Pool): boolean => ["", "all()"].includes(nodeSelector.trim());

const removal = (pool: Pool): string =>
  isOperators(pool)
    ? `take it out of the Installation (kubectl patch installation default --type merge -p '{"spec":{"calicoNetwork":{"ipPools":[]}}}'), then kubectl delete ippool ${pool.metadata.name}`
    : `kubectl delete ippool ${pool.metadata.name}`;

function overlapping(pool: Pool, planned: CalicoObject): ClusterFinding {
  return refusal(
    "pool-overlaps",
    `IPPool ${pool.metadata.name}`,
    `${pool.spec.cidr} overlaps ${String(planned.spec["cidr"])} of ${planned.metadata.name}, which Calico would refuse`,
    `take it away while no pod has an address of it (${removal(pool)}), or give pools.pods another range`,
  );
}

/** Its CIDR and its blocks stay what they were made as. */
function changed(pool: Pool, { metadata: { name }, spec }: CalicoObject): readonly ClusterFinding[] {
  const { cidr, blockSize } = pool.spec;
  const size = spec["blockSize"];
  const same = cidr === spec["cidr"] && (blockSize === undefined || blockSize === size);
  if (same) return [];
  return [
    refusal(
      "pool-changes",
      `IPPool ${name}`,
      `it has ${cidr} in blocks of /${String(blockSize)}, the spec ${String(spec["cidr"])} in blocks of /${String(size)}: Calico lets nobody change either`,
      "pin what is there (racks[].pin.pods, sizes.podBlock), or, while the rack is not deployed, call it by another name",
    ),
  ];
}

function serving(pool: Pool): readonly ClusterFinding[] {
  const { name } = pool.metadata;
  const subject = `IPPool ${name}`;
  if (pool.spec.disabled) return [];
  if (!selectsAll(pool))
    return [
      caution(
        "pool-serves-nodes",
        subject,
        `nodes of "${pool.spec.nodeSelector}" give pods addresses of ${pool.spec.cidr}, which no switch of the fabric takes`,
        "see that it selects no node of the fabric",
      ),
    ];
  return [
    refusal(
      "pool-serves-nodes",
      subject,
      `every node gives pods addresses of it, and no switch takes ${pool.spec.cidr}: such pods are reached by nobody once the mesh is off`,
      isOperators(pool)
        ? `set disableNewAllocations: true on it in the Installation, update, have its pods made anew (kubectl rollout restart) before the mesh goes, and then ${removal(pool)}`
        : `disable it, which touches no pod (kubectl patch ippool ${name} --type merge -p '{"spec":{"disabled":true}}'), update, have its pods made anew (kubectl rollout restart) before the mesh goes, and then ${removal(pool)}`,
    ),
  ];
}

/** Pools that are there beside those of the plan. */
export function pools(facts: ClusterFacts, wanted: Wanted): readonly ClusterFinding[] {
  const planned = new Map(wanted.calico.pools.map((pool) => [pool.metadata.name, pool]));
  return facts.pools.flatMap((pool) => {
    const own = planned.get(pool.metadata.name);
    if (own !== undefined) return changed(pool, own);
    const over = wanted.calico.pools.find(({ spec }) => cidrsOverlap(pool.spec.cidr, String(spec["cidr"])));
    if (over !== undefined) return [overlapping(pool, over)];
    return isFabrics(pool, wanted) ? [] : serving(pool);
  });
}
