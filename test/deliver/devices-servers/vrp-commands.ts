import type { Command } from "./cli-wire.ts";
import type { VrpState } from "./vrp-state.ts";

/** What it is asked for, in the words of a delivery. */
export type VrpAsked =
  | "login"
  | "lock"
  | "running"
  | "saved"
  | "sessions"
  | "trial status"
  | "enter"
  | "commit trial"
  | "confirm"
  | "abort"
  | "save"
  | "rollback"
  | "other";

/** Where one session stands. */
export interface Terminal {
  readonly session: number;
  /** Views within the system view; undefined in the user view. */
  views: readonly string[] | undefined;
  /** Whether something is not committed. */
  dirty: boolean;
  pages: boolean;
}

/** What a line that opens a view adds to the prompt, and whether it does so within the view that it is typed in; the first that fits. */
const VIEWS: readonly { readonly opens: RegExp; readonly name: string; readonly within?: true }[] = [
  { opens: /^interface (\S+)$/, name: "$1" },
  { opens: /^bgp \d.*$/, name: "bgp" },
  { opens: /^vlan (\d+)$/, name: "vlan$1" },
  { opens: /^route-policy .*$/, name: "route-policy" },
  { opens: /^(ospf|ospfv3|dfs-group) (\d+)(?: router-id \S+)?$/, name: "$1-$2" },
  { opens: /^ipv([46])-family\b.*$/, name: "af-ipv$1", within: true },
  { opens: /^area (\S+)$/, name: "area-$1", within: true },
  { opens: /^bfd$/, name: "bfd" },
];
/** Lines that ask first. */
const ASKED = /^(?:undo )?(?:graceful-restart$|peer \S+ timer)/;
const CONTINUE = "Continue? [Y/N]:";

export const error = (words: string): string => `Error: ${words}`;
const UNKNOWN = `            ^\n${error("Unrecognized command found at '^' position.")}`;
const locked = (by: number): string =>
  error(`The configuration is locked by other user. [Session ID = ${String(by)}]`);

const neighbor = (peer: string): string =>
  [
    `\t BGP Peer is ${peer},  remote AS 64513`,
    "\t Type: EBGP link",
    "\t BGP current state: Established, Up for 00h10m21s",
    "\t Received total routes: 3",
    "\t Advertised total routes: 4",
  ].join("\n");

interface Known {
  readonly line: RegExp;
  readonly as?: VrpAsked;
  readonly asks?: (terminal: Terminal) => string | undefined;
  readonly does: (state: VrpState, terminal: Terminal, words: readonly string[]) => string;
}

const RULER = "-".repeat(60);

/** Commands of every view, as Huawei's references have them. */
const COMMANDS: readonly Known[] = [
  {
    line: /^system-view$/,
    does(state, terminal) {
      terminal.views = [];
      state.intoSystemView();
      return "Enter system view, return user view with return command.";
    },
  },
  {
    line: /^return$/,
    asks: ({ dirty }) =>
      dirty
        ? "Warning: Uncommitted configurations found. Are you sure to commit them before exiting? [Y/N/C]:"
        : undefined,
    does(_, terminal) {
      terminal.views = undefined;
      return "";
    },
  },
  {
    line: /^configuration exclusive$/,
    as: "lock",
    does(state, { session }) {
      if (state.lockedBy !== undefined && state.lockedBy !== session) return locked(state.lockedBy);
      state.lockedBy = session;
      return "";
    },
  },
  {
    line: /^undo configuration exclusive$/,
    does(state, { session }) {
      if (state.lockedBy === session) state.lockedBy = undefined;
      return "";
    },
  },
  { line: /^display current-configuration$/, as: "running", does: (state) => state.running() },
  {
    line: /^compare configuration$/,
    as: "saved",
    does: (state) =>
      state.startup === state.running()
        ? " The current configuration is the same as the next startup configuration file."
        : " The current configuration is not the same as the next startup configuration file.",
  },
  {
    line: /^display bgp peer verbose$/,
    as: "sessions",
    does: ({ peers }) => peers.map(neighbor).join("\n"),
  },
  { line: /^display bgp ipv6 peer verbose$/, as: "sessions", does: () => "" },
  {
    line: /^display configuration trial status$/,
    as: "trial status",
    does(state) {
      const trial = state.askedForTrial();
      return trial === undefined
        ? "Trial status: INACTIVE \nTrial time left (sec): 0"
        : `Trial status: ACTIVE \nPersist id: ${trial.persist}\nTrial time left (sec): 87`;
    },
  },
  {
    line: /^display configuration commit list 1$/,
    does(state) {
      const id = state.latest();
      const row = id === undefined ? "" : `\n1    ${id}  -      fabric  2026-11-29 12:00:00`;
      return `${RULER}\nNo.  CommitId    Label  User    TimeStamp\n${RULER}${row}`;
    },
  },
  {
    line: /^clear configuration candidate$/,
    does(state, terminal) {
      state.drop();
      terminal.dirty = false;
      terminal.views = [];
      return "";
    },
  },
  {
    line: /^commit trial (\d+) persist (\S+)$/,
    as: "commit trial",
    does(state, terminal, [seconds = "", persist = ""]) {
      if (Number(seconds) < 60) return error("Wrong parameter found at '^' position.");
      if (state.trial() !== undefined) return error("The system is in trial configuration mode.");
      const why = state.commit(persist);
      if (why !== null) return error(why);
      terminal.dirty = false;
      return `Info: The system enters the trial configuration mode.\nThe system will revert to previous configuration if the trial configuration is not confirmed in ${seconds} seconds.`;
    },
  },
  {
    line: /^commit persist (\S+)$/,
    as: "confirm",
    asks: () => `Warning: The trial configuration will be confirmed. ${CONTINUE}`,
    does(state, _, [persist]) {
      if (state.trial()?.persist !== persist) return error("The persist ID does not exist.");
      state.confirmed();
      return "";
    },
  },
  {
    line: /^abort trial persist (\S+)$/,
    as: "abort",
    asks: () => `Warning: The trial configuration will be rolled back. ${CONTINUE}`,
    does(state, _, [persist]) {
      if (state.trial()?.persist !== persist) return error("The persist ID does not exist.");
      state.takeBack();
      return "Info: The trial configuration rollback succeeded.";
    },
  },
  {
    line: /^save$/,
    as: "save",
    asks: () => `Warning: The current configuration will be written to the device. ${CONTINUE}`,
    does(state) {
      state.startup = state.running();
      return "Now saving the current configuration to the slot 1 ........\nInfo: Save the configuration successfully.";
    },
  },
  {
    line: /^rollback configuration to commit-id (\d+)$/,
    as: "rollback",
    asks: () =>
      `Warning: This operation will revert configuration changes to the previous status. ${CONTINUE}`,
    does: (state, _, [id = ""]) =>
      state.rollBackTo(id)
        ? "Loading rollback changes\nCommitting\nCheck rollback result\nConfiguration rollback succeeded."
        : error("The specified commit ID does not exist."),
  },
];

const entered = (state: VrpState, terminal: Terminal, line: string): Command<VrpAsked> => ({
  as: "enter",
  ...(ASKED.test(line) ? { asks: `Warning: This operation may reset the peer session. ${CONTINUE}` } : {}),
  does() {
    if (state.lockedBy !== undefined && state.lockedBy !== terminal.session) return locked(state.lockedBy);
    const why = state.type(line);
    if (why !== null) return why.startsWith("Unrecognized") ? UNKNOWN : error(why);
    const views = terminal.views ?? [];
    if (line === "quit") terminal.views = views.slice(0, -1);
    else {
      const view = VIEWS.find(({ opens }) => opens.test(line));
      terminal.dirty = true;
      if (view !== undefined)
        terminal.views = [...(view.within === true ? views : []), line.replace(view.opens, view.name)];
    }
    return "";
  },
});

/** What a line is to a session. @param knowsPages whether it can be told to show none */
export function vrpCommand(
  state: VrpState,
  terminal: Terminal,
  line: string,
  knowsPages: boolean,
): Command<VrpAsked> {
  if (line === "screen-length 0 temporary" && knowsPages)
    return {
      as: "other",
      does() {
        terminal.pages = false;
        return "Info: The configuration takes effect on the current user terminal interface only.";
      },
    };
  const known = COMMANDS.find((one) => one.line.test(line));
  if (known === undefined)
    return terminal.views === undefined
      ? { as: "other", does: () => UNKNOWN }
      : entered(state, terminal, line);
  const asks = known.asks?.(terminal);
  const words = known.line.exec(line)?.slice(1) ?? [];
  return {
    as: known.as ?? "other",
    ...(asks === undefined ? {} : { asks }),
    does: () => known.does(state, terminal, words),
  };
}
