import { z } from "zod";
import type { Answer, Ask } from "./api.ts";
import { ClusterError } from "./error.ts";
import type { CalicoNode, ClusterFacts, Unread } from "./facts.ts";
import * as objects from "./objects.ts";

const API = "/apis/projectcalico.org/v3";
const STORED = "/apis/crd.projectcalico.org/v1";

/** Objects to an answer. */
const PAGE = 500;

/** Reads paths, and notes what it may not see. */
interface Reader {
  readonly ask: Ask;
  readonly unread: Unread[];
}

function parsed<T extends z.ZodType>(schema: T, body: unknown, what: string): z.output<T> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new ClusterError(`the API server's ${what} can't be read: ${z.prettifyError(result.error)}`);
}

function noteRefusal({ unread }: Reader, what: string, answer: Answer): void {
  if (answer.kind === "refused" || answer.kind === "unavailable")
    unread.push({ what, reason: answer.reason });
}

/** Null where it is not there, or may not be seen. */
async function one<T extends z.ZodType>(
  reader: Reader,
  what: string,
  path: string,
  schema: T,
): Promise<z.output<T> | null> {
  const answer = await reader.ask(path);
  if (answer.kind === "found") return parsed(schema, answer.body, what);
  noteRefusal(reader, what, answer);
  return null;
}

/** All of a kind, page by page; none where the kind is not there, or may not be seen. */
async function list<T extends z.ZodType>(
  reader: Reader,
  what: string,
  path: string,
  schema: T,
): Promise<z.output<T>[]> {
  const page = z.object({
    metadata: z.object({ continue: z.string().optional() }).default({}),
    items: z.array(schema).nullable(),
  });
  const all: z.output<T>[] = [];
  let next = "";
  do {
    const query = new URLSearchParams({ limit: String(PAGE), ...(next === "" ? {} : { continue: next }) });
    const answer = await reader.ask(`${path}?${query.toString()}`);
    if (answer.kind !== "found") {
      noteRefusal(reader, what, answer);
      return all;
    }
    const { items, metadata } = parsed(page, answer.body, what);
    all.push(...(items ?? []));
    next = metadata.continue ?? "";
  } while (next !== "");
  return all;
}

const resources = z.object({ resources: z.array(z.object({ name: z.string(), kind: z.string() })) });

/** The kinds of a group's version; null where nobody answers for it. */
async function kindsAt({ ask }: Reader, path: string): Promise<Answer["kind"] | readonly string[]> {
  const answer = await ask(path);
  if (answer.kind !== "found") return answer.kind;
  const all = parsed(resources, answer.body, path).resources;
  return [...new Set(all.filter(({ name }) => !name.includes("/")).map(({ kind }) => kind))];
}

const NAMESPACES = ["calico-system", "kube-system"];

/** The variables' values, those of a ConfigMap too. */
async function environment(
  reader: Reader,
  namespace: string,
  variables: readonly objects.Variable[],
): Promise<Readonly<Record<string, string>>> {
  const names = new Set(variables.flatMap(({ valueFrom }) => valueFrom?.configMapKeyRef?.name ?? []));
  const maps = new Map(
    await Promise.all(
      [...names].map(async (name) => {
        const path = `/api/v1/namespaces/${namespace}/configmaps/${name}`;
        const map = await one(reader, `configmaps in ${namespace}`, path, objects.configMap);
        return [name, map?.data ?? {}] as const;
      }),
    ),
  );
  return Object.fromEntries(
    variables.flatMap(({ name, value, valueFrom }) => {
      const from = valueFrom?.configMapKeyRef;
      const found = value ?? (from === undefined ? undefined : maps.get(from.name ?? "")?.[from.key]);
      return found === undefined ? [] : [[name, found]];
    }),
  );
}

async function calicoNode(reader: Reader, namespace: string): Promise<CalicoNode | null> {
  for (const place of new Set([namespace, ...NAMESPACES])) {
    const path = `/apis/apps/v1/namespaces/${place}/daemonsets/calico-node`;
    const found = await one(reader, `daemonsets in ${place}`, path, objects.daemonSet);
    const container = found?.spec.template.spec.containers.find(({ name }) => name === "calico-node");
    if (container !== undefined)
      return {
        namespace: place,
        image: container.image,
        env: await environment(reader, place, container.env ?? []),
      };
  }
  return null;
}

/** `v3.30.2` of `quay.io/calico/node:v3.30.2@sha256:…`. */
const tagOf = (image: string): string | null => /:(v\d+\.\d+\.\d+)/.exec(image)?.[1] ?? null;

/**
 * Looks at all that bears on the fabric. Writes nothing.
 *
 * @param namespace in which the spec expects calico-node
 * @throws ClusterError when the server can't be reached, does not know who asks, or answers what no API server does
 */
export async function readCluster(url: string, ask: Ask, namespace: string): Promise<ClusterFacts> {
  const reader: Reader = { ask, unread: [] };
  const [api, stored] = await Promise.all([kindsAt(reader, API), kindsAt(reader, STORED)]);
  const served = Array.isArray(api);
  const root = served ? API : STORED;
  const [information, node, installation, pools, peers, configuration, nodes] = await Promise.all([
    one(reader, "clusterinformations", `${root}/clusterinformations/default`, objects.clusterInformation),
    calicoNode(reader, namespace),
    one(reader, "installations", "/apis/operator.tigera.io/v1/installations/default", objects.installation),
    list(reader, "ippools", `${root}/ippools`, objects.pool),
    list(reader, "bgppeers", `${root}/bgppeers`, objects.peer),
    one(reader, "bgpconfigurations", `${root}/bgpconfigurations/default`, objects.configuration),
    list(reader, "nodes", "/api/v1/nodes", objects.node),
  ]);
  return {
    url,
    api: served ? "served" : api === "unavailable" ? "unavailable" : "absent",
    kinds: served ? (api as readonly string[]) : [],
    stored: Array.isArray(stored),
    version: information?.spec.calicoVersion ?? tagOf(node?.image ?? ""),
    calicoNode: node,
    installation,
    pools,
    peers,
    configuration,
    nodes,
    unread: reader.unread,
  };
}
