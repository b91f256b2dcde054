import { each, IN_PLACE, moves, remade, resets, type ChangeRule, type FieldRules } from "./rule.ts";

const NODE_SESSIONS = "Calico restarts BIRD's sessions on the node, all of them";

/** A node in another rack: what ToRs take from a rack's nodes are the addresses of that rack's pools alone. */
const MOVED: ChangeRule = {
  manner: "moves",
  consequence:
    "its pods still have addresses of the old rack's pools, which the new rack's ToRs refuse: they are lost to all others until they are started anew",
  way: [
    "move its pods first: kubectl drain <name> --ignore-daemonsets",
    "make this change with <name> under renumber, and put the server in its new place",
    "kubectl uncordon <name> when its sessions are up",
  ],
  named: "name",
};

/** A node of another cluster: a server that joins it is set up anew. */
const JOINED: ChangeRule = {
  manner: "moves",
  consequence:
    "it is another cluster's node once it has joined there; until then its ToRs refuse what it tells them, and its pods are lost",
  way: [
    "take it out first: kubectl drain <name> --ignore-daemonsets, and kubectl delete node <name>, in the cluster that it leaves",
    "make this change with <name> under renumber, and let it join the other cluster",
  ],
  named: "name",
};

/** What Calico reads of a Kubernetes Node. */
const NODE: FieldRules = {
  "metadata.name": remade("for Kubernetes it is another node, and the pods of the one are gone"),
  rack: MOVED,
  cluster: JOINED,
  // The rack label, whatever it is called.
  "metadata.labels.*": moves("pools and peers select it by this label"),
  ...each(
    moves("whoever selects reflectors has other peers"),
    "metadata.labels.route-reflector",
    "metadata.labels.reflects-plane",
  ),
  ...each(
    resets(NODE_SESSIONS),
    "metadata.annotations.projectcalico.org/ASNumber",
    "metadata.annotations.projectcalico.org/IPv4Address",
    "metadata.annotations.projectcalico.org/IPv6Address",
    "metadata.annotations.projectcalico.org/RouteReflectorClusterID",
  ),
  "spec.unschedulable": IN_PLACE,
};

/** `calico.namespace` is a part of their identity; the API refuses another roleRef. */
const ACCESS: FieldRules = {
  "metadata.name": remade("peers name the Secret"),
  "metadata.namespace": remade("between the two calico-node can't read the passwords"),
  rules: IN_PLACE,
};

const BINDING: FieldRules = {
  ...ACCESS,
  subjects: IN_PLACE,
  roleRef: {
    manner: "refused",
    consequence: "the API of Kubernetes refuses another roleRef",
    way: [],
    named: "name",
  },
};

/** Settings of all of the cluster's objects at once. */
const CLUSTER: FieldRules = {
  rackLabel: {
    manner: "moves",
    consequence:
      "pools and peers select nodes by it, and not all changes in the same moment: nodes in between have no peer and no pool, and all their pods are lost for so long",
    way: [
      "have every node carry both labels, the old one held by another hand: kubectl apply --server-side --field-manager=relabel a Node with both, for each node",
      "make this change with <value> under renumber: what the fabric lets go of, the other hand still holds",
      "let go of the old label: kubectl apply --server-side --field-manager=relabel the same Nodes without labels",
    ],
    named: "value",
  },
};

export const KUBERNETES_RULES = {
  Node: NODE,
  Role: ACCESS,
  RoleBinding: BINDING,
  cluster: CLUSTER,
} as const satisfies Readonly<Record<string, FieldRules>>;
