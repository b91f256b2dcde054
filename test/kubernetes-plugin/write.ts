import { ApiError } from "../cluster/http.ts";
import { refOf, type KubeObject } from "../cluster/objects.ts";
import type { Settings } from "./configuration.ts";
import { adopt, CREATOR, refused, forces, relinquish } from "./ownership.ts";
import type { Created, WriteRequest } from "./protocol.ts";
import { idOf, isPatch, normalise, objectOf } from "./resource.ts";
import { checkpoint, fieldManagerOf, readCheckpoint } from "./state.ts";
import { hasUnknown, plain, type Properties } from "./values.ts";

/**
 * Creates the object by POST, so that one that exists is an error; a patch by server-side apply.
 *
 * @throws Error in the words of the real provider
 */
export async function create(
  settings: Settings,
  { urn, properties, preview }: WriteRequest,
): Promise<Created> {
  const inputs = objectOf(urn, plain(properties));
  const patch = isPatch(urn, inputs);
  const asGiven = { id: "", state: properties };
  if (preview && (patch || hasUnknown(properties) || !(await knows(settings, inputs)))) return asGiven;
  const client = settings.client();
  const fieldManager = fieldManagerOf(inputs);
  const options = { dryRun: preview, fieldValidation: "Warn" } as const;
  const force = forces(inputs, undefined, settings.patchForce, preview);
  try {
    const live =
      patch || settings.upsert
        ? await client.apply(inputs, { ...options, fieldManager, force })
        : await client.create(inputs, { ...options, fieldManager: CREATOR });
    return { id: preview ? "" : idOf(live), state: checkpoint({ live, inputs, fieldManager }, properties) };
  } catch (error) {
    // A dry run may meet what the update will not: an old object that goes first, a namespace still to come.
    if (preview && error instanceof ApiError && [403, 404, 409].includes(error.code)) return asGiven;
    const { message } = refused(error, fieldManager);
    throw new Error(
      `resource "${urn}" was not successfully created by the Kubernetes API server: ${message}`,
      { cause: error },
    );
  }
}

/**
 * Applies the inputs under the resource's own field manager, to which the object's creator's fields go first.
 */
export async function update(
  settings: Settings,
  request: WriteRequest & { readonly olds: Properties },
): Promise<Properties> {
  const { urn, properties, olds, preview } = request;
  const inputs = normalise(objectOf(urn, plain(properties)));
  if (preview && (hasUnknown(properties) || !(await knows(settings, inputs)))) return properties;
  const old = readCheckpoint(olds);
  const client = settings.client();
  const fieldManager = fieldManagerOf(inputs, old.fieldManager);
  const before = await client.get(refOf(inputs));
  if (before === undefined) {
    throw new Error(`update of resource "${urn}" failed: ${inputs.kind} ${idOf(inputs)} not found`);
  }
  if (!preview && !isPatch(urn, inputs)) await adopt(client, before, fieldManager);
  const force = forces(inputs, before, settings.patchForce, preview);
  const live = await client
    .apply(inputs, { fieldManager, force, dryRun: preview, fieldValidation: "Warn" })
    .catch((error: unknown) => {
      throw refused(error, fieldManager);
    });
  if (!preview && fieldManager !== old.fieldManager) await relinquish(client, live, old.fieldManager);
  return checkpoint({ live, inputs, fieldManager }, properties);
}

/** An unreachable cluster or a missing definition does not fail a preview. */
async function knows(settings: Settings, object: KubeObject): Promise<boolean> {
  try {
    return await settings.client().knows(object);
  } catch {
    return false;
  }
}
