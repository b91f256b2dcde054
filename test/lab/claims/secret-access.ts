import { z } from "zod";
import { CALICO_NAMESPACE } from "../cluster-objects.ts";
import type { Lab } from "../lab.ts";

const review = z.object({ status: z.object({ allowed: z.boolean() }) });

/** Whether the API server would let a service account of Calico's namespace read a Secret there. */
async function mayRead(lab: Lab, account: string, secret: string): Promise<boolean> {
  const answer = await lab.client.send({
    method: "POST",
    path: "/apis/authorization.k8s.io/v1/subjectaccessreviews",
    body: {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SubjectAccessReview",
      spec: {
        user: `system:serviceaccount:${CALICO_NAMESPACE}:${account}`,
        resourceAttributes: { namespace: CALICO_NAMESPACE, verb: "get", resource: "secrets", name: secret },
      },
    },
  });
  return review.parse(answer).status.allowed;
}

/** calico-node reads the passwords and no other Secret, and nobody else reads them. */
export async function calicoNodeReadsSecret(lab: Lab): Promise<string[]> {
  const asked = [
    { account: "calico-node", secret: "bgp-passwords", allowed: true },
    { account: "calico-node", secret: "another", allowed: false },
    { account: "default", secret: "bgp-passwords", allowed: false },
  ];
  const answers = await Promise.all(asked.map(({ account, secret }) => mayRead(lab, account, secret)));
  return asked.flatMap(({ account, secret, allowed }, at) =>
    answers[at] === allowed ? [] : [`${account} ${allowed ? "may not" : "may"} read ${secret}`],
  );
}
