import { compileSpec, type CompiledFabric } from "../../compile.ts";
import type { Diagnostic } from "../../diagnostics/index.ts";
import { DEVICE_COLUMNS } from "../../export/index.ts";
import { deviceOf, type InventoryDevice } from "./device.ts";
import { nautobotDevices } from "./nautobot.ts";
import { netBoxDevices } from "./netbox.ts";
import { withPins } from "./pins.ts";
import type { Mapping } from "../../text/json.ts";
import { listedObjects, type ListedDevices } from "./rest.ts";
import { entriesIn, inventorySpec, unsaid, type SpecObject } from "./spec.ts";
import { readTable } from "./table.ts";

export type { SpecObject } from "./spec.ts";

/** A file of an inventory. */
export interface InventoryFile {
  readonly file: string;
  readonly text: string;
}

export type InventoryImport =
  | { readonly ok: false; readonly faults: readonly string[] }
  | {
      readonly ok: true;
      readonly spec: SpecObject;
      /** Null where the spec is refused. */
      readonly fabric: CompiledFabric | null;
      readonly diagnostics: readonly Diagnostic[];
      readonly notes: readonly string[];
    };

interface Devices {
  readonly devices: readonly InventoryDevice[];
  readonly faults: readonly string[];
  /** What is in the files and in no spec. */
  readonly leftOut?: readonly string[];
}

/** How each kind of inventory is read. */
const readers = {
  csv: ofTables,
  netbox: ofLists("NetBox", netBoxDevices),
  nautobot: ofLists("Nautobot", nautobotDevices),
} satisfies Readonly<Record<string, (files: readonly InventoryFile[]) => Devices>>;

export type InventoryName = keyof typeof readers;

function devicesInTable({ file, text }: InventoryFile): Devices {
  const fault = (words: string): Devices => ({ devices: [], faults: [`${file}: ${words}`] });
  const table = readTable(text);
  if (!table.ok) return fault(table.fault);
  const missing = ["role", "name"].filter((column) => !table.columns.includes(column));
  if (missing.length > 0) return fault(`it has no column ${missing.join(" and no column ")}`);
  const strange = table.columns.find((column) => !DEVICE_COLUMNS.some((known) => known === column));
  if (strange !== undefined)
    return fault(`"${strange}" is no column of an inventory: it has ${DEVICE_COLUMNS.join(", ")}`);
  const read = table.rows.map(deviceOf);
  return {
    devices: read.flatMap((one) => (one.ok ? [one.value] : [])),
    faults: read.flatMap((one) => (one.ok ? [] : [`${file} ${one.fault}`])),
  };
}

function ofTables(files: readonly InventoryFile[]): Devices {
  const read = files.map(devicesInTable);
  return { devices: read.flatMap((one) => one.devices), faults: read.flatMap((one) => one.faults) };
}

/** Devices and addresses may be in several files. @param whose REST API lists them */
function ofLists(
  whose: string,
  devicesIn: (objects: readonly Mapping[]) => ListedDevices,
): (files: readonly InventoryFile[]) => Devices {
  return (files) => {
    const read = files.map(({ file, text }) => ({ file, objects: listedObjects(text) }));
    const faults = read.flatMap(({ file, objects }) =>
      objects === null ? [`${file}: it is no list of ${whose}'s REST API`] : [],
    );
    const all = devicesIn(read.flatMap(({ objects }) => objects ?? []));
    return { ...all, faults: [...faults, ...all.faults] };
  };
}

const compiled = (spec: SpecObject): CompiledFabric | null => {
  const compilation = compileSpec(spec);
  return compilation.ok ? compilation.fabric : null;
};

const switchAsns = (fabric: CompiledFabric | null): boolean =>
  fabric?.plan.racks.every(({ asn, tors }) =>
    tors.every(({ device }) => fabric.plan.switches.find(({ name }) => name === device)?.asn === asn),
  ) ?? false;

/** Where a rack's ToRs are in its AS, what an inventory says of a ToR's is said of the rack. */
function saidOfRacks(
  devices: readonly InventoryDevice[],
  fabric: CompiledFabric | null,
): readonly InventoryDevice[] {
  if (!switchAsns(fabric)) return devices;
  const said = devices.map((device) => (device.role === "tor" ? { ...device, asn: null } : device));
  const own = new Map(
    devices.flatMap(({ role, rack, asn }) =>
      role === "tor" && rack !== null && asn !== null ? [[rack, asn] as const] : [],
    ),
  );
  const racks = new Set(said.filter(({ role }) => role === "rack").map(({ name }) => name));
  const more = [...own].filter(([rack]) => !racks.has(rack));
  return [
    ...said.map((device) =>
      device.role === "rack" ? { ...device, asn: device.asn ?? own.get(device.name) ?? null } : device,
    ),
    ...more.map(([name, asn]): InventoryDevice => ({ ...unsaid(name), asn })),
  ];
}

/** Whose entries the spec had, and the inventory has not. */
function goneFrom(base: SpecObject, spec: SpecObject): readonly string[] {
  const names = (of: SpecObject): readonly string[] => [
    ...entriesIn(of, "spines").map(({ name }) => String(name)),
    ...entriesIn(of, "racks").flatMap((rack) => [
      `rack ${String(rack["name"])}`,
      ...["nodes", "hosts"].flatMap((list) => entriesIn(rack, list).map(({ name }) => String(name))),
    ]),
  ];
  const there = new Set(names(spec));
  return names(base).filter((name) => !there.has(name));
}

/**
 * A spec of an inventory. What follows from an index is not written; every number that would be another is pinned.
 * @param base what the spec says besides, and of devices that it has already: their indices and options stay
 */
export function importInventory(
  kind: InventoryName,
  files: readonly InventoryFile[],
  base: SpecObject,
): InventoryImport {
  const { devices, faults, leftOut = [] } = readers[kind](files);
  const twice = devices.filter(
    ({ role, name }, at) =>
      devices.findIndex((one) => one.name === name && (one.role === "rack") === (role === "rack")) !== at,
  );
  const all = [...faults, ...twice.map(({ role, name }) => `the ${role} ${name} is there twice`)];
  if (all.length > 0) return { ok: false, faults: all };
  const bare = inventorySpec(devices, base);
  const said = saidOfRacks(devices, compiled(bare));
  // A rack's numbers move those of its servers.
  const racksPinned = withPins(bare, said, compiled(bare), ({ role }) => role === "rack");
  const spec = withPins(racksPinned, said, compiled(racksPinned), ({ role }) => role !== "rack");
  const compilation = compileSpec(spec);
  const gone = goneFrom(base, spec);
  return {
    ok: true,
    spec,
    fabric: compilation.ok ? compilation.fabric : null,
    diagnostics: compilation.ok ? compilation.fabric.warnings : compilation.diagnostics,
    notes: [...leftOut, ...gone.map((name) => `${name} was in the spec, and is not in the inventory`)],
  };
}
