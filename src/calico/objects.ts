import type { Family } from "../intent/index.ts";
import type { PasswordAccess } from "./access.ts";

/** The kinds of Calico's that are written. */
export type CalicoKind =
  "BGPConfiguration" | "BGPFilter" | "BGPPeer" | "IPAMConfiguration" | "IPPool" | "IPReservation";

/** An object of Calico's API, `projectcalico.org/v3`, all of them cluster-scoped. */
export interface CalicoObject {
  readonly apiVersion: "projectcalico.org/v3";
  readonly kind: CalicoKind;
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

export const object = (
  kind: CalicoKind,
  name: string,
  spec: Readonly<Record<string, unknown>>,
): CalicoObject => ({ apiVersion: "projectcalico.org/v3", kind, metadata: { name }, spec });

/** The name of an object that there is one of for each family: Calico's are of one address family each, but for filters. */
export const nameIn = ({ name: family }: Family, name: string): string =>
  family === "ipv4" ? name : `${name}-v6`;

/** Labels and annotations on a Kubernetes Node, which Calico reads there, and whether it takes pods. */
export interface NodeSettings {
  readonly name: string;
  readonly rack: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** `spec.unschedulable`; false leaves it to others. */
  readonly cordoned: boolean;
}

/** Everything the cluster is given, in an order in which it may be created. */
export interface CalicoPlan {
  /** Passwords of sessions and who may read them; absent where none has one. */
  readonly passwords?: PasswordAccess;
  /** Key of the label that says which rack a node stands in. */
  readonly rackLabel: string;
  readonly pools: readonly CalicoObject[];
  /** How addresses are given out, and which are not: objects that are there only where the spec asks for them. */
  readonly ipam: readonly CalicoObject[];
  readonly filters: readonly CalicoObject[];
  readonly nodes: readonly NodeSettings[];
  readonly peers: readonly CalicoObject[];
  /** Last: it turns the node mesh off, which must not happen before the peers are up. */
  readonly configuration: CalicoObject;
}
