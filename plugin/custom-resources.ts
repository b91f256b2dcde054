import type { provider } from "@pulumi/pulumi";
import { fabricNumbers, manifestFolder, switchConfig, type Verbs } from "../src/deliver/index.ts";
import { concealed, revealed, secretsOf } from "./secrets.ts";
import { FABRIC_NUMBERS, MANIFEST_FOLDER, SWITCH_CONFIG } from "./tokens.ts";

/** A resource that this plugin creates, reads, changes and deletes itself. */
interface CustomResource {
  readonly verbs: Verbs<object, object>;
  /** Inputs that need not be given. */
  readonly defaults: object;
  /** What is a secret in state, whatever it was given as. */
  readonly secrets: readonly string[];
}

const customResource = <Inputs extends object, State extends object>(
  verbs: Verbs<Inputs, State>,
  defaults: Partial<Inputs>,
  secrets: readonly (keyof State & string)[],
): CustomResource => ({
  verbs,
  defaults,
  secrets,
});

const customResources: Readonly<Record<string, CustomResource>> = {
  // What ran before the fabric came may hold others' passwords.
  [SWITCH_CONFIG]: customResource(switchConfig, { platform: "frr", numbers: {}, renumber: false }, [
    "baseline",
    "startup",
    "secrets",
  ]),
  [MANIFEST_FOLDER]: customResource(manifestFolder, {}, []),
  [FABRIC_NUMBERS]: customResource(fabricNumbers, { record: {}, renumber: [], against: [] }, []),
};

/** The type's token is the last of a URN's types, each the parent of the next: `urn:pulumi:stack::project::parent$type::name`. */
function resourceOf(urn: string): CustomResource {
  const token = urn.split("::")[2]?.split("$").at(-1) ?? "";
  const resource = customResources[token];
  if (resource === undefined) throw new Error(`this plugin has no resource ${token}`);
  return resource;
}

type Crud = Required<Pick<provider.Provider, "check" | "diff" | "create" | "read" | "update" | "delete">>;

const clear = (properties: unknown): object => revealed(properties) as object;

/**
 * The verbs of `deliver` as Pulumi's protocol wants them of a provider. That protocol leaves secrets to the provider: they are taken off before
 * a verb and put on what it returns.
 */
export const crud: Crud = {
  async check(urn, olds: object, news: object) {
    const { verbs, defaults } = resourceOf(urn);
    const { inputs, failures } = await verbs.check(clear(olds), { ...defaults, ...clear(news) });
    return { inputs: concealed(inputs, secretsOf(news)), failures };
  },

  async diff(id, urn, olds: object, news: object) {
    return await resourceOf(urn).verbs.diff(id, clear(olds), clear(news));
  },

  async create(urn, inputs: object) {
    const { verbs, secrets } = resourceOf(urn);
    const { id, outs } = await verbs.create(clear(inputs));
    return { id, outs: concealed(outs, [...secretsOf(inputs), ...secrets]) };
  },

  async read(id, urn, state: object) {
    const { verbs, secrets } = resourceOf(urn);
    const found = await verbs.read(id, clear(state));
    const kept = [...secretsOf(state), ...secrets];
    const props = concealed(found.props, kept);
    return found.inputs === undefined
      ? { id: found.id, props }
      : { id: found.id, props, inputs: concealed(found.inputs, kept) };
  },

  async update(id, urn, olds: object, news: object) {
    const { verbs, secrets } = resourceOf(urn);
    const { outs } = await verbs.update(id, clear(olds), clear(news));
    return { outs: concealed(outs, [...secretsOf(news), ...secrets]) };
  },

  async delete(id, urn, state: object) {
    await resourceOf(urn).verbs.delete(id, clear(state));
  },
};
