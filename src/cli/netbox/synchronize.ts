import { KINDS, type KindName, type NetBoxObject, type Wanted } from "../../export/netbox/kinds.ts";
import { change, creation, idKey, idsOf, planKind, type KindPlan } from "../../export/netbox/sync.ts";
import type { NetBox } from "./client.ts";

/** What is or would be done with one object. */
export interface Done {
  readonly what: "create" | "change";
  readonly kind: KindName;
  readonly key: string;
  /** Of a change. */
  readonly fields?: readonly string[];
}

/** So many values in one question, or objects in one request. */
const AT_ONCE = 50;

const chunks = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) =>
    all.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );

/** Of names that several sites may have alike those of the site; of addresses those of no VRF. */
function scopeOf(kind: KindName, site: string): readonly (readonly [string, string])[] {
  if (kind === "rack" || kind === "device" || kind === "interface" || kind === "cable")
    return [["site", site]];
  return kind === "prefix" || kind === "address" ? [["vrf_id", "null"]] : [];
}

async function there(
  netBox: NetBox,
  kind: KindName,
  wanted: readonly Wanted[],
  site: string,
  ids: ReadonlyMap<string, number>,
): Promise<readonly NetBoxObject[]> {
  const { endpoint, by } = KINDS[kind];
  const values = [...new Set(wanted.map(({ found }) => found))].filter(
    // It refuses to list interfaces of a device that it does not know.
    (value) => by !== "device" || ids.has(idKey("device", value)),
  );
  const found: NetBoxObject[] = [];
  for (const some of chunks(values))
    found.push(
      ...(await netBox.list(endpoint, [
        ...scopeOf(kind, site),
        ...some.map((value) => [by, value] as const),
      ])),
    );
  // Pages may tell of an object twice where somebody makes others meanwhile.
  return [...new Map(found.map((object) => [object.id, object])).values()];
}

const doneOf = (kind: KindName, { creates, updates }: KindPlan): readonly Done[] => [
  ...creates.map(({ key }) => ({ what: "create" as const, kind, key })),
  ...updates.map(({ of: { key }, fields }) => ({ what: "change" as const, kind, key, fields })),
];

/**
 * Makes NetBox have what is wanted, kind by kind; what it has besides stays. @param apply whether anything is written, or only said
 * @throws NetBoxError where it does not answer or refuses; what was written until then stays, and the next run goes on from there
 */
export async function synchronize(
  netBox: NetBox,
  wanted: readonly Wanted[],
  apply: boolean,
): Promise<readonly Done[]> {
  const ids = new Map<string, number>();
  const done: Done[] = [];
  const site = wanted.find(({ kind }) => kind === "site")?.key ?? "";
  for (const kind of Object.keys(KINDS) as KindName[]) {
    const own = wanted.filter((one) => one.kind === kind);
    const { endpoint } = KINDS[kind];
    // Where there is no site yet, nothing of it is there; asked for one that it does not know, NetBox refuses.
    const isBare = kind !== "site" && scopeOf(kind, site)[0]?.[0] === "site" && !ids.has(idKey("site", site));
    const objects = isBare || own.length === 0 ? [] : await there(netBox, kind, own, site, ids);
    for (const [key, id] of idsOf(kind, objects)) ids.set(key, id);
    const plan = planKind(own, objects, ids);
    done.push(...doneOf(kind, plan));
    if (!apply) continue;
    for (const some of chunks(plan.creates)) {
      const made = await netBox.create(
        endpoint,
        some.map((one) => creation(one, ids)),
      );
      for (const [at, { key }] of some.entries()) {
        const id = made[at]?.id;
        if (id !== undefined) ids.set(idKey(kind, key), id);
      }
    }
    for (const some of chunks(plan.updates))
      await netBox.change(
        endpoint,
        some.map((one) => change(one, ids)),
      );
  }
  return done;
}
