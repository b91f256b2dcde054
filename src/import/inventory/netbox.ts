import { listedDevices, textAt, type Json, type ListedDevices, type PlacedAddress } from "./rest.ts";

/** Addresses in NetBox's order: each says the interface that it stands at. */
const addresses = (objects: readonly Json[]): readonly PlacedAddress[] =>
  objects.flatMap((object) => {
    const [address, device, on] = [
      textAt(object, "address"),
      textAt(object, "assigned_object", "device", "name"),
      textAt(object, "assigned_object", "name"),
    ];
    return address === null || device === null || on === null ? [] : [{ device, on, address }];
  });

/** Devices and addresses, as they are listed, in one. */
export const netBoxDevices = (objects: readonly Json[]): ListedDevices =>
  listedDevices(
    objects.filter((object) => "device_type" in object),
    {
      role: (device) => textAt(device, "role", "slug"),
      platform: (device) => textAt(device, "platform", "slug"),
    },
    addresses(objects),
  );
