import type { InventoryDevice, InventoryRole } from "./device.ts";
import { isMapping } from "../../text/json.ts";

/** A spec, or a part of one, as its file has it. */
export type SpecObject = Readonly<Record<string, unknown>>;

/** Entries of a list of the spec's; nothing where there is no such list. */
export const entriesIn = (of: SpecObject | undefined, field: string): readonly SpecObject[] => {
  const list = of?.[field];
  return Array.isArray(list) ? list.filter(isMapping) : [];
};

interface Wanted {
  readonly device: InventoryDevice;
  /** What the spec has of it already. */
  readonly before: SpecObject | undefined;
}

/** A ToR's name where its spec says none. */
const nameIn = (rack: string, entry: SpecObject): unknown =>
  entry["name"] ?? `${rack}-tor${String(entry["index"])}`;

/** Indices: what the inventory says, else what the spec has, else the lowest that is nobody's, in order. */
function indexed(all: readonly Wanted[]): readonly number[] {
  const said = all.map(({ device, before }) => {
    const own = before?.["index"];
    return device.index ?? (typeof own === "number" ? own : null);
  });
  const taken = new Set(said);
  let next = 0;
  return said.map((index) => {
    if (index !== null) return index;
    while (taken.has(next)) next += 1;
    taken.add(next);
    return next;
  });
}

/** Entries for devices: what the spec has of each stays, and what the inventory says goes before it. */
function entries(
  devices: readonly InventoryDevice[],
  before: (name: string) => SpecObject | undefined,
  more: (device: InventoryDevice, before: SpecObject | undefined) => SpecObject = () => ({}),
): readonly SpecObject[] {
  const all = devices.map((device): Wanted => ({ device, before: before(device.name) }));
  const indices = indexed(all);
  return all
    .map(({ device, before: own }, at) => ({
      ...own,
      name: device.name,
      index: indices[at] ?? 0,
      ...device.fields,
      ...(device.announces.length === 0 ? {} : { announces: device.announces }),
      ...more(device, own),
    }))
    .toSorted((a, b) => a.index - b.index);
}

const find = (list: readonly SpecObject[], name: string): SpecObject | undefined =>
  list.find((entry) => entry["name"] === name);

/** A rack that the inventory has by its devices alone. */
export const unsaid = (name: string): InventoryDevice => ({
  name,
  role: "rack",
  rack: null,
  index: null,
  asn: null,
  fields: {},
  address: null,
  subnet: null,
  pods: null,
  announces: [],
});

/** A ToR is written without the name that it would have anyhow. */
const torEntry = (rack: string, entry: SpecObject): SpecObject => {
  const { name, ...rest } = entry;
  return name === nameIn(rack, rest) ? rest : entry;
};

/** The spec with the inventory's devices, and without a number that follows from none of them. @param base what the spec says besides */
export function inventorySpec(devices: readonly InventoryDevice[], base: SpecObject): SpecObject {
  const of = (role: InventoryRole, rack: string | null = null): readonly InventoryDevice[] =>
    devices.filter((device) => device.role === role && device.rack === rack);
  const said = of("rack");
  const names = new Set(devices.flatMap(({ rack }) => (rack === null ? [] : [rack])));
  for (const { name } of said) names.delete(name);
  const racks = entriesIn(base, "racks");
  return {
    ...base,
    spines: entries(of("spine"), (name) => find(entriesIn(base, "spines"), name)),
    racks: entries([...said, ...[...names].map(unsaid)], (name) => find(racks, name)).map((rack) => {
      const name = String(rack["name"]);
      const before = find(racks, name);
      const tors = entriesIn(before, "tors").map((entry) => ({ ...entry, name: nameIn(name, entry) }));
      const hosts = entries(of("host", name), (host) => find(entriesIn(before, "hosts"), host));
      return {
        ...rack,
        tors: entries(of("tor", name), (tor) => find(tors, tor)).map((entry) => torEntry(name, entry)),
        nodes: entries(of("node", name), (node) => find(entriesIn(before, "nodes"), node)),
        ...(hosts.length === 0 ? {} : { hosts }),
      };
    }),
  };
}
