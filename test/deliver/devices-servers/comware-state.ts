import { comwareDevice } from "../../platforms/device-model/comware/device.ts";
import { typedDevice } from "./typed-device.ts";

/** A NETCONF session of a device. */
export interface ComwareSession {
  readonly id: string;
  /** Moments that can be gone back to, oldest first; undefined without a save point. */
  points: number[] | undefined;
}

/** What a Comware device is and has, whoever talks to it. */
export interface ComwareState {
  readonly running: () => string;
  readonly moment: () => number;
  readonly goBack: (moment: number) => void;
  /** Types lines from the system view; what is said to each, and null where nothing. */
  readonly enter: (lines: readonly string[]) => readonly (string | null)[];
  readonly begin: () => ComwareSession;
  readonly find: (id: string) => ComwareSession | undefined;
  /** The session ends, or its timer does: what runs is what its last point has. */
  readonly undone: (session: ComwareSession) => void;
  readonly over: (session: ComwareSession) => void;
  startup: string;
  lockedBy: string | undefined;
  peers: readonly string[];
  peersAfter: readonly string[];
}

export function comwareState(): ComwareState {
  const device = typedDevice(comwareDevice);
  const sessions = new Map<string, ComwareSession>();
  let count = 0;
  const undone = (session: ComwareSession): void => {
    const last = session.points?.at(-1);
    session.points = undefined;
    if (last !== undefined) device.goBack(last);
  };
  const state: ComwareState = {
    running: device.running,
    moment: device.moment,
    goBack: device.goBack,
    enter(lines) {
      for (const line of ["return", "system-view"]) device.type(line);
      state.peers = state.peersAfter;
      return lines.map((line) => device.type(line));
    },
    begin() {
      const session: ComwareSession = { id: String((count += 1)), points: undefined };
      sessions.set(session.id, session);
      return session;
    },
    find: (id) => sessions.get(id),
    undone,
    over(session) {
      if (!sessions.delete(session.id)) return;
      undone(session);
      if (state.lockedBy === session.id) state.lockedBy = undefined;
    },
    startup: device.running(),
    lockedBy: undefined,
    peers: [],
    peersAfter: [],
  };
  return state;
}
