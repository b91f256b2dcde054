import { systems, type PlatformName } from "../../hardware/index.ts";
import type { CalicoVersion, ModelName } from "../../spec/index.ts";

export type { CalicoVersion, ModelName, PlatformName };

/** Each model in the words of somebody who chooses one. */
export const MODEL_WORDS: Readonly<Record<ModelName, string>> = {
  "as-per-rack": "a rack is an AS: its ToR reflects between its nodes, and everybody knows every route",
  "as-per-server": "each node is an AS of its own and peers with its ToRs by eBGP",
  "as-per-cluster": "all nodes are one AS, as where Calico's asNumber alone is set",
  "downward-default": "nodes and ToRs follow a default, and only spines know every route: small tables",
  igp: "one AS for all, OSPF between switches, and pods by iBGP",
  l2: "spines and ToRs only switch: nodes stand in one subnet for each spine",
};

export const PLATFORM_WORDS: Readonly<Record<PlatformName, string>> = Object.fromEntries(
  Object.entries(systems).map(([name, { title }]) => [name, title]),
) as Record<PlatformName, string>;
