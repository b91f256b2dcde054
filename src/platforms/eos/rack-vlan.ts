import type { SwitchIntent } from "../../intent/index.ts";
import { cut } from "./names.ts";
import { EDGE, switchedPort, tagged, untagged } from "./switched-port.ts";

/** The rack's VLAN itself; before the interface in it. */
export const vlan = ({ rackVlan }: SwitchIntent): string[][] =>
  rackVlan === null ? [] : [[`vlan ${String(rackVlan.vlan)}`, `   name ${cut(rackVlan.name, "vlan")}`]];

/** The ports that carry it: to servers, and to the other ToR. */
export const vlanPorts = ({ rackVlan }: SwitchIntent): string[][] =>
  rackVlan === null
    ? []
    : [
        ...rackVlan.access.map(({ name, description }) =>
          switchedPort(name, description, [...untagged(rackVlan.vlan), ...EDGE]),
        ),
        ...rackVlan.trunks.map(({ name, description }) =>
          switchedPort(name, description, tagged([rackVlan.vlan])),
        ),
      ];
