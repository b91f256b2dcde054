import type { KubeClient } from "./client.ts";
import type { KubeObject } from "./objects.ts";

export interface NodeOptions {
  /** Address without prefix length. */
  readonly internalIP: string;
  /** Beside `kubernetes.io/hostname`, `kubernetes.io/os` and `kubernetes.io/arch`, which every node has. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Registers a node as its kubelet would: labels of its own, then its addresses and readiness as status. */
export async function createNode(
  client: KubeClient,
  name: string,
  options: NodeOptions,
): Promise<KubeObject> {
  const node = { apiVersion: "v1", kind: "Node", name } as const;
  const labels = {
    "kubernetes.io/hostname": name,
    "kubernetes.io/os": "linux",
    "kubernetes.io/arch": "amd64",
    ...options.labels,
  };
  await client.create(
    { apiVersion: "v1", kind: "Node", metadata: { name, labels } },
    { fieldManager: "kubelet" },
  );
  const status = {
    addresses: [
      { type: "InternalIP", address: options.internalIP },
      { type: "Hostname", address: name },
    ],
    conditions: [{ type: "Ready", status: "True", reason: "KubeletReady" }],
  };
  return (await client.send({
    method: "PATCH",
    path: `/api/v1/nodes/${encodeURIComponent(node.name)}/status?fieldManager=kubelet`,
    body: { status },
    contentType: "application/merge-patch+json",
  })) as KubeObject;
}
