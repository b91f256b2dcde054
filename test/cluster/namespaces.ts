import { setTimeout as pause } from "node:timers/promises";
import type { KubeClient } from "./client.ts";
import { ApiError } from "./http.ts";
import type { KubeObject } from "./objects.ts";

/**
 * Plays the one part of the controller manager that deleting a namespace needs: it lets go of namespaces that are
 * being deleted (their contents are not swept: tests delete what they create). Runs until the signal is aborted.
 */
export async function release(client: KubeClient, namespace: KubeObject): Promise<void> {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace.metadata.name)}/finalize`;
  try {
    await client.send({ method: "PUT", path, body: { ...namespace, spec: { finalizers: [] } } });
  } catch (error) {
    // Gone, or changed, since it was listed: the next look settles it.
    if (!(error instanceof ApiError && (error.code === 404 || error.code === 409))) throw error;
  }
}
