import { deviceOf, treeOf, type Vendor } from "./engine.ts";
import { eos } from "./eos.ts";
import type { DeviceModel } from "./model.ts";
import { nxos } from "./nxos.ts";

export type { DeviceModel } from "./model.ts";

const VENDORS = { eos, nxos } as const satisfies Record<string, Vendor>;

/** Systems that are changed by commands in order, and have a model. */
export type ModelledSystem = keyof typeof VENDORS;

/**
 * A device of a system.
 * @param text what it runs at first; lines that the model doesn't know are kept as the user's
 */
export const modelOf = (system: ModelledSystem, text = ""): DeviceModel => deviceOf(VENDORS[system], text);

/** What makes each session of a configuration another one when it changes, by address or range. */
export const sessionsOf = (system: ModelledSystem, text: string): ReadonlyMap<string, string> =>
  VENDORS[system].sessions(treeOf(VENDORS[system], text));

/** The group, or template, of each session that is in one. */
export const groupsOf = (system: ModelledSystem, text: string): ReadonlyMap<string, string> =>
  VENDORS[system].groups(treeOf(VENDORS[system], text));
