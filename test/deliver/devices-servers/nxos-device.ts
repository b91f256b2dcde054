import type { DeviceModel } from "../../platforms/device-model/model.ts";
import type { MakeModel } from "./eos-device.ts";

/** A job that is to run once. */
interface Schedule {
  job: string;
  /** Seconds since the device started. */
  at: number | undefined;
  ran: boolean;
}

/**
 * What an NX-OS device has beside its interface: a stand-in, for no such device can be had. Checkpoints and the scheduler are as Cisco's guides
 * have them; time passes when the test says so.
 */
export interface NxosDevice {
  uptime: number;
  /** So much time passes whenever the device is asked how long it has been up. */
  perLook: number;
  running: DeviceModel;
  startup: string;
  version: string;
  scheduler: boolean;
  /** Whether it can write its startup configuration. */
  full: boolean;
  readonly up: Set<string>;
  /** Called when a line takes effect. */
  onLine: (line: string) => void;
  readonly checkpoints: Map<string, string>;
  readonly volatile: Set<string>;
  readonly jobs: Map<string, string[]>;
  readonly schedules: Map<string, Schedule>;
}

export function nxosDevice(make: MakeModel, configuration: string): NxosDevice {
  return {
    uptime: 5000,
    perLook: 0,
    running: make(configuration),
    startup: make(configuration).running(),
    version: "10.3(4a)",
    scheduler: true,
    full: false,
    up: new Set(),
    onLine: () => undefined,
    checkpoints: new Map(),
    volatile: new Set(),
    jobs: new Map(),
    schedules: new Map(),
  };
}

/** A checkpoint or configuration whole: what the model has, and the scheduler's lines, which are a part of the configuration. */
export const whole = ({ running, jobs, schedules }: NxosDevice): string =>
  [
    running.running().trimEnd(),
    ...[...jobs].flatMap(([name, lines]) => [
      `scheduler job name ${name}`,
      ...lines.map((line) => `  ${line}`),
      "end-job",
    ]),
    ...[...schedules].flatMap(([name, { job }]) => [
      `scheduler schedule name ${name}`,
      `  job name ${job}`,
      "  time start 2026:11:29:12:05",
    ]),
    "",
  ].join("\n");

/** Goes back to a checkpoint, which is of what the model has. */
export function rollBack(device: NxosDevice, make: MakeModel, checkpoint: string): string {
  const text = device.checkpoints.get(checkpoint);
  if (text === undefined) return `Checkpoint ${checkpoint} does not exist`;
  device.running = make(text);
  return "";
}

/** Lets time pass: jobs whose time has come run, once. */
export function pass(device: NxosDevice, make: MakeModel, seconds: number): void {
  device.uptime += seconds;
  for (const schedule of device.schedules.values()) {
    if (schedule.ran || schedule.at === undefined || schedule.at > device.uptime) continue;
    schedule.ran = true;
    for (const line of device.jobs.get(schedule.job) ?? []) {
      const [, checkpoint] = /^rollback running-config checkpoint (\S+) atomic$/.exec(line) ?? [];
      if (checkpoint !== undefined) rollBack(device, make, checkpoint);
    }
  }
}
