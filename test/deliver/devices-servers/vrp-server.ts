import { serveCli } from "./cli-wire.ts";
import type { DeviceServer } from "./device-server.ts";
import { faultsOf, type Faults } from "./planned-faults.ts";
import { startSshServer } from "./ssh-server.ts";
import { error, vrpCommand, type Terminal, type VrpAsked } from "./vrp-commands.ts";
import { vrpState } from "./vrp-state.ts";

export interface VrpServer extends DeviceServer {
  readonly faults: Faults<VrpAsked>;
  /** From now on it shows itself in one-stage mode. */
  takesAtOnce(): void;
  /** Leaves a trial of a run that has ended, which is taken back when it has been asked for so many times. */
  leaveTrial(times: number, ...lines: readonly string[]): void;
}

const LOGIN =
  "\nWarning: The initial password poses security risks.\nThe password needs to be changed. Change now? [Y/N]:";
const BANNER =
  "Info: The max number of VTY users is 21, the number of current VTY users online is 1.\n      The current login time is 2026-11-29 12:00:00+00:00.\n";

/** What a device says to whoever is logged in, where its monitoring is on. */
const UNASKED =
  "Nov 29 2026 12:00:00 tor %%01SSH/4/SSH_FAIL(l):CID=0x80932703;Failed to login through SSH. (UserName=root, Times=1)";

/**
 * A VRP device's command line over real SSH, as Huawei's references have it: two-stage mode with a candidate that a session drops when it ends, trials
 * with a name, questions, pages, `Error:` and `^`.
 *
 * @param paging whether it always shows pages
 * @param monitored whether it shows its log where it is typed, before what is typed
 */
export async function startVrp({
  paging = false,
  monitored = false,
}: { readonly paging?: boolean; readonly monitored?: boolean } = {}): Promise<VrpServer> {
  let stages = "two";
  const state = vrpState();
  const faults = faultsOf<VrpAsked>();
  const asked: VrpAsked[] = [];
  let count = 400;
  const typed = (lines: readonly string[], persist?: string): void => {
    state.intoSystemView();
    const refused = [...lines.map((line) => state.type(line)), state.commit(persist)].find(
      (why) => why !== null,
    );
    if (typeof refused === "string") throw new Error(refused);
  };
  const ssh = await startSshServer("shell", (opened) => {
    const terminal: Terminal = { session: (count += 1), views: undefined, dirty: false, pages: true };
    serveCli(opened, {
      faults,
      login: "login",
      banner: BANNER,
      asksFirst: LOGIN,
      unasked: monitored ? UNASKED : "",
      prompt: () =>
        terminal.views === undefined
          ? "<tor>"
          : `[${stages === "one" ? "" : terminal.dirty ? "*" : "~"}${["tor", ...terminal.views].join("-")}]`,
      pages: () => terminal.pages,
      command(line) {
        const command = vrpCommand(state, terminal, line, !paging);
        asked.push(command.as);
        return command;
      },
      refusal: error,
      timerEnds: () => {
        state.takeBack();
      },
      over() {
        if (terminal.dirty) state.drop();
        if (state.lockedBy === terminal.session) state.lockedBy = undefined;
      },
    });
  });
  return {
    ...ssh,
    faults,
    asked,
    changes: ["enter", "commit trial", "confirm", "save", "rollback"],
    running: () => state.running(),
    startup: () => state.startup,
    type(...lines) {
      typed(lines);
    },
    save() {
      state.startup = state.running();
    },
    peersAre(now, after = now) {
      state.peers = now;
      state.peersAfter = after;
    },
    lockedByAnother() {
      state.lockedBy = 99;
      return () => {
        state.lockedBy = undefined;
      };
    },
    takesAtOnce() {
      stages = "one";
    },
    leaveTrial(times, ...lines) {
      typed(lines, "calico-fabric-0badcafe");
      state.leaveTrial(times);
    },
  };
}
