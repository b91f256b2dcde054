import { few } from "../../../text/few.ts";
import type { ClusterFacts } from "../facts.ts";
import { caution, type ClusterFinding } from "../finding.ts";
import type { Metadata } from "../objects.ts";
import { isManagedHere, isOurs } from "../owner.ts";
import type { Wanted } from "../wanted.ts";

/** An object that the plan has and that the cluster has under the same name. */
interface Own {
  readonly kind: "IPPool" | "BGPPeer";
  readonly metadata: Metadata;
  readonly wanted: Readonly<Record<string, unknown>>;
}

function ownOf(facts: ClusterFacts, { calico }: Wanted): readonly Own[] {
  const found = (kind: Own["kind"], there: ClusterFacts["pools"] | ClusterFacts["peers"]): Own[] => {
    const planned = new Map(
      [...calico.pools, ...calico.peers]
        .filter((object) => object.kind === kind)
        .map(({ metadata, spec }) => [metadata.name, spec]),
    );
    return there.flatMap(({ metadata }) => {
      const wanted = planned.get(metadata.name);
      return wanted === undefined ? [] : [{ kind, metadata, wanted }];
    });
  };
  return [...found("IPPool", facts.pools), ...found("BGPPeer", facts.peers)];
}

/** Fields of a spec that a manager owns: `f:localASNumber` as `localASNumber`. */
const fieldsOf = (fieldsV1: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(fieldsV1["f:spec"] ?? {}).flatMap((key) =>
    key.startsWith("f:") ? [key.slice("f:".length)] : [],
  );

/** What others have added to an object: Pulumi's provider compares what it has set itself, and would never see it. */
function additions({ kind, metadata, wanted }: Own): readonly ClusterFinding[] {
  const added = metadata.managedFields
    .filter(({ manager }) => !isOurs(manager))
    .flatMap(({ manager, fieldsV1 }) =>
      fieldsOf(fieldsV1)
        .filter((field) => !(field in wanted))
        .map((field) => ({ field, manager })),
    );
  if (added.length === 0) return [];
  const removal = [...new Set(added.map(({ field }) => field))].map((field) => ({
    op: "remove",
    path: `/spec/${field}`,
  }));
  return [
    caution(
      "field-added",
      `${kind} ${metadata.name}`,
      `others have added what the spec does not set, and no update takes it away: ${added.map(({ field, manager }) => `${field} (${manager || "somebody"})`).join(", ")}`,
      `kubectl patch ${kind.toLowerCase()} ${metadata.name} --type json -p '${JSON.stringify(removal)}'`,
    ),
  ];
}

/** Where a server notes managers, one that none of Pulumi's or Terraform's has touched is not theirs to change. */
const isStranger = ({ metadata }: Own): boolean =>
  metadata.managedFields.length > 0 && !isManagedHere(metadata);

/** What hands have done to objects of the fabric's names: made them, or added to them. */
export function hands(facts: ClusterFacts, wanted: Wanted): readonly ClusterFinding[] {
  const own = ownOf(facts, wanted);
  const strangers = own.filter(isStranger);
  const made = (["IPPool", "BGPPeer"] as const).flatMap((kind) => {
    const names = strangers.filter((one) => one.kind === kind).map(({ metadata }) => metadata.name);
    if (names.length === 0) return [];
    return [
      caution(
        "object-exists",
        `${kind} ${few(names)}`,
        "it is there, made neither by Pulumi nor by Terraform, whose update would end at it",
        `kubectl delete ${kind.toLowerCase()} before the update, or import it into the stack or state (pulumi import, terraform import)`,
      ),
    ];
  });
  return [...made, ...own.filter((one) => !isStranger(one)).flatMap(additions)];
}
