import { frr } from "./frr.ts";
import type { SwitchSystem } from "./switch-system.ts";

/** Every network operating system that a switch may run, by the name that a spec has for it. */
export const systems = { frr } satisfies Readonly<Record<string, SwitchSystem>>;

export type PlatformName = keyof typeof systems;

export { isPortPattern, PORT_PATTERN, portAt, type PortChoice } from "./port-pattern.ts";
export type { PortRole, SwitchSystem } from "./switch-system.ts";
