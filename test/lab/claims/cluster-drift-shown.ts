import { allOf, type Claim } from "./claim.ts";

const PEER = { apiVersion: "projectcalico.org/v3", kind: "BGPPeer" } as const;
/** Whoever uses kubectl is another manager of fields than Pulumi. */
const BY_HAND = { fieldManager: "kubectl-edit" } as const;

export const clusterDriftShown: Claim = {
  id: "cluster-drift-shown",
  says: "what is changed by hand in one of Calico's objects is shown by a preview, at that object alone",
  async run(lab) {
    const [peer] = await lab.client.list(PEER);
    if (peer === undefined) throw new Error("the cluster has no BGPPeer");
    const { name } = peer.metadata;
    const { keepaliveTime } = peer["spec"] as { readonly keepaliveTime?: string };
    const set = (value: string | undefined) =>
      lab.client.patch({ ...PEER, name }, { spec: { keepaliveTime: value ?? null } }, BY_HAND);
    try {
      await set("77s");
      const { resources } = await lab.deployment.preview(lab.spec());
      const ok = resources.length === 1 && (resources[0]?.endsWith(name) ?? false);
      return allOf("changes by hand", 1, ok ? [] : [`shown: ${resources.join(", ") || "nothing"}`]);
    } finally {
      await set(keepaliveTime);
    }
  },
};
