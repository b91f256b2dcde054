import { listManifests, type CalicoPlan } from "../calico/index.ts";
import type { ClusterIntent } from "../intent/index.ts";
import { firstFamily } from "../intent/index.ts";
import type { FabricPlan } from "../plan/types.ts";
import type { FieldRules } from "./rule.ts";
import { CHANGE_RULES, isRuled } from "./table.ts";

/** Values by field, by name, by kind: `{IPPool: {"rack-r1": {"spec.cidr": "10.32.0.0/19"}}}`. */
export type FabricRecord = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
>;

/** What a fabric's record is made from. */
export interface Recorded {
  readonly plan: FabricPlan;
  readonly clusters: readonly RecordedCluster[];
}

interface RecordedCluster {
  /** What its names are told from another's by; null where they need nothing. */
  readonly mark: string | null;
  readonly cluster: ClusterIntent;
  readonly calico: CalicoPlan;
}

/** The one thing of its kind. */
const CLUSTER = "cluster";

function valueAt(object: unknown, path: readonly string[]): string | undefined {
  const value = path.reduce<unknown>(
    (within, key) => (within as Readonly<Record<string, unknown>> | undefined)?.[key],
    object,
  );
  return value === undefined ? undefined : typeof value === "string" ? value : JSON.stringify(value);
}

/** Of an object, the fields whose change has to be asked for by name. */
function guarded(rules: FieldRules, object: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([field, { named }]) => {
      const value = named === undefined ? undefined : valueAt(object, field.split("."));
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

/** An object of one of several clusters, where another has one of its name: `ml/rack-r1`. */
export const nameIn = (mark: string | null, name: string): string =>
  mark === null ? name : `${mark}/${name}`;

function objects(clusters: readonly RecordedCluster[]): FabricRecord {
  const found = clusters.flatMap((one) =>
    listManifests(one.calico).flatMap(({ kind, name, object }) => {
      const fields = isRuled(kind) ? guarded(CHANGE_RULES[kind], object) : {};
      return Object.keys(fields).length === 0 ? [] : [{ kind, name: nameIn(one.mark, name), fields }];
    }),
  );
  const kinds = Map.groupBy(found, ({ kind }) => kind);
  return Object.fromEntries(
    [...kinds].map(([kind, all]) => [
      kind,
      Object.fromEntries(all.map(({ name, fields }) => [name, fields])),
    ]),
  );
}

/** Nodes that stand in a network of their rack; in planes no ToR asks which rack a pod's address is of. */
const nodes = ({ racks }: FabricPlan): FabricRecord[string] =>
  Object.fromEntries(
    racks.flatMap(({ name: rack, subnet, nodes: all }) =>
      all.flatMap(({ name, cluster }) => {
        const own = { ...(subnet === null ? {} : { rack }), ...(cluster === undefined ? {} : { cluster }) };
        return Object.keys(own).length === 0 ? [] : [[name, own] as const];
      }),
    ),
  );

/** What the fabric configures, by the address that it is known by: a switch's loopback, a host's own. */
const devices = ({ switches, racks, ipv6 }: FabricPlan): FabricRecord[string] => {
  const { address } = firstFamily(ipv6);
  return Object.fromEntries([
    ...switches.map(({ name, loopback }) => [name, { identity: address(loopback) }] as const),
    ...racks.flatMap(({ hosts }) =>
      hosts.map((host) => [host.name, { identity: address(host.address) }] as const),
    ),
  ]);
};

/**
 * Of a fabric, what can't be changed on what runs without further ado, as plain data: what a state keeps, for the next change to be held
 * against.
 */
export const recordOf = ({ plan, clusters }: Recorded): FabricRecord => ({
  ...objects(clusters),
  Node: nodes(plan),
  cluster: Object.fromEntries(
    clusters.map(({ mark, cluster }) => [mark ?? CLUSTER, { rackLabel: cluster.rackLabel }]),
  ),
  device: devices(plan),
});
