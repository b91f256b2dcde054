import type { BridgePortFacts } from "../support/bridge-facts.ts";

type Lines = ReadonlyMap<string, string>;

/** `100 to 102 200` as numbers. @throws Error where it is not in order */
export function vlansIn(list: string): readonly number[] {
  const all = [...list.matchAll(/([0-9]+)(?: to ([0-9]+))?/g)].flatMap(([, first, last]) => {
    const from = Number(first);
    return Array.from({ length: Number(last ?? first) - from + 1 }, (_, at) => from + at);
  });
  if (all.length === 0 || all.some((vlan, at) => vlan <= (all[at - 1] ?? 0)))
    throw new Error(`not a list of VLANs: ${list}`);
  return all;
}

/** What a port carries. A trunk's own VLAN is 1 where it does not say another, and VLAN 1 is let through until that is undone. */
export function carried(name: string, lines: Lines): Omit<BridgePortFacts, "description"> {
  const access = lines.get("port access vlan");
  const isTrunk = lines.get("port link-type") === "trunk";
  if (isTrunk === (access !== undefined)) throw new Error(`${name} is no kind of port`);
  if (!isTrunk) return { untagged: Number(access), tagged: [] };
  const permitted = lines.get("port trunk permit vlan");
  const own = lines.get("port trunk pvid vlan");
  if (permitted === undefined || !lines.has("undo port trunk permit vlan"))
    throw new Error(`${name} carries nothing, or VLAN 1`);
  const all = vlansIn(permitted);
  const untagged = own === undefined ? null : Number(own);
  if (untagged !== null && !all.includes(untagged)) throw new Error(`${name} lets its own VLAN not through`);
  return { untagged, tagged: all.filter((vlan) => vlan !== untagged) };
}
