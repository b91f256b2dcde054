import type { ClusterFacts } from "../facts.ts";
import { refusal, type ClusterFinding } from "../finding.ts";
import type { Wanted } from "../wanted.ts";
import { calicoObjects } from "../../../calico/index.ts";

const API = "projectcalico.org/v3";

const WITHOUT_API =
  "or set cluster.target to manifests, and apply the files with calicoctl and kubectl as docs/calico.md has it";

const START = {
  operator: `have the operator run Calico's API server (echo '{"apiVersion":"operator.tigera.io/v1","kind":"APIServer","metadata":{"name":"default"},"spec":{}}' | kubectl apply -f -), ${WITHOUT_API}`,
  manifests: `install Calico's API server of the cluster's release (manifests/apiserver.yaml), ${WITHOUT_API}`,
} as const;

/** Whether the cluster takes Calico's objects at all. */
export function serving(facts: ClusterFacts, { calico }: Wanted): readonly ClusterFinding[] {
  const { api, kinds, stored, installation } = facts;
  if (api === "unavailable")
    return [
      refusal(
        "api-unavailable",
        API,
        "a server is named for it and does not answer",
        "see why: kubectl get apiservice v3.projectcalico.org -o yaml",
      ),
    ];
  if (api === "absent")
    return [
      stored
        ? refusal(
            "api-not-served",
            API,
            "Calico is there, and its objects are not served: neither by its API server nor by definitions of that group",
            START[installation === null ? "manifests" : "operator"],
          )
        : refusal(
            "calico-absent",
            "Calico",
            "the cluster has none: no definitions of projectcalico.org or crd.projectcalico.org",
            "install Calico first; what to give it, `calico-fabric cluster SPEC --settings` prints",
          ),
    ];
  const lacking = [...new Set(calicoObjects(calico).map(({ kind }) => kind))].filter(
    (kind) => !kinds.includes(kind),
  );
  if (lacking.length === 0) return [];
  return [
    refusal(
      "kind-not-served",
      API,
      `it has no ${lacking.join(", ")}`,
      "bring Calico's API server and definitions to one release, 3.28 or newer",
    ),
  ];
}
