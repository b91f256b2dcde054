import type { EthernetIntent, PortIntent } from "../../intent/index.ts";
import { phyLines } from "./ethernet.ts";
import { cut } from "./names.ts";

/** A port, or an aggregate of ports, that switches: one that routed or was shut does so no more. */
export const switchedPort = (
  name: string,
  description: string,
  lines: readonly string[],
  ethernet?: EthernetIntent,
): string[] => [
  `interface ${name}`,
  `   description ${cut(description, "interface")}`,
  ...phyLines(ethernet),
  "   no shutdown",
  "   switchport",
  ...lines.map((line) => `   ${line}`),
];

/** A port in an aggregate: it switches or routes as that does. */
export const member = (
  { name, description }: PortIntent,
  number: number,
  ethernet?: EthernetIntent,
): string[] => [
  `interface ${name}`,
  `   description ${cut(description, "interface")}`,
  ...phyLines(ethernet),
  "   no shutdown",
  `   channel-group ${String(number)} mode active`,
];

/** One VLAN, without a tag. */
export const untagged = (vlan: number): readonly string[] => [
  `switchport access vlan ${String(vlan)}`,
  "switchport mode access",
];

/** VLANs in rising order as the device shows them: `100-102,4094`. */
export function vlanRanges(vlans: readonly number[]): string {
  const ranges = vlans.reduce<readonly (readonly [number, number])[]>((done, vlan) => {
    const [first, last] = done.at(-1) ?? [vlan, vlan - 2];
    return vlan === last + 1 ? [...done.slice(0, -1), [first, vlan]] : [...done, [vlan, vlan]];
  }, []);
  return ranges
    .map(([first, last]) => (first === last ? String(first) : `${String(first)}-${String(last)}`))
    .join(",");
}

/** VLANs by their tags. None is untagged there, whichever is the port's native one. */
export const tagged = (vlans: readonly number[]): readonly string[] => [
  "switchport trunk native vlan tag",
  `switchport trunk allowed vlan ${vlanRanges(vlans)}`,
  "switchport mode trunk",
];

/** To a server: it forwards at once, and goes down when what is there turns out to be a switch. */
export const EDGE: readonly string[] = ["spanning-tree portfast", "spanning-tree bpduguard enable"];
