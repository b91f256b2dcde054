import type { DeviceAddress } from "../addresses.ts";

/** A host name in DNS: letters, digits and hyphens (RFC 1123 section 2.1). */
const LABEL_SIZE = 63;
/** Of a whole name as text, without the dot at the end: 255 octets with lengths (RFC 1035 section 2.3.4). */
const NAME_SIZE = 253;

/** `Ethernet1/49` is `ethernet1-49`, `vlan10` is itself. */
const interfaceLabel = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/** A device's whole name. One with a dot in it is whole already, as Kubernetes nodes' may be. */
export const deviceName = (device: string, domain: string): string =>
  device.includes(".") ? device : `${device}.${domain}`;

/** The whole name of an address, without the dot at the end: the device's for what it is known by, the interface's below it for the others. */
export function nameOf({ device, interface: port, kind }: DeviceAddress, domain: string): string {
  const whole = deviceName(device, domain);
  return kind === "own" ? whole : `${interfaceLabel(port)}.${whole}`;
}

/** Whether DNS has room for it. */
export const fits = (name: string): boolean =>
  name.length <= NAME_SIZE && name.split(".").every((label) => label !== "" && label.length <= LABEL_SIZE);

/** The name as the zone's file has it; null where it is not in the zone. */
export function relativeTo(zone: string, name: string): string | null {
  if (name === zone) return "@";
  return name.endsWith(`.${zone}`) ? name.slice(0, -zone.length - 1) : null;
}
