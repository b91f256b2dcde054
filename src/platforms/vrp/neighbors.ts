import type { Neighbor, SwitchIntent } from "../../intent/index.ts";
import type { VrpFamily } from "./family.ts";
import { passwordLine } from "./groups.ts";
import { description } from "./text.ts";

/** A peer that is configured by its address, and joins its group. */
const neighbor = (one: Neighbor, family: VrpFamily): string[] => {
  const of = ` peer ${family.address(one.address)}`;
  return [
    `${of} as-number ${String(one.remoteAsn)}`,
    `${of} group ${one.group}${family.suffix}`,
    `${of} description ${description(one.description)}`,
    ...passwordLine(of, one.password),
  ];
};

export const neighborLines = ({ neighbors }: SwitchIntent, family: VrpFamily): string[] =>
  neighbors.flatMap((one) => neighbor(one, family));
