import type { StepBatch } from "../change/index.ts";
import type { ObjectChange } from "../deliver/index.ts";
import { objectChanges, type Passwords } from "./objects.ts";
import type { Running, Stage } from "./stages.ts";

/** What becomes of a device from one stage to another. */
export interface DeviceChange extends Pick<Running, "device" | "platform"> {
  /** What it is to run; null where the fabric goes. */
  readonly to: Running | null;
}

/** What is done to the objects of one cluster. */
export interface ClusterChange {
  /** What its names are told from others' by; null of the only one, and of that with index 0. */
  readonly mark: string | null;
  /** At least one. */
  readonly objects: readonly ObjectChange[];
}

/** The way from one stage to the next, or back. */
export interface Leg {
  readonly from: Stage;
  readonly to: Stage;
  readonly devices: readonly DeviceChange[];
  readonly clusters: readonly ClusterChange[];
}

const same = (was: Running | undefined, is: Running | undefined): boolean =>
  was?.artifact === is?.artifact && JSON.stringify(was?.numbers) === JSON.stringify(is?.numbers);

export function legBetween(from: Stage, to: Stage, passwords: Passwords): Leg {
  const names = [...new Set([...from.devices.keys(), ...to.devices.keys()])];
  return {
    from,
    to,
    devices: names.flatMap((device): DeviceChange[] => {
      const [was, is] = [from.devices.get(device), to.devices.get(device)];
      const either = is ?? was;
      if (either === undefined || same(was, is)) return [];
      return [{ device, platform: either.platform, to: is ?? null }];
    }),
    clusters: to.clusters.flatMap(({ mark, calico }): ClusterChange[] => {
      const was = from.clusters.find((one) => one.mark === mark);
      const objects = was === undefined ? [] : objectChanges(was.calico, calico, passwords);
      return objects.length === 0 ? [] : [{ mark, objects }];
    }),
  };
}

/** What of a batch nobody here can do: a router outside, a switch whose platform has no text. */
export const othersOf = ({ steps }: StepBatch, { from, to }: Leg): readonly string[] =>
  steps.flatMap(({ unit: { kind, name } }) =>
    kind === "outside" || (kind === "bridge" && !from.devices.has(name) && !to.devices.has(name))
      ? [name]
      : [],
  );

/** Every device that a way touches, with what it runs at each stage; null where it has nothing of the fabric. */
export function touched(stages: readonly Stage[]): ReadonlyMap<string, readonly (Running | null)[]> {
  const names = new Set(stages.flatMap(({ devices }) => [...devices.keys()]));
  return new Map(
    [...names].flatMap((name) => {
      const all = stages.map(({ devices }) => devices.get(name) ?? null);
      const differs = all.some((one) => !same(one ?? undefined, all[0] ?? undefined));
      return differs ? [[name, all] as const] : [];
    }),
  );
}
