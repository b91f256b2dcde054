import { calicoObjects, type CalicoObject, type CalicoPlan, type NodeSettings } from "../../calico/index.ts";
import { isMapping, isSame } from "../../text/json.ts";
import { clusterAccess } from "./access.ts";
import { asking, type Answer, type Ask } from "./api.ts";
import type { ClusterChoice } from "./choice.ts";
import { pathOf, type ApiObject } from "./write.ts";

/** An object of a cluster, and what of it is other than wanted. */
export interface ObjectDrift {
  /** `BGPPeer r1-tor0`. */
  readonly object: string;
  /** `spec.peerIP is "10.0.0.2", and is to be "10.0.0.1"`; empty where all that is written of it is there. */
  readonly drift: readonly string[];
}

const said = (value: unknown): string => (value === undefined ? "not there" : JSON.stringify(value));

/** What is written and is not so. What a server or somebody else adds is no business of the fabric's. */
function differences(is: unknown, wanted: unknown, path: string): readonly string[] {
  if (isMapping(wanted) && isMapping(is))
    return Object.entries(wanted).flatMap(([name, one]) => differences(is[name], one, `${path}.${name}`));
  if (Array.isArray(wanted) && Array.isArray(is) && wanted.length === is.length)
    return wanted.flatMap((one, at) => differences(is[at], one, `${path}[${String(at)}]`));
  return isSame(is, wanted) ? [] : [`${path} is ${said(is)}, and is to be ${said(wanted)}`];
}

const unseen = (answer: Exclude<Answer, { readonly kind: "found" }>): string =>
  answer.kind === "absent" ? "it is not there" : `it can't be seen: ${answer.reason}`;

async function driftOf(
  ask: Ask,
  object: ApiObject,
  wanted: Readonly<Record<string, unknown>>,
): Promise<ObjectDrift> {
  const name = `${object.kind} ${object.metadata.name}`;
  const answer = await ask(pathOf(object));
  if (answer.kind !== "found") return { object: name, drift: [unseen(answer)] };
  const { body } = answer;
  return {
    object: name,
    drift: Object.entries(wanted).flatMap(([field, one]) =>
      differences(isMapping(body) ? body[field] : undefined, one, field),
    ),
  };
}

const ofCalico = (object: CalicoObject) => ({ object, wanted: { spec: object.spec } });

const ofNode = ({ name, labels, annotations }: NodeSettings) => ({
  object: { apiVersion: "v1", kind: "Node", metadata: { name } },
  wanted: { metadata: { labels, annotations } },
});

/**
 * Holds Calico's objects, and the labels and annotations of nodes, against what the fabric writes of them. Of passwords nothing is asked. Writes
 * nothing.
 *
 * @throws ClusterError when the kubeconfig can't be followed, the cluster can't be reached or does not know who asks
 */
export async function objectDrift(choice: ClusterChoice, plan: CalicoPlan): Promise<readonly ObjectDrift[]> {
  const ask = asking(await clusterAccess(choice));
  const all = [...calicoObjects(plan).map(ofCalico), ...plan.nodes.map(ofNode)];
  return await Promise.all(all.map(({ object, wanted }) => driftOf(ask, object, wanted)));
}
