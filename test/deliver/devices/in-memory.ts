import type { HeldDevice } from "../../../src/deliver/devices/device.ts";
import { DeliveryError, type Step } from "../../../src/deliver/error.ts";
import type { HttpsConnection } from "../../../src/deliver/types.ts";
import type { Dialect } from "../../../src/platforms/ordered-change/dialect.ts";

/** Nobody answers there, and nobody is asked. */
export const connection: HttpsConnection = {
  transport: "https",
  host: "192.0.2.1",
  user: "fabric",
  password: "not-told",
  certificate: `SHA256:${"0".repeat(64)}`,
  rollbackSeconds: 4,
};

const linesOf = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

/** A system whose configuration is a set of lines: `no X` takes X off. Peers whose line changes can't be waited for; `own X` clashes with X. */
export const dialect: Dialect = {
  change({ running, was, wanted, baseline }) {
    const [runs, fabric, before] = [linesOf(running), linesOf(wanted), linesOf(baseline)];
    const target = [...fabric, ...before];
    const gone = linesOf(was).filter((line) => runs.includes(line) && !target.includes(line));
    const come = [...new Set(target)].filter((line) => !runs.includes(line));
    const commands = [...gone.map((line) => `no ${line}`), ...come];
    const unsettled = commands.flatMap((line) => /^(?:no )?peer (\S+)/.exec(line)?.[1] ?? []);
    const clashes = runs.filter(
      (line) => fabric.includes(line.replace(/^own /, "")) && line.startsWith("own "),
    );
    return { commands, resets: unsettled, unsettled, ...(clashes.length > 0 && { clashes }) };
  },
  replaced: (running, wanted, was) =>
    linesOf(running)
      .filter((line) => linesOf(wanted).includes(line) && !linesOf(was).includes(line))
      .join("\n"),
};

/** A device in memory: what it has, and what it was asked to do. */
export interface InMemory {
  lines: string[];
  startup: string;
  up: Set<string>;
  /** Steps, in order. */
  readonly done: string[];
  /** What fails, by step, in the device's words. */
  readonly fails: Map<string, string>;
  /** What else happens when a change takes effect. */
  onApply: () => void;
  before: readonly string[] | undefined;
}

export const inMemory = (...lines: readonly string[]): InMemory => ({
  lines: [...lines],
  startup: lines.join("\n"),
  up: new Set(),
  done: [],
  fails: new Map(),
  onApply: () => undefined,
  before: undefined,
});

/** A device that a delivery has. */
export function holding(device: InMemory): HeldDevice {
  const step = (name: string, as: Step): void => {
    device.done.push(name);
    const words = device.fails.get(name);
    if (words !== undefined)
      throw new DeliveryError({ step: as, device: "leaf-1", detail: words, advice: "" });
  };
  const text = (): string => device.lines.join("\n");
  const save = (): void => {
    device.startup = text();
  };
  return {
    device: "leaf-1",
    running: (as) => {
      step(`running: ${as}`, as);
      return Promise.resolve(`! printed at ${String(device.done.length)}\n${text()}\n`);
    },
    startsSo: () => Promise.resolve(device.startup === text()),
    check: async () => step("check", "check"),
    apply: async (commands, seconds) => {
      device.before = [...device.lines];
      step(`apply within ${String(seconds)} s`, "apply");
      for (const line of commands)
        if (line.startsWith("no ")) device.lines = device.lines.filter((one) => one !== line.slice(3));
        else device.lines.push(line);
      device.onApply();
    },
    confirm: async () => {
      step("confirm", "confirm");
      save();
    },
    save: async () => {
      step("save", "confirm");
      save();
    },
    revert: async () => {
      step("revert", "roll back");
      if (device.before !== undefined) device.lines = [...device.before];
    },
    established: () => Promise.resolve(new Set(device.up)),
  };
}
