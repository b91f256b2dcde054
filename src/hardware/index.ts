export { isAggregateName } from "./aggregate-name.ts";
export { holeOf, isPortPattern, PORT_PATTERN, portAt, wholeOfLane, type PortChoice } from "./port-pattern.ts";
export { RACK_VLAN, rackInterface, vlanOfInterface, type SwitchSystem } from "./switch-system.ts";
export type { PortRole } from "./port-role.ts";
export { systems, type PlatformName } from "./systems.ts";
