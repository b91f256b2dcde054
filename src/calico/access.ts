import type { ClusterIntent } from "../intent/index.ts";

/** The Secret that holds all passwords, each under its name. */
const SECRET = "bgp-passwords";

/** calico-node's service account, under the operator and under Calico's manifests. */
const ACCOUNT = "calico-node";

/** An object of Kubernetes' own, in a namespace. */
export interface KubernetesObject {
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  readonly kind: "Role" | "RoleBinding";
  readonly metadata: { readonly name: string; readonly namespace: string };
}

/** Passwords as nodes are given them: the Secret that must hold them, and what lets calico-node read it. */
export interface PasswordAccess {
  readonly namespace: string;
  readonly secret: string;
  /** Names of the passwords, which are the Secret's keys. */
  readonly keys: readonly string[];
  readonly objects: readonly (KubernetesObject & Readonly<Record<string, unknown>>)[];
}

/** How a BGPPeer names a password. */
export const passwordRef = (password: string) => ({ secretKeyRef: { name: SECRET, key: password } });

/** Each name once, in the order of the alphabet. */
const keysOf = ({ racks, planes }: ClusterIntent): readonly string[] => {
  const sessions = [...racks.flatMap(({ peerings, among }) => [...peerings, among]), ...planes];
  return [...new Set(sessions.flatMap((session) => session?.password ?? []))].sort();
};

/** Null where no session of a node has a password. */
export function passwordAccess(cluster: ClusterIntent): PasswordAccess | null {
  const keys = keysOf(cluster);
  if (keys.length === 0) return null;
  const { namespace } = cluster;
  const apiVersion = "rbac.authorization.k8s.io/v1";
  const metadata = { name: SECRET, namespace };
  return {
    namespace,
    secret: SECRET,
    keys,
    objects: [
      {
        apiVersion,
        kind: "Role",
        metadata,
        rules: [
          {
            apiGroups: [""],
            resources: ["secrets"],
            resourceNames: [SECRET],
            verbs: ["get", "list", "watch"],
          },
        ],
      },
      {
        apiVersion,
        kind: "RoleBinding",
        metadata,
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: SECRET },
        subjects: [{ kind: "ServiceAccount", name: ACCOUNT, namespace }],
      },
    ],
  };
}
