import { vrpDevice } from "../../platforms/device-model/vrp/device.ts";
import { faultsOf, type Fault, type Faults } from "./faults.ts";
import { startSshServer, type Opened, type SshServer } from "./ssh-server.ts";
import { typedDevice } from "./typed-device.ts";

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

export interface VrpServer extends SshServer {
  readonly faults: Faults<VrpAsked>;
  running(): string;
  startup(): string;
  /** Types configuration past SSH, as somebody at the console, and commits it. */
  type(...lines: readonly string[]): void;
  save(): void;
  peers: readonly string[];
  /** Peers whose sessions are up after a commit; undefined: as before. */
  peersAfter: readonly string[] | undefined;
  /** Has another session lock the configuration; gives what unlocks it. */
  lockedByAnother(): () => void;
  /** Leaves a trial of a run that has ended, which is taken back when it has been asked for so many times. */
  leaveTrial(times: number, ...lines: readonly string[]): void;
  readonly trialRuns: () => boolean;
  readonly asked: readonly VrpAsked[];
}

interface Trial {
  readonly persist: string;
  readonly base: number;
  /** How often it may be asked for before its time is up. */
  left: number;
}

/** What a command says, after a question where it asks one. */
interface Does {
  readonly as: VrpAsked;
  readonly asks?: string;
  readonly does: () => string;
}

const WIDTH = 60;
const PAGE = 24;
const OPENS = /^(?:interface|bgp \d|vlan \d|route-policy|ospf|ospfv3|ipv[46]-family|area|dfs-group|bfd$)/;
const ASKED = /^(?:undo )?(?:graceful-restart$|peer \S+ timer)/;

const error = (words: string): string => `Error: ${words}`;

const neighbor = (peer: string): string =>
  [
    `\t BGP Peer is ${peer},  remote AS 64513`,
    "\t Type: EBGP link",
    "\t BGP version 4, Remote router ID 10.255.0.1",
    "\t BGP current state: Established, Up for 00h10m21s",
    "\t Received total routes: 3",
    "\t Advertised total routes: 4",
  ].join("\n");

/**
 * A VRP device's command line over real SSH, as Huawei's references have it: two-stage mode with a candidate that a session drops when it ends,
 * trials with a name, questions, an echo that is broken at the terminal's width, pages, `Error:` and `^`.
 *
 * @param paging whether it knows `screen-length 0 temporary`; one that does not shows pages
 */
export async function startVrp({ paging = false }: { readonly paging?: boolean } = {}): Promise<VrpServer> {
  const device = typedDevice(vrpDevice);
  const faults = faultsOf<VrpAsked>();
  const asked: VrpAsked[] = [];
  const commits: { readonly id: string; readonly moment: number }[] = [];
  let startup = device.running();
  let trial: Trial | undefined;
  let lockedBy: number | undefined;
  let peers: readonly string[] = [];
  let peersAfter: readonly string[] | undefined;
  let count = 400;

  const committed = (): number => commits.at(-1)?.moment ?? 0;
  const commit = (): string | null => {
    const refusal = device.type("commit");
    if (refusal === null) commits.push({ id: String(1000000100 + commits.length), moment: device.moment() });
    return refusal;
  };
  const goBack = (moment: number): void => {
    device.goBack(moment);
    while (committed() > moment) commits.pop();
  };
  const takeBack = (): void => {
    if (trial !== undefined) goBack(trial.base);
    trial = undefined;
  };
  const typeIn = (lines: readonly string[]): void => {
    for (const line of ["return", "system-view", ...lines]) {
      const why = device.type(line);
      if (why !== null) throw new Error(`${line}: ${why}`);
    }
    const why = commit();
    if (why !== null) throw new Error(why);
  };

  const serve = ({ channel, cut }: Opened): void => {
    const session = (count += 1);
    const views: string[] = [];
    let inSystem = false;
    let dirty = false;
    let pages = true;
    /** What the next line answers. */
    let question: { readonly does: (answer: string) => void } | undefined;
    let rest: readonly string[] = [];
    let input = "";

    const write = (text: string): void => {
      if (!channel.destroyed) channel.write(text.replace(/\n/g, "\r\n"));
    };
    const prompt = (): string =>
      inSystem ? `[${dirty ? "*" : "~"}tor${views.map((view) => `-${view}`).join("")}]` : "<tor>";
    const page = (): void => {
      const shown = rest.slice(0, PAGE);
      rest = rest.slice(PAGE);
      write(`${shown.join("\n")}\n`);
      if (rest.length > 0) write("  ---- More ----");
      else write(prompt());
    };
    const answer = (text: string): void => {
      const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
      if (pages && lines.length > PAGE) {
        rest = lines;
        page();
      } else write(`${lines.map((line) => `${line}\n`).join("")}${prompt()}`);
    };
    const drop = (): void => {
      if (dirty) goBack(committed());
      dirty = false;
      views.splice(0);
      if (inSystem) {
        device.type("return");
        device.type("system-view");
      }
    };

    const configure = (line: string): Does => ({
      as: "enter",
      ...(ASKED.test(line)
        ? { asks: "Warning: This operation may reset the peer session. Continue? [Y/N]:" }
        : {}),
      does: () => {
        if (lockedBy !== undefined && lockedBy !== session)
          return error(`The configuration is locked by other user. [Session ID = ${String(lockedBy)}]`);
        const why = device.type(line);
        if (why?.startsWith("Unrecognized") === true)
          return `            ^\n${error("Unrecognized command found at '^' position.")}`;
        if (why !== null) return error(why);
        if (line === "quit") views.pop();
        else dirty = true;
        if (OPENS.test(line)) views.push(line.split(" ")[0] ?? "");
        return "";
      },
    });

    const commands: readonly { readonly line: RegExp; readonly does: (match: RegExpExecArray) => Does }[] = [
      {
        line: /^screen-length 0 temporary$/,
        does: () => ({
          as: "other",
          does: () => {
            if (paging) return `      ^\n${error("Unrecognized command found at '^' position.")}`;
            pages = false;
            return "Info: The configuration takes effect on the current user terminal interface only.";
          },
        }),
      },
      {
        line: /^system-view$/,
        does: () => ({
          as: "other",
          does: () => {
            inSystem = true;
            device.type("return");
            device.type("system-view");
            return "Enter system view, return user view with return command.";
          },
        }),
      },
      {
        line: /^return$/,
        does: () => ({
          as: "other",
          ...(dirty
            ? {
                asks: "Warning: Uncommitted configurations found. Are you sure to commit them before exiting? [Y/N/C]:",
              }
            : {}),
          does: () => {
            inSystem = false;
            views.splice(0);
            return "";
          },
        }),
      },
      {
        line: /^configuration exclusive$/,
        does: () => ({
          as: "lock",
          does: () => {
            if (lockedBy !== undefined && lockedBy !== session)
              return error(`The configuration is locked by other user. [Session ID = ${String(lockedBy)}]`);
            lockedBy = session;
            return "";
          },
        }),
      },
      {
        line: /^undo configuration exclusive$/,
        does: () => ({
          as: "other",
          does: () => {
            if (lockedBy === session) lockedBy = undefined;
            return "";
          },
        }),
      },
      {
        line: /^display current-configuration$/,
        does: () => ({ as: "running", does: () => device.running() }),
      },
      {
        line: /^compare configuration$/,
        does: () => ({
          as: "saved",
          does: () =>
            startup === device.running()
              ? " The current configuration is the same as the next startup configuration file."
              : " The current configuration is not the same as the next startup configuration file.\n ====== Current configuration line 10 ======",
        }),
      },
      {
        line: /^display bgp (ipv6 )?peer verbose$/,
        does: ([, six]) => ({
          as: "sessions",
          does: () => (six === undefined ? peers.map(neighbor).join("\n") : ""),
        }),
      },
      {
        line: /^display configuration trial status$/,
        does: () => ({
          as: "trial status",
          does: () => {
            if (trial !== undefined && (trial.left -= 1) < 0) takeBack();
            return trial === undefined
              ? "Trial status: INACTIVE \nTrial time left (sec): 0"
              : `Trial status: ACTIVE \nPersist id: ${trial.persist}\nTrial time left (sec): 87`;
          },
        }),
      },
      {
        line: /^display configuration commit list 1$/,
        does: () => ({
          as: "other",
          does: () =>
            `${"-".repeat(60)}\nNo.  CommitId    Label  User    TimeStamp\n${"-".repeat(60)}\n${
              commits.length === 0
                ? ""
                : `1    ${commits.at(-1)?.id ?? ""}  -      fabric  2026-11-29 12:00:00`
            }`,
        }),
      },
      {
        line: /^clear configuration candidate$/,
        does: () => ({
          as: "other",
          does: () => {
            drop();
            return "";
          },
        }),
      },
      {
        line: /^commit trial (\d+) persist (\S+)$/,
        does: ([, seconds, persist = ""]) => ({
          as: "commit trial",
          does: () => {
            if (Number(seconds) < 60) return error("Wrong parameter found at '^' position.");
            if (trial !== undefined) return error("The system is in trial configuration mode.");
            const base = committed();
            const why = commit();
            if (why !== null) return error(`${why}\nError: Failed to commit the configuration.`);
            dirty = false;
            peers = peersAfter ?? peers;
            trial = { persist, base, left: 1000 };
            return `Info: The system enters the trial configuration mode.\nThe system will revert to previous configuration if the trial configuration is not confirmed in ${seconds ?? ""} seconds.`;
          },
        }),
      },
      {
        line: /^commit persist (\S+)$/,
        does: ([, persist]) => ({
          as: "confirm",
          asks: "Warning: The trial configuration will be confirmed. Continue? [Y/N]:",
          does: () => {
            if (trial?.persist !== persist) return error("The persist ID does not exist.");
            trial = undefined;
            return "";
          },
        }),
      },
      {
        line: /^abort trial persist (\S+)$/,
        does: ([, persist]) => ({
          as: "abort",
          asks: "Warning: The trial configuration will be rolled back. Continue? [Y/N]:",
          does: () => {
            if (trial?.persist !== persist) return error("The persist ID does not exist.");
            takeBack();
            return "Info: The trial configuration rollback succeeded.";
          },
        }),
      },
      {
        line: /^save$/,
        does: () => ({
          as: "save",
          asks: "Warning: The current configuration will be written to the device. Continue? [Y/N]:",
          does: () => {
            startup = device.running();
            return "Now saving the current configuration to the slot 1 ........\nInfo: Save the configuration successfully.";
          },
        }),
      },
      {
        line: /^rollback configuration to commit-id (\d+)$/,
        does: ([, id]) => ({
          as: "rollback",
          asks: "Warning: This operation will revert configuration changes to the previous status. Continue? [Y/N]:",
          does: () => {
            const point = commits.find((one) => one.id === id);
            if (point === undefined) return error("The specified commit ID does not exist.");
            goBack(point.moment);
            return "Loading rollback changes\nCommitting\nCheck rollback result\nConfiguration rollback succeeded.";
          },
        }),
      },
    ];

    const struck = (fault: Fault, { does, asks }: Does): void => {
      const carryOut = (): string => {
        if (asks !== undefined) write(`${asks}Y\n`);
        return does();
      };
      switch (fault.kind) {
        case "cut before":
          return cut();
        case "cut within":
          write("Info: ");
          return cut();
        case "cut after":
          carryOut();
          return cut();
        case "mute":
          write("Password:");
          return;
        case "garbage":
          write("Warning: The license expires. Choose what to do [A/B/C]:");
          return;
        case "refuse":
          return answer(error(fault.words));
        case "timer ends":
          takeBack();
          return asked1({ does, ...(asks === undefined ? {} : { asks }) });
      }
    };
    const asked1 = ({ does, asks }: Pick<Does, "does" | "asks">): void => {
      if (asks === undefined) {
        answer(does());
        return;
      }
      write(asks);
      question = {
        does: (said) => {
          if (/^y/i.test(said)) answer(does());
          else answer("");
        },
      };
    };

    const heard = (line: string): void => {
      // The echo, broken at the width of the terminal.
      write(`${line.replace(new RegExp(`.{${String(WIDTH)}}(?=.)`, "g"), "$&\n")}\n`);
      if (question !== undefined) {
        const { does } = question;
        question = undefined;
        does(line);
        return;
      }
      const found = commands.find((one) => one.line.test(line));
      const match = found?.line.exec(line);
      const what =
        found !== undefined && match !== null && match !== undefined
          ? found.does(match)
          : inSystem
            ? configure(line)
            : {
                as: "other" as const,
                does: () => `   ^\n${error("Unrecognized command found at '^' position.")}`,
              };
      asked.push(what.as);
      const fault = faults.take(what.as);
      if (fault === undefined) asked1(what);
      else struck(fault, what);
    };

    channel.on("data", (bytes: Buffer) => {
      for (const character of bytes.toString())
        if (rest.length > 0) {
          write("\u001b[42D                                          \u001b[42D");
          page();
        } else if (character === "\n") {
          const line = input;
          input = "";
          heard(line);
        } else input += character;
    });
    channel.on("close", () => {
      drop();
      if (lockedBy === session) lockedBy = undefined;
    });
    write(
      "\nWarning: The initial password poses security risks.\nThe password needs to be changed. Change now? [Y/N]:",
    );
    question = {
      does: () => {
        const login = faults.take("login");
        if (login?.kind === "cut before") cut();
        else if (login?.kind === "mute") write("Enter the one-time code:");
        else
          write(
            `Info: The max number of VTY users is 21.\n      The current login time is 2026-11-29 12:00:00+00:00.\n${prompt()}`,
          );
      },
    };
  };

  const ssh = await startSshServer("shell", serve);
  return {
    ...ssh,
    faults,
    asked,
    running: () => device.running(),
    startup: () => startup,
    type: (...lines) => typeIn(lines),
    save: () => void (startup = device.running()),
    set peers(now: readonly string[]) {
      peers = now;
    },
    get peers() {
      return peers;
    },
    set peersAfter(now: readonly string[] | undefined) {
      peersAfter = now;
    },
    get peersAfter() {
      return peersAfter;
    },
    lockedByAnother() {
      lockedBy = 99;
      return () => (lockedBy = undefined);
    },
    leaveTrial(times, ...lines) {
      const base = committed();
      typeIn(lines);
      trial = { persist: "calico-fabric-0badcafe", base, left: times };
    },
    trialRuns: () => trial !== undefined,
  };
}
