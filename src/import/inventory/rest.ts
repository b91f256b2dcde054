import { isMapping, type Mapping } from "../../text/json.ts";
import type { InventoryDevice, InventoryRole, Read } from "./device.ts";

/*
 * What the REST APIs of NetBox and of Nautobot list, or a file of it: an object with `results`, or a list. Only what a spec has is looked at.
 */

const inside = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => (isMapping(at) ? at[name] : undefined), value);

export const textAt = (value: unknown, ...path: readonly string[]): string | null => {
  const found = inside(value, ...path);
  return typeof found === "string" && found !== "" ? found : null;
};

/** Roles by what `calico-fabric netbox` calls them, and what many do. */
const ROLES: Readonly<Record<string, InventoryRole>> = {
  spine: "spine",
  tor: "tor",
  leaf: "tor",
  node: "node",
  host: "host",
};

/** The objects of a file; null for what is no such list. */
export function listedObjects(text: string): readonly Mapping[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const list = isMapping(value) ? value["results"] : value;
  return Array.isArray(list) && list.every(isMapping) ? list : null;
}

/** An address at an interface of a device. */
export interface PlacedAddress {
  readonly device: string;
  readonly on: string;
  /** With its length, as both list it. */
  readonly address: string;
}

/** Of a switch the address of a loopback, of a server that or the only one that it has. */
function addressOf(role: InventoryRole, own: readonly PlacedAddress[]): string | null {
  const alone = ({ address }: PlacedAddress): string => address.split("/", 1)[0] ?? address;
  const loopback = own.find(({ on }) => /^lo/i.test(on));
  if (loopback !== undefined) return alone(loopback);
  const [only] = own;
  const isServer = role === "node" || role === "host";
  return isServer && own.length === 1 && only !== undefined ? alone(only) : null;
}

/** What one of them calls what a device has. */
export interface DeviceWords {
  /** As `ROLES` has it; null where it is not listed. */
  readonly role: (device: Mapping) => string | null;
  /** As the spec has it. */
  readonly platform: (device: Mapping) => string | null;
}

export interface ListedDevices {
  readonly devices: readonly InventoryDevice[];
  readonly faults: readonly string[];
  /** Devices of which a spec knows nothing. */
  readonly leftOut: readonly string[];
}

function deviceOf(
  object: Mapping,
  words: DeviceWords,
  addresses: ReadonlyMap<string, readonly PlacedAddress[]>,
): Read<InventoryDevice> | null {
  const name = textAt(object, "name");
  const role = ROLES[words.role(object) ?? ""];
  if (name === null || role === undefined) return null;
  const rack = role === "spine" ? null : textAt(object, "rack", "name");
  if (role !== "spine" && rack === null) return { ok: false, fault: `${name} is a ${role} and has no rack` };
  const platform = role === "spine" || role === "tor" ? words.platform(object) : null;
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
}

/** Devices as they are listed. @param addresses of either family; those in IPv4 are looked at */
export function listedDevices(
  devices: readonly Mapping[],
  words: DeviceWords,
  addresses: readonly PlacedAddress[],
): ListedDevices {
  const byDevice = Map.groupBy(
    addresses.filter(({ address }) => !address.includes(":")),
    ({ device }) => device,
  );
  const read = devices.map((object) => ({ object, device: deviceOf(object, words, byDevice) }));
  return {
    devices: read.flatMap(({ device }) => (device?.ok === true ? [device.value] : [])),
    faults: read.flatMap(({ device }) => (device?.ok === false ? [device.fault] : [])),
    leftOut: read.flatMap(({ object, device }) =>
      device === null
        ? [
            `${textAt(object, "name") ?? "a device without a name"}: its role, ${words.role(object) ?? "none"}, is none of a fabric`,
          ]
        : [],
    ),
  };
}
