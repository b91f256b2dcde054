import { systems, vlanOfInterface } from "../../hardware/index.ts";
import type { SwitchIntent } from "../../intent/index.ts";
import { usesBfd } from "./bfd.ts";
import { nxosFamilies } from "./family.ts";
import { when } from "../blocks.ts";

/** What NX-OS loads only when it is told to, and without which it refuses the lines that follow. */
export const features = (intent: SwitchIntent): string[] => [
  "feature bgp",
  ...when(
    intent.interfaces.some(({ name }) => vlanOfInterface(systems.nxos, name) !== null),
    "feature interface-vlan",
  ),
  ...(intent.ospf === null ? [] : nxosFamilies(intent).map(({ ospf }) => `feature ${ospf}`)),
  ...when(usesBfd(intent), "feature bfd"),
];
