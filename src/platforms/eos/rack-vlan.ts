import { rackBridge, type SwitchIntent } from "../../intent/index.ts";
import { mlag } from "./bridge/mlag.ts";
import { bridgePorts } from "./bridge/ports.ts";
import { spanningTree } from "./bridge/spanning-tree.ts";
import { vlans } from "./bridge/vlans.ts";
import { cut } from "./names.ts";
import { EDGE, switchedPort, tagged, untagged } from "./switched-port.ts";

/** The rack's VLAN itself; before the interface in it. Of a pair also the VLAN in which the two speak. */
export function vlan(intent: SwitchIntent): string[][] {
  const { rackVlan } = intent;
  const bridge = rackBridge(intent);
  if (bridge !== null) return [...spanningTree(bridge), ...vlans(bridge, bridge.switching.pair)];
  return rackVlan === null
    ? []
    : [[`vlan ${String(rackVlan.vlan)}`, `   name ${cut(rackVlan.name, "vlan")}`]];
}

/** The ports that carry it: to servers, and to the other ToR. Aggregates are as those of a switch that only switches. */
export function vlanPorts(intent: SwitchIntent): string[][] {
  const { rackVlan } = intent;
  const bridge = rackBridge(intent);
  if (bridge !== null)
    return [
      ...bridgePorts(bridge),
      ...(bridge.switching.pair === null ? [] : mlag(bridge, bridge.switching.pair)),
    ];
  return rackVlan === null
    ? []
    : [
        ...rackVlan.access.map(({ name, description }) =>
          switchedPort(name, description, [...untagged(rackVlan.vlan), ...EDGE], intent.ethernet[name]),
        ),
        ...rackVlan.trunks.map(({ name, description }) =>
          switchedPort(name, description, tagged([rackVlan.vlan]), intent.ethernet[name]),
        ),
      ];
}
