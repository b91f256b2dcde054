import type { DeviceModel } from "../../platforms/device-model/model.ts";

/** A configuration session, as `show configuration sessions detail` tells it. */
export interface ConfigSession {
  state: "pending" | "pendingCommitTimer" | "completed";
  readonly model: DeviceModel;
  readonly base: string;
}

/**
 * What an EOS device has beside its interface: a stand-in, for no such device can be had. Configuration sessions and their timer are as Arista's
 * manual has them; time passes when the test says so.
 */
export interface EosDevice {
  uptime: number;
  /** So much time passes whenever the device is asked how long it has been up. */
  perLook: number;
  running: DeviceModel;
  startup: string;
  version: string;
  routing: "multi-agent" | "ribd";
  /** Whether it can write its startup configuration. */
  full: boolean;
  readonly up: Set<string>;
  /** Called when a change takes effect. */
  onCommit: () => void;
  readonly sessions: Map<string, ConfigSession>;
  readonly flash: Map<string, string>;
  timer: { readonly name: string; readonly before: string; readonly ends: number } | undefined;
}

export type MakeModel = (configuration: string) => DeviceModel;

export function eosDevice(make: MakeModel, configuration: string): EosDevice {
  return {
    uptime: 5000,
    perLook: 0,
    running: make(configuration),
    startup: make(configuration).running(),
    version: "4.31.2F",
    routing: "multi-agent",
    full: false,
    up: new Set(),
    onCommit: () => undefined,
    sessions: new Map(),
    flash: new Map(),
    timer: undefined,
  };
}

/** Lets time pass: a timer that ends puts back what ran before. */
export function pass(device: EosDevice, make: MakeModel, seconds: number): void {
  device.uptime += seconds;
  if (device.timer === undefined || device.timer.ends > device.uptime) return;
  undo(device, make);
}

/** Ends the commit timer, and what ran before runs. */
export function undo(device: EosDevice, make: MakeModel): void {
  if (device.timer === undefined) return;
  device.running = make(device.timer.before);
  device.sessions.delete(device.timer.name);
  device.timer = undefined;
}
