import { description } from "./text.ts";

/** What a VLAN's name may have. */
const LONGEST_NAME = 31;

interface NamedVlan {
  readonly vlan: number;
  readonly name: string;
}

/** `10 to 13 20`: numbers in order, those next to one another together, as VRP shows them. */
export function vlanList(vlans: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const vlan of [...vlans].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.last === vlan - 1) run.last = vlan;
    else runs.push({ first: vlan, last: vlan });
  }
  return runs
    .map(({ first, last }) => (first === last ? String(first) : `${String(first)} to ${String(last)}`))
    .join(" ");
}

/** VLANs are there, each with its name. */
export const madeVlans = (vlans: readonly NamedVlan[]): string[][] => [
  [`vlan batch ${vlanList(vlans.map(({ vlan }) => vlan))}`],
  ...vlans.map(({ vlan, name }) => [
    `vlan ${String(vlan)}`,
    ` name ${description(name).slice(0, LONGEST_NAME)}`,
  ]),
];

/** One VLAN without a tag. A port that was a trunk takes it only as an access port, which VRP does not show where it is one by default. */
export const untagged = (vlan: number): readonly string[] => [
  " port link-type access",
  ` port default vlan ${String(vlan)}`,
];

/** VLANs with a tag, and nothing without: a trunk carries VLAN 1 untagged where it is not taken off. */
export const tagged = (vlans: readonly number[]): readonly string[] => [
  " port link-type trunk",
  " undo port trunk allow-pass vlan 1",
  ` port trunk allow-pass vlan ${vlanList(vlans)}`,
];

/** Forwards at once; `stp bpdu-protection` shuts it when it hears a switch. */
export const EDGE = " stp edged-port enable";
