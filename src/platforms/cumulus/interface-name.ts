import { systems, vlanOfInterface } from "../../hardware/index.ts";

/** A port, or one of the up to eight that it is broken out into; a bond. */
const PORT = /^swp[1-9][0-9]{0,3}(?:s[0-7])?$/;
const BOND = /^bond[A-Za-z0-9_-]{0,11}$/;

/** VLANs that the switch uses itself unless it is told of others. */
const RESERVED: readonly (readonly [from: number, to: number, use: string])[] = [
  [3725, 3999, "its routed ports"],
  [4000, 4064, "layer 3 VNIs"],
  [4094, 4094, "the link of a pair of switches"],
];

export const vlanOf = (name: string): number | null => vlanOfInterface(systems.cumulus, name);

export const isBond = (name: string): boolean => BOND.test(name);

/** Why Cumulus Linux has no interface of this name, after the name itself; null where it may have one. */
export function refusedByCumulus(name: string): string | null {
  const vlan = vlanOf(name);
  if (vlan !== null) {
    const use = RESERVED.find(([from, to]) => from <= vlan && vlan <= to)?.[2];
    return use === undefined ? null : `is in a VLAN that Cumulus Linux keeps for ${use}`;
  }
  if (PORT.test(name) || isBond(name)) return null;
  return "is no name of a port on Cumulus Linux, which are as swp1, swp1s0 (broken out), bond1 and vlan10";
}
