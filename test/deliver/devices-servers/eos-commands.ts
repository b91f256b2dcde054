import { undo, type EosDevice, type MakeModel } from "./eos-device.ts";
import { pass } from "./eos-device.ts";

/** What a command answers: its JSON, and the text that a person would see; or the words in which it is refused. */
export type Told =
  { readonly json?: unknown; readonly text?: string } | { readonly errors: readonly string[] };

/** Where the commands of a request have got to: privileged mode, or a configuration session. */
export interface At {
  session: string | undefined;
}

const MAX_PENDING = 5;

const pending = ({ sessions }: EosDevice): number =>
  [...sessions.values()].filter(({ state }) => state !== "completed").length;

const refused = (words: string): Told => ({ errors: [words] });

const peersOf = (device: EosDevice, family: 4 | 6): unknown => ({
  vrfs: {
    default: {
      peers: Object.fromEntries(
        [...device.up]
          .filter((peer) => peer.includes(":") === (family === 6))
          .map((peer) => [peer, { peerState: "Established" }]),
      ),
    },
  },
});

function enterSession(device: EosDevice, make: MakeModel, at: At, name: string): Told {
  const found = device.sessions.get(name);
  if (found === undefined) {
    if (pending(device) >= MAX_PENDING)
      return refused(
        "Maximum number of pending sessions has been reached. Please commit or abort previous sessions before creating a new one.",
      );
    const base = device.running.running();
    device.sessions.set(name, { state: "pending", model: make(base), base });
  } else if (found.state !== "pending") return refused(`Cannot enter session ${name} (already completed)`);
  at.session = name;
  return {};
}

function commit(device: EosDevice, make: MakeModel, name: string, seconds: number | undefined): Told {
  const session = device.sessions.get(name);
  if (session === undefined) return refused(`Session ${name} does not exist`);
  if (device.timer?.name === name) {
    device.timer = undefined;
    device.sessions.set(name, { ...session, state: "completed" });
    return {};
  }
  if (session.state === "completed") return refused(`Cannot commit session ${name} (already completed)`);
  if (device.timer !== undefined) return refused("Another session is pending commit timer");
  const before = device.running.running();
  device.running = make(session.model.running());
  if (seconds !== undefined) device.timer = { name, before, ends: device.uptime + seconds };
  device.sessions.set(name, {
    ...session,
    state: seconds === undefined ? "completed" : "pendingCommitTimer",
  });
  device.onCommit();
  return {};
}

function abort(device: EosDevice, make: MakeModel, name: string): Told {
  const session = device.sessions.get(name);
  if (session === undefined) return refused(`Session ${name} does not exist`);
  if (session.state === "completed") return refused(`Cannot abort session ${name} (already completed)`);
  if (device.timer?.name === name) undo(device, make);
  device.sessions.delete(name);
  return {};
}

const diff = (before: string, after: string): string => {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ].join("\n");
};

const seconds = (text: string): number => {
  const [h = 0, m = 0, s = 0] = text.split(":").map(Number);
  return h * 3600 + m * 60 + s;
};

type Command = (device: EosDevice, make: MakeModel, at: At, words: readonly string[]) => Told;

/** Commands of privileged mode, by what they look like. */
const COMMANDS: readonly (readonly [RegExp, Command])[] = [
  [/^enable$/, () => ({})],
  [
    /^show version$/,
    (device, make) => {
      pass(device, make, device.perLook);
      return { json: { version: device.version, uptime: device.uptime } };
    },
  ],
  [
    /^show configuration sessions detail$/,
    ({ sessions }) => ({
      json: { sessions: Object.fromEntries([...sessions].map(([name, { state }]) => [name, { state }])) },
    }),
  ],
  [
    /^show running-config$/,
    ({ running }) => ({ text: `! Command: show running-config\n!\n${running.running()}end\n` }),
  ],
  [
    /^show startup-config$/,
    ({ startup }) => ({
      text: `! Command: show startup-config\n! Startup-config last modified at Sun Nov 29 12:00:00 2026 by admin\n!\n${startup}end\n`,
    }),
  ],
  [/^show running-config diffs$/, ({ running, startup }) => ({ text: diff(startup, running.running()) })],
  [
    /^show session-config named (\S+) diffs$/,
    ({ sessions, running }, _make, _at, [name = ""]) => {
      const session = sessions.get(name);
      return session === undefined
        ? refused(`Session ${name} does not exist`)
        : { text: diff(running.running(), session.model.running()) };
    },
  ],
  [/^show ip bgp summary$/, (device) => ({ json: peersOf(device, 4) })],
  [/^show ipv6 bgp summary$/, (device) => ({ json: peersOf(device, 6) })],
  [
    /^show ip route summary$/,
    ({ routing }) => ({ json: { protoModelStatus: { operatingProtoModel: routing } } }),
  ],
  [/^configure session (\S+)$/, (device, make, at, [name = ""]) => enterSession(device, make, at, name)],
  [/^configure session (\S+) abort$/, (device, make, _at, [name = ""]) => abort(device, make, name)],
  [
    /^configure session (\S+) commit$/,
    (device, make, _at, [name = ""]) => commit(device, make, name, undefined),
  ],
  [
    /^configure session (\S+) commit timer (\S+)$/,
    (device, make, _at, [name = "", time = ""]) => commit(device, make, name, seconds(time)),
  ],
  [
    /^copy running-config flash:(\S+)$/,
    ({ flash, running }, _make, _at, [file = ""]) => {
      flash.set(file, running.running());
      return { text: "Copy completed successfully.\n" };
    },
  ],
  [
    /^configure replace flash:(\S+)$/,
    (device, make, _at, [file = ""]) => {
      const text = device.flash.get(file);
      if (text === undefined) return refused(`Error: flash:/${file} (No such file or directory)`);
      device.running = make(text);
      return {};
    },
  ],
  [
    /^delete flash:(\S+)$/,
    ({ flash }, _make, _at, [file = ""]) => {
      flash.delete(file);
      return {};
    },
  ],
  [
    /^dir flash:$/,
    ({ flash }) => ({
      text: `Directory of flash:/\n\n${[...flash.keys()].map((name) => `       -rw-        4711           Nov 29 12:00  ${name}\n`).join("")}`,
    }),
  ],
  [
    /^write memory$/,
    (device) => {
      if (device.full) return refused("Error copying system:/running-config (No space left on device)");
      device.startup = device.running.running();
      return { text: "Copy completed successfully.\n" };
    },
  ],
];

/** Takes a command as the device does, in the mode that those before it have entered. */
export function take(device: EosDevice, make: MakeModel, at: At, command: string): Told {
  if (at.session !== undefined) {
    if (command === "end") {
      at.session = undefined;
      return {};
    }
    const words = device.sessions.get(at.session)?.model.type(command) ?? null;
    return words === null ? {} : refused(words);
  }
  for (const [pattern, run] of COMMANDS) {
    const found = pattern.exec(command);
    if (found !== null) return run(device, make, at, found.slice(1));
  }
  return refused("Invalid input");
}
