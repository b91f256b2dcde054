import type { InventoryDevice, InventoryRole, Read } from "./device.ts";
import { isMapping } from "../../text/json.ts";

/*
 * What NetBox's REST API lists, or a file of it: an object with `results`, or a list. Only what a spec has is looked at.
 */

type Json = Readonly<Record<string, unknown>>;

const inside = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => (isMapping(at) ? at[name] : undefined), value);

const textAt = (value: unknown, ...path: readonly string[]): string | null => {
  const found = inside(value, ...path);
  return typeof found === "string" && found !== "" ? found : null;
};

/** Roles by their slugs: those that `calico-fabric netbox` writes, and what many call them. */
const ROLES: Readonly<Record<string, InventoryRole>> = {
  spine: "spine",
  tor: "tor",
  leaf: "tor",
  node: "node",
  host: "host",
};

/** The objects of a file; null for what is no answer of NetBox's. */
export function netBoxObjects(text: string): readonly Json[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const list = isMapping(value) ? value["results"] : value;
  return Array.isArray(list) && list.every(isMapping) ? list : null;
}

/** Addresses in IPv4 by device, in NetBox's order: the interface, and the address alone. */
function addressesBy(
  objects: readonly Json[],
): ReadonlyMap<string, readonly { readonly on: string; readonly address: string }[]> {
  const all = objects.flatMap((object) => {
    const [address, device, on] = [
      textAt(object, "address"),
      textAt(object, "assigned_object", "device", "name"),
      textAt(object, "assigned_object", "name"),
    ];
    return address === null || device === null || on === null || address.includes(":")
      ? []
      : [{ device, on, address: address.split("/", 1)[0] ?? address, length: address.split("/")[1] }];
  });
  return Map.groupBy(all, ({ device }) => device);
}

/** Of a switch the /32 of a loopback, of a server that or the only one that it has. */
function addressOf(
  role: InventoryRole,
  own: readonly { readonly on: string; readonly address: string }[],
): string | null {
  const loopback = own.find(({ on }) => /^lo/i.test(on));
  if (loopback !== undefined) return loopback.address;
  const isServer = role === "node" || role === "host";
  return isServer && own.length === 1 ? (own[0]?.address ?? null) : null;
}

export interface NetBoxDevices {
  readonly devices: readonly InventoryDevice[];
  /** Devices of which a spec knows nothing. */
  readonly leftOut: readonly string[];
}

const deviceOf = (object: Json, addresses: ReturnType<typeof addressesBy>): Read<InventoryDevice> | null => {
  const [name, slug] = [textAt(object, "name"), textAt(object, "role", "slug")];
  const role = ROLES[slug ?? ""];
  if (name === null || role === undefined) return null;
  const rack = role === "spine" ? null : textAt(object, "rack", "name");
  if (role !== "spine" && rack === null) return { ok: false, fault: `${name} is a ${role} and has no rack` };
  const platform = role === "spine" || role === "tor" ? textAt(object, "platform", "slug") : null;
  return {
    ok: true,
    value: {
      name,
      role,
      rack,
      index: null,
      asn: null,
      fields: platform === null ? {} : { platform },
      address: addressOf(role, addresses.get(name) ?? []),
      subnet: null,
      pods: null,
      announces: [],
    },
  };
};

/** Devices and addresses, as they are listed, in one. */
export function netBoxDevices(
  objects: readonly Json[],
): NetBoxDevices & { readonly faults: readonly string[] } {
  const devices = objects.filter((object) => "device_type" in object);
  const addresses = addressesBy(objects);
  const read = devices.map((object) => ({ object, device: deviceOf(object, addresses) }));
  return {
    devices: read.flatMap(({ device }) => (device?.ok === true ? [device.value] : [])),
    faults: read.flatMap(({ device }) => (device?.ok === false ? [device.fault] : [])),
    leftOut: read.flatMap(({ object, device }) =>
      device === null
        ? [
            `${textAt(object, "name") ?? "a device without a name"}: its role, ${textAt(object, "role", "slug") ?? "none"}, is none of a fabric`,
          ]
        : [],
    ),
  };
}
