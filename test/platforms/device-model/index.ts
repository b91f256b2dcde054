import { comwareDevice } from "./comware/device.ts";
import { deviceOf, treeOf, type Vendor } from "./engine.ts";
import { eos } from "./eos.ts";
import type { DeviceModel } from "./model.ts";
import { loaded } from "./views/loaded.ts";
import { vrpDevice } from "./vrp/device.ts";

export type { DeviceModel } from "./model.ts";

/** How a system's devices are made. */
interface Maker {
  readonly device: (text: string) => DeviceModel;
  readonly sessions: (text: string) => ReadonlyMap<string, string>;
}

const byTable = (vendor: Vendor): Maker => ({
  device: (text) => deviceOf(vendor, text),
  sessions: (text) => vendor.sessions(treeOf(vendor, text)),
});

/** What is typed on VRP takes effect by this. */
const COMMIT = ["commit"];

const MAKERS = {
  eos: byTable(eos),
  comware: {
    device: (text) => loaded(comwareDevice(), text, []),
    sessions: (text) => loaded(comwareDevice(), text, []).sessions(),
  },
  vrp: {
    device: (text) => loaded(vrpDevice(), text, COMMIT),
    sessions: (text) => loaded(vrpDevice(), text, COMMIT).sessions(),
  },
} as const satisfies Record<string, Maker>;

/** Systems that are changed by commands in order, and have a model. */
export type ModelledSystem = keyof typeof MAKERS;

/**
 * A device of a system.
 * @param text what it runs at first; lines that the model doesn't know are kept as the user's, or refused
 */
export const modelOf = (system: ModelledSystem, text = ""): DeviceModel => MAKERS[system].device(text);

/** What makes each session of a configuration another one when it changes, by address or range. */
export const sessionsOf = (system: ModelledSystem, text: string): ReadonlyMap<string, string> =>
  MAKERS[system].sessions(text);
