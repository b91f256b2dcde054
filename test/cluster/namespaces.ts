import { setTimeout as pause } from "node:timers/promises";
import type { KubeClient } from "./client.ts";
import { ApiError } from "./http.ts";
import { refOf, type KubeObject } from "./objects.ts";

/**
 * Plays the part of the controller manager that deleting a namespace needs: it lets go of namespaces that are
 * being deleted (their contents are not swept: tests delete what they create). Runs until the signal is
 * aborted.
 */
export async function releaseNamespaces(client: KubeClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const namespaces = await client.list({ apiVersion: "v1", kind: "Namespace" });
    const leaving = namespaces.filter(({ metadata }) => metadata.deletionTimestamp !== undefined);
    await Promise.all(leaving.map((namespace) => release(client, namespace)));
    await pause(100, undefined, { signal }).catch(() => undefined);
  }
}

async function release(client: KubeClient, namespace: KubeObject): Promise<void> {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace.metadata.name)}/finalize`;
  try {
    await client.send({ method: "PUT", path, body: { ...namespace, spec: { finalizers: [] } } });
    // A namespace waits for the garbage collector too, even where the server was told that there is none.
    await client.patch(refOf(namespace), { metadata: { finalizers: null } });
  } catch (error) {
    // Gone, or changed, since it was listed: the next look settles it.
    if (!(error instanceof ApiError && (error.code === 404 || error.code === 409))) throw error;
  }
}
