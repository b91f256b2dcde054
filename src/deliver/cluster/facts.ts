import type { Configuration, Installation, Node, Peer, Pool } from "./objects.ts";

/** What a live cluster says of itself, before it is judged. Plain data. */
export interface ClusterFacts {
  /** Where it answers. */
  readonly url: string;
  /** `projectcalico.org/v3`: by Calico's API server or by definitions. `unavailable`: a server is named for it and does not answer. */
  readonly api: "served" | "unavailable" | "absent";
  /** Its kinds. */
  readonly kinds: readonly string[];
  /** Calico's objects are stored (`crd.projectcalico.org/v1`): it is installed, whether or not its API is. */
  readonly stored: boolean;
  /** `v3.30.2`; null where nothing says it. */
  readonly version: string | null;
  readonly calicoNode: CalicoNode | null;
  /** The operator's; null where there is none. */
  readonly installation: Installation | null;
  readonly pools: readonly Pool[];
  readonly peers: readonly Peer[];
  /** BGPConfiguration `default`. */
  readonly configuration: Configuration | null;
  readonly nodes: readonly Node[];
  /** What this client may not see, each as the server refused it. */
  readonly unread: readonly Unread[];
}

export interface Unread {
  /** `nodes`. */
  readonly what: string;
  readonly reason: string;
}

/** The DaemonSet that runs BIRD. */
export interface CalicoNode {
  readonly namespace: string;
  readonly image: string;
  /** Variables of its container, with what their ConfigMap says. */
  readonly env: Readonly<Record<string, string>>;
}
