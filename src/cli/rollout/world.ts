import { setTimeout as wait } from "node:timers/promises";
import {
  changeObjects,
  DEFAULT_ROLLBACK_SECONDS,
  put,
  takeOff,
  type Connection,
  type StateFolder,
} from "../../deliver/index.ts";
import type { DeviceChange, RolloutEvent, Stage, World } from "../../rollout/index.ts";
import { verify, type Difference, type Heard } from "../../verify/index.ts";
import { askDevices } from "../ask-devices.ts";
import { inputsOf, wayOf } from "../device-inputs.ts";
import type { Ways } from "../ways.ts";
import type { ClusterOf } from "./contexts.ts";
import { askHook } from "./hook.ts";

/** What a run needs of whoever called it. */
export interface Means {
  readonly fabric: string;
  readonly ways: Ways;
  readonly state: StateFolder;
  readonly secrets: Readonly<Record<string, string>>;
  readonly clusterOf: ClusterOf;
  readonly hook: string | undefined;
  readonly note: (stage: number) => Promise<void>;
  readonly tell: (event: RolloutEvent) => void;
}

/** Of the time after which a device goes back by itself, how much what is foretold may take; the rest is for the other steps. */
const SHARE = 0.5;

const rollbackOf = (connection: Connection): number =>
  connection.transport === "file"
    ? DEFAULT_ROLLBACK_SECONDS
    : (connection.rollbackSeconds ?? DEFAULT_ROLLBACK_SECONDS);

/** Holds what devices say against a stage. Of cables nothing is asked: what is to be plugged in may not be yet. */
async function seenOtherwise({ foretold, asked }: Stage, ways: Ways): Promise<readonly Difference[]> {
  const answers = await askDevices(
    asked.filter(({ device }) => ways.has(device)),
    ways,
  );
  const heard = new Map(
    answers.flatMap((one): [string, Heard][] => {
      if (!("heard" in one)) return [];
      const { neighbors: _, ...rest } = one.heard;
      return [[one.device, rest]];
    }),
  );
  const silent = answers.flatMap((one) => ("silent" in one ? [one.silent] : []));
  return [...silent, ...verify(foretold, heard).differences].filter(({ severity }) => severity === "error");
}

/** The world of a run: devices by their ways, the cluster by its kubeconfig. */
export function worldOf(means: Means): World {
  const { fabric, ways, state, clusterOf, hook, note, tell } = means;
  const begun = performance.now();
  return {
    async deliver({ device, platform, to }: DeviceChange, gate) {
      const done =
        to === null
          ? await takeOff({ device, platform, connection: wayOf(ways, device) }, { state, gate })
          : await put(inputsOf(to, means), { state, gate });
      return done.kind;
    },
    change: ({ mark, objects }) => changeObjects(clusterOf(mark), objects),
    look: (stage) => seenOtherwise(stage, ways),
    patience: SHARE * Math.min(...[...ways.values()].map(rollbackOf)),
    pause: (seconds) => wait(seconds * 1000),
    now: () => (performance.now() - begun) / 1000,
    note,
    hook: (batch, batches) => askHook(hook, { fabric, batch, batches }),
    tell,
  };
}
