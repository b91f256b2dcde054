import { comwareDevice } from "./comware/device.ts";
import { deviceOf, treeOf, type Vendor } from "./engine.ts";
import { eos } from "./eos.ts";
import type { DeviceModel } from "./model.ts";
import { nxos } from "./nxos.ts";
import type { deviceOf as viewsOf } from "./views/device.ts";
import { loaded } from "./views/loaded.ts";
import { vrpDevice } from "./vrp/device.ts";

export type { DeviceModel } from "./model.ts";

/** How a system's devices are made. */
interface Maker {
  readonly device: (text: string) => DeviceModel;
  readonly sessions: (text: string) => ReadonlyMap<string, string>;
  readonly groups: (text: string) => ReadonlyMap<string, string>;
}

const byTable = (vendor: Vendor): Maker => ({
  device: (text) => deviceOf(vendor, text),
  sessions: (text) => vendor.sessions(treeOf(vendor, text)),
  groups: (text) => vendor.groups(treeOf(vendor, text)),
});

/** @param commit what is typed so that all before it takes effect */
const byViews = (device: () => ReturnType<typeof viewsOf>, commit: readonly string[] = []): Maker => ({
  device: (text) => loaded(device(), text, commit),
  sessions: (text) => loaded(device(), text, commit).sessions(),
  groups: (text) => loaded(device(), text, commit).groups(),
});

const MAKERS = {
  eos: byTable(eos),
  nxos: byTable(nxos),
  comware: byViews(comwareDevice),
  vrp: byViews(vrpDevice, ["commit"]),
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

/** The group, or template, of each session that is in one. */
export const groupsOf = (system: ModelledSystem, text: string): ReadonlyMap<string, string> =>
  MAKERS[system].groups(text);
