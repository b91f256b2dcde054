import { vrpDevice } from "../../platforms/device-model/vrp/device.ts";
import { typedDevice } from "./typed-device.ts";

/** A committed change that is taken back by itself. */
interface Trial {
  readonly persist: string;
  readonly base: number;
  /** How often it may be asked for before its time is up. */
  left: number;
}

/** What a VRP device is and has, whoever talks to it. */
export interface VrpState {
  readonly running: () => string;
  /** Types a line into the candidate; why it is refused, or null. */
  readonly type: (line: string) => string | null;
  readonly intoSystemView: () => void;
  /** Drops what is not committed. */
  readonly drop: () => void;
  /** Why it can't be committed; null where it is, and is a trial where it has a name. */
  readonly commit: (persist?: string) => string | null;
  /** The latest commit; undefined before the first. */
  readonly latest: () => string | undefined;
  /** Whether there is such a commit; it runs then. */
  readonly rollBackTo: (id: string) => boolean;
  readonly trial: () => Trial | undefined;
  /** Asked for; its time may be up. */
  readonly askedForTrial: () => Trial | undefined;
  readonly takeBack: () => void;
  readonly confirmed: () => void;
  readonly leaveTrial: (times: number) => void;
  startup: string;
  lockedBy: number | undefined;
  peers: readonly string[];
  peersAfter: readonly string[];
}

const MANY = 1000;

export function vrpState(): VrpState {
  const device = typedDevice(vrpDevice);
  const commits: { readonly id: string; readonly moment: number }[] = [];
  let trial: Trial | undefined;
  const committed = (): number => commits.at(-1)?.moment ?? 0;
  const goBack = (moment: number): void => {
    device.goBack(moment);
    while (committed() > moment) commits.pop();
  };
  const takeBack = (): void => {
    if (trial !== undefined) goBack(trial.base);
    trial = undefined;
  };
  const intoSystemView = (): void => {
    for (const line of ["return", "system-view"]) device.type(line);
  };
  const state: VrpState = {
    running: device.running,
    type: device.type,
    intoSystemView,
    drop() {
      device.goBack(committed());
      intoSystemView();
    },
    commit(persist) {
      const base = committed();
      const refusal = device.type("commit");
      if (refusal !== null) return refusal;
      commits.push({ id: String(1_000_000_100 + commits.length), moment: device.moment() });
      if (persist !== undefined) {
        trial = { persist, base, left: MANY };
        state.peers = state.peersAfter;
      }
      return null;
    },
    latest: () => commits.at(-1)?.id,
    rollBackTo(id) {
      const point = commits.find((one) => one.id === id);
      if (point !== undefined) goBack(point.moment);
      return point !== undefined;
    },
    trial: () => trial,
    askedForTrial() {
      if (trial !== undefined && (trial.left -= 1) < 0) takeBack();
      return trial;
    },
    takeBack,
    confirmed() {
      trial = undefined;
    },
    leaveTrial(times) {
      if (trial !== undefined) trial.left = times;
    },
    startup: device.running(),
    lockedBy: undefined,
    peers: [],
    peersAfter: [],
  };
  return state;
}
