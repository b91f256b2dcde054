import { allOf, type Claim } from "./claim.ts";

const PEER = { apiVersion: "projectcalico.org/v3", kind: "BGPPeer" } as const;
/** Whoever uses kubectl is another manager of fields than Pulumi. */
const BY_HAND = { fieldManager: "kubectl-edit" } as const;

export const clusterDriftShownAndHealed: Claim = {
  id: "cluster-drift-shown-and-healed",
  says: "what is changed by hand in one of Calico's objects is shown by a preview, at that object alone, and put right by an update",
  async run(lab) {
    const [peer] = await lab.client.list(PEER);
    if (peer === undefined) throw new Error("the cluster has no BGPPeer");
    const { name } = peer.metadata;
    const restartOf = (object: typeof peer | undefined): string | undefined =>
      (object?.["spec"] as { readonly maxRestartTime?: string } | undefined)?.maxRestartTime;
    const before = restartOf(peer);
    await lab.client.patch({ ...PEER, name }, { spec: { maxRestartTime: "77s" } }, BY_HAND);
    const shown = await lab.deployment.preview(lab.spec());
    await lab.up();
    const after = restartOf(await lab.client.get({ ...PEER, name }));
    const only = shown.resources.length === 1 && (shown.resources[0]?.endsWith(name) ?? false);
    return allOf("changes by hand", 1, [
      ...(only ? [] : [`shown: ${shown.resources.join(", ") || "nothing"}`]),
      ...(after === before ? [] : [`${name} has maxRestartTime ${String(after)}, not ${String(before)}`]),
    ]);
  },
};
