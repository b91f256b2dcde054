import type { KubeClient } from "../cluster/client.ts";
import { UnknownKindError } from "../cluster/discovery.ts";
import { refOf, type KubeObject } from "../cluster/objects.ts";
import { waitFor } from "../support/wait-for.ts";
import { settingsOf, unsupportedSettings, type Settings } from "./configuration.ts";
import { differences } from "./diff.ts";
import { relinquish } from "./ownership.ts";
import type { Provider } from "./protocol.ts";
import { prune } from "./prune.ts";
import {
  hasName,
  idOf,
  isAutonamed,
  isPatch,
  named,
  normalise,
  objectOf,
  replacingPaths,
} from "./resource.ts";
import { checkpoint, readCheckpoint } from "./state.ts";
import { plain, without, withSecretsOf } from "./values.ts";
import { create, update } from "./write.ts";

/** The provider's verbs, on the API server that `configure` was told of. */
export function kubernetesProvider(): Provider {
  let settings: Settings = settingsOf({});
  const client = () => settings.client();

  return {
    checkConfig: unsupportedSettings,
    configure: (config) => {
      settings = settingsOf(config);
    },
    check: async ({ urn, olds, news, seed }) => {
      const old = olds === undefined ? undefined : objectOf(urn, plain(olds));
      const given = normalise(objectOf(urn, plain(news)));
      if (isPatch(urn, given) && !hasName(given)) {
        throw new Error("patch resources require the `.metadata.name` field to be set");
      }
      const object = await inNamespace(settings, named(urn, given, old, seed));
      return withSecretsOf(news, object);
    },
    diff: ({ urn, olds, news }) => {
      const old = readCheckpoint(olds);
      const wanted = normalise(objectOf(urn, plain(news)));
      const actual = canonical(prune(old.live, normalise(old.inputs)) as KubeObject);
      const changes = differences(
        actual,
        canonical(wanted),
        replacingPaths(urn, wanted, settings.secretMutable),
      );
      // The new one cannot be made beside the old one when the user chose a name that stays.
      const sameName = wanted.metadata.name === old.live.metadata.name && !isAutonamed(wanted);
      return { changes, deleteBeforeReplace: sameName && changes.some(({ replaces }) => replaces) };
    },
    create: (request) => create(settings, request),
    update: (request) => update(settings, request),
    read: async ({ urn, id, state, inputs }) => {
      const [name = "", namespace] = id.split("/").reverse();
      const old = readCheckpoint(state);
      const known = normalise(objectOf(urn, plain(inputs)));
      const live = await orGone(client().get({ ...known, name, namespace }));
      if (live === undefined) return undefined;
      const imported = inputs["metadata"] === undefined;
      const liveInputs = imported ? asInputs(live) : (prune(live, known) as KubeObject);
      const { fieldManager } = old;
      return {
        inputs: withSecretsOf(inputs, liveInputs),
        state: checkpoint({ live, inputs: liveInputs, fieldManager }, inputs),
      };
    },
    delete: async ({ urn, state, timeoutSeconds }) => {
      const { live, inputs, fieldManager } = readCheckpoint(state);
      if (isPatch(urn, inputs)) return relinquish(client(), live, fieldManager);
      const ref = refOf(live);
      if ((await orGone(client().delete(ref))) !== true) return;
      const gone = async () => (await client().get(ref)) === undefined;
      await waitFor(gone, {
        what: `${ref.kind} ${idOf(live)} to be gone`,
        withinSeconds: timeoutSeconds ?? 600,
      });
    },
  };
}

/** An object whose kind the server no longer knows is gone with its kind. */
async function orGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UnknownKindError) return undefined;
    throw error;
  }
}

async function inNamespace({ namespace, client }: Settings, object: KubeObject): Promise<KubeObject> {
  if (namespace === undefined || object.metadata.namespace !== undefined) return object;
  const namespaced: KubeClient["namespaced"] = (type) => client().namespaced(type);
  return (await namespaced(object)) ? { ...object, metadata: { ...object.metadata, namespace } } : object;
}

/** No namespace and the namespace `default` are the same thing. */
function canonical(object: KubeObject): KubeObject {
  const { namespace, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: namespace === undefined || namespace === "default" ? metadata : object.metadata,
  };
}

/** The live object as someone would have written it: for `pulumi import`. */
function asInputs(live: KubeObject): KubeObject {
  const written = without(live, "status");
  const { name, namespace, labels, annotations } = live.metadata;
  const metadata = Object.fromEntries(
    Object.entries({ name, namespace, labels, annotations }).filter(([, value]) => value !== undefined),
  );
  return { ...written, metadata } as KubeObject;
}
