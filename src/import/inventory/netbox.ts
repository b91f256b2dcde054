import type { Mapping } from "../../text/json.ts";
import { listedDevices, textAt, type ListedDevices, type PlacedAddress } from "./rest.ts";

/** Addresses in NetBox's order: each says the interface that it stands at. */
const addresses = (objects: readonly Mapping[]): readonly PlacedAddress[] =>
  objects.flatMap((object) => {
    const [address, device, on] = [
      textAt(object, "address"),
      textAt(object, "assigned_object", "device", "name"),
      textAt(object, "assigned_object", "name"),
    ];
    return address === null || device === null || on === null ? [] : [{ device, on, address }];
  });

/** Devices and addresses, as they are listed, in one. */
export const netBoxDevices = (objects: readonly Mapping[]): ListedDevices =>
  listedDevices(
    objects.filter((object) => "device_type" in object),
    {
      role: (device) => textAt(device, "role", "slug"),
      platform: (device) => textAt(device, "platform", "slug"),
    },
    addresses(objects),
  );
