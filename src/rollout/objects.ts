import {
  calicoObjects,
  type CalicoObject,
  type CalicoPlan,
  type NodeSettings,
  type PasswordAccess,
} from "../calico/index.ts";
import { refusedFields } from "../change-rules/index.ts";
import type { ObjectChange } from "../deliver/index.ts";
import { isMapping } from "../text/json.ts";

type Fields = Readonly<Record<string, unknown>>;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What makes one record the other (RFC 7386); empty where they say the same. */
export function mergePatch(from: Fields, to: Fields): Fields {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return Object.fromEntries(
    names.flatMap((name): [string, unknown][] => {
      const [was, is] = [from[name], to[name]];
      if (isSame(was, is)) return [];
      if (isMapping(was) && isMapping(is)) return [[name, mergePatch(was, is)]];
      return [[name, is ?? null]];
    }),
  );
}

const keyOf = ({ kind, metadata }: CalicoObject): string => `${kind} ${metadata.name}`;

const at = (spec: Fields, path: string): unknown =>
  path.split(".").reduce<unknown>((value, name) => (isMapping(value) ? value[name] : undefined), { spec });

/** One of Calico's objects: what the API does not let be changed is asked for by name, and is deleted and made anew. */
function changed(was: CalicoObject | undefined, is: CalicoObject): readonly ObjectChange[] {
  const object = { ...is };
  if (was === undefined) return [{ does: "comes", object }];
  if (refusedFields(is.kind).some((field) => !isSame(at(was.spec, field), at(is.spec, field))))
    return [
      { does: "goes", object },
      { does: "comes", object },
    ];
  const patch = mergePatch(was.spec, is.spec);
  return Object.keys(patch).length === 0 ? [] : [{ does: "changes", object, patch: { spec: patch } }];
}

const nodeOf = (name: string) => ({ apiVersion: "v1", kind: "Node", metadata: { name } });

const fieldsOf = (node: NodeSettings | undefined): Fields =>
  node === undefined
    ? {}
    : {
        metadata: { labels: node.labels, annotations: node.annotations },
        ...(node.cordoned ? { spec: { unschedulable: true } } : {}),
      };

const NONE = { metadata: { labels: {}, annotations: {} } };

function nodeChanges(
  from: readonly NodeSettings[],
  to: readonly NodeSettings[],
  names: readonly string[],
): readonly ObjectChange[] {
  return names.flatMap((name): ObjectChange[] => {
    const [was, is] = [from, to].map((all) => all.find((node) => node.name === name));
    const patch = mergePatch({ ...NONE, ...fieldsOf(was) }, { ...NONE, ...fieldsOf(is) });
    if (Object.keys(patch).length === 0) return [];
    return [{ does: "changes", object: nodeOf(name), patch, ...(is === undefined ? { ifThere: true } : {}) }];
  });
}

/** Texts of passwords by their names. */
export type Passwords = Readonly<Record<string, string>>;

const dataOf = (access: PasswordAccess | undefined, passwords: Passwords): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (access?.keys ?? []).map((key) => [key, Buffer.from(passwords[key] ?? "").toString("base64")]),
  );

/** The Secret, and who may read it. Who may read it stays when no session has a password any more; what was in it goes. */
function passwordChanges(
  from: PasswordAccess | undefined,
  to: PasswordAccess | undefined,
  passwords: Passwords,
): readonly ObjectChange[] {
  const access = to ?? from;
  if (access === undefined || isSame(from, to)) return [];
  const { secret: name, namespace } = access;
  const secret = { apiVersion: "v1", kind: "Secret", metadata: { name, namespace } };
  const data = dataOf(to, passwords);
  if (from === undefined)
    return [
      ...access.objects.map((object): ObjectChange => ({ does: "comes", object })),
      { does: "comes", object: { ...secret, type: "Opaque", data } },
    ];
  return [
    {
      does: "changes",
      object: secret,
      patch: { data: mergePatch(dataOf(from, passwords), data) },
      ...(to === undefined ? { ifThere: true } : {}),
    },
  ];
}

const filtersOf = (peer: CalicoObject | undefined): readonly unknown[] => {
  const filters = peer?.spec["filters"];
  return Array.isArray(filters) ? filters : [];
};

/** Peers that change before all else: what leaves a filter is not to be filtered by what that becomes, and what is to show another AS than its node's shows it before the node's is another. */
const isAhead =
  (old: ReadonlyMap<string, CalicoObject>, filters: readonly CalicoObject[]) =>
  (peer: CalicoObject): boolean => {
    const was = old.get(keyOf(peer));
    const left = filtersOf(was).filter((name) => !filtersOf(peer).includes(name));
    const renewed = filters.filter((one) => changed(old.get(keyOf(one)), one).length > 0);
    return (
      renewed.some(({ metadata: { name } }) => left.includes(name)) ||
      (peer.spec["localASNumber"] !== undefined && was?.spec["localASNumber"] === undefined)
    );
  };

/**
 * What is done to a cluster's objects between two states of it, in an order that loses nothing: pools, filters that come and passwords, peers that
 * have to be ahead, filters that change, then nodes, then the other peers, then what all have; what goes goes last, and before what it stood on.
 */
export function objectChanges(
  from: CalicoPlan,
  to: CalicoPlan,
  passwords: Passwords,
): readonly ObjectChange[] {
  const old = new Map(calicoObjects(from).map((object) => [keyOf(object), object]));
  const kept = new Set(calicoObjects(to).map(keyOf));
  const come = (objects: readonly CalicoObject[]): readonly ObjectChange[] =>
    objects.flatMap((object) => changed(old.get(keyOf(object)), object));
  const names = (nodes: readonly NodeSettings[]): readonly string[] => nodes.map(({ name }) => name);
  const leaving = names(from.nodes).filter((name) => !names(to.nodes).includes(name));
  // The cluster's own settings of IPAM stay as they are: there is no fabric's part to take out of them.
  const gone = calicoObjects(from)
    .filter((object) => !kept.has(keyOf(object)) && object.kind !== "IPAMConfiguration")
    .toReversed()
    .map((object): ObjectChange => ({ does: "goes", object }));
  const isNew = (object: CalicoObject): boolean => !old.has(keyOf(object));
  const ahead = to.peers.filter(isAhead(old, to.filters));
  // Two peers of one address at a node are one too many for long: which of them it heeds nobody says.
  const isReplaced = ({ object }: ObjectChange): boolean => {
    const peerIP = old.get(`${object.kind} ${object.metadata.name}`)?.spec["peerIP"];
    return peerIP !== undefined && ahead.some(({ spec }) => spec["peerIP"] === peerIP);
  };
  return [
    ...come([...to.ipam, ...to.pools, ...to.filters.filter(isNew)]),
    ...passwordChanges(from.passwords, to.passwords, passwords),
    ...come(ahead),
    ...gone.filter(isReplaced),
    ...come(to.filters.filter((one) => !isNew(one))),
    ...nodeChanges(from.nodes, to.nodes, names(to.nodes)),
    ...come([...to.peers.filter((one) => !ahead.includes(one)), to.configuration]),
    ...gone.filter((one) => !isReplaced(one)),
    ...nodeChanges(from.nodes, to.nodes, leaving),
  ];
}
