import type { ClusterFacts } from "../facts.ts";
import { refusal, type ClusterFinding } from "../finding.ts";
import type { Wanted } from "../wanted.ts";

/** Whether nodes run BIRD, and where their passwords are looked for. */
export function running(
  { calicoNode, installation }: ClusterFacts,
  { calico }: Wanted,
): readonly ClusterFinding[] {
  const found: ClusterFinding[] = [];
  const backend = calicoNode?.env["CALICO_NETWORKING_BACKEND"] ?? "bird";
  if (installation?.spec.calicoNetwork.bgp === "Disabled")
    found.push(
      refusal(
        "bgp-off",
        "Installation default",
        "calicoNetwork.bgp is Disabled, so nodes speak no BGP",
        `kubectl patch installation default --type merge -p '{"spec":{"calicoNetwork":{"bgp":"Enabled"}}}'`,
      ),
    );
  else if (backend !== "bird")
    found.push(
      refusal(
        "bgp-off",
        "DaemonSet calico-node",
        `CALICO_NETWORKING_BACKEND is ${backend}, so nodes speak no BGP`,
        "set calico_backend to bird in the ConfigMap calico-config, and restart calico-node",
      ),
    );
  const { passwords } = calico;
  if (passwords !== undefined && calicoNode !== null && calicoNode.namespace !== passwords.namespace)
    found.push(
      refusal(
        "namespace-differs",
        "DaemonSet calico-node",
        `it runs in ${calicoNode.namespace} and reads passwords there; the spec has them written to ${passwords.namespace}`,
        `give calico.namespace: ${calicoNode.namespace}`,
      ),
    );
  return found;
}
