import { systems, type PlatformName } from "../../hardware/index.ts";
import type { Mapping } from "../../text/json.ts";
import { listedDevices, textAt, type ListedDevices, type PlacedAddress } from "./rest.ts";

/*
 * Nautobot 2 and 3 list what NetBox does in another shape: roles, statuses and platforms are objects with a name and no slug, other objects are
 * told by their id alone unless `depth=1` is asked for, and addresses, which stand in namespaces, are many to many with interfaces.
 */

/** Platforms by the drivers of Nautobot's (`network_driver`), where a platform is called otherwise than here. */
const DRIVERS: Readonly<Record<string, PlatformName>> = {
  arista_eos: "eos",
  cisco_nxos: "nxos",
  hp_comware: "comware",
  huawei_vrp: "vrp",
  huawei_vrpv8: "vrp",
  cumulus_linux: "cumulus",
  dell_sonic: "sonic",
};

const lower = (text: string | null): string | null => text?.trim().toLowerCase() ?? null;

function platformOf(device: Mapping): string | null {
  const name = lower(textAt(device, "platform", "name"));
  if (name === null || Object.hasOwn(systems, name)) return name;
  return DRIVERS[textAt(device, "platform", "network_driver") ?? ""] ?? name;
}

const isDevice = (object: Mapping): boolean => "device_type" in object;

/** Interfaces are of a device, and have a name; a device has none of a device. */
const isInterface = (object: Mapping): boolean =>
  !isDevice(object) && "device" in object && "mgmt_only" in object;

const isAddress = (object: Mapping): boolean => "address" in object && "ip_version" in object;

const addresses = (interfaces: readonly Mapping[]): readonly PlacedAddress[] =>
  interfaces.flatMap((port) => {
    const [device, on] = [textAt(port, "device", "name"), textAt(port, "name")];
    const own: unknown = port["ip_addresses"];
    if (device === null || on === null || !Array.isArray(own)) return [];
    return own.flatMap((one: unknown) => {
      const address = textAt(one, "address");
      return address === null ? [] : [{ device, on, address }];
    });
  });

/** Lists that do not say what is wanted, and how to ask. */
function asked(objects: readonly Mapping[]): readonly string[] {
  const [devices, interfaces] = [objects.filter(isDevice), objects.filter(isInterface)];
  const bare =
    devices.some(({ role }) => role !== null && textAt(role, "name") === null) ||
    interfaces.some(({ device }) => device !== null && textAt(device, "name") === null);
  return [
    ...(bare ? ["roles and devices are told by their ids alone: list them with depth=1"] : []),
    ...(interfaces.some((port) => !("ip_addresses" in port))
      ? ["interfaces are listed without their addresses: list them with exclude_m2m=false"]
      : []),
    ...(objects.some(isAddress)
      ? [
          "a list of addresses does not say of which devices they are: give that of interfaces, dcim/interfaces",
        ]
      : []),
  ];
}

/** Devices and their interfaces, as they are listed, in one. */
export function nautobotDevices(objects: readonly Mapping[]): ListedDevices {
  const faults = asked(objects);
  if (faults.length > 0) return { devices: [], faults, leftOut: [] };
  return listedDevices(
    objects.filter(isDevice),
    { role: (device) => lower(textAt(device, "role", "name")), platform: platformOf },
    addresses(objects.filter(isInterface)),
  );
}
