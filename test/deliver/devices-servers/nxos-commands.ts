import type { MakeModel } from "./eos-device.ts";
import { pass, rollBack, whole, type NxosDevice } from "./nxos-device.ts";

/** What a command answers, or the words in which it is refused. */
export type Said = { readonly msg?: string; readonly body?: unknown } | { readonly error: string };

/** Where the commands of a request have got to: what is typed next belongs to this job or schedule. */
export interface Mode {
  job: string | undefined;
  schedule: string | undefined;
}

type Command = (device: NxosDevice, make: MakeModel, mode: Mode, words: readonly string[]) => Said;

const MAX_CHECKPOINTS = 10;

const peers = (device: NxosDevice, family: 4 | 6): unknown => {
  const rows = [...device.up]
    .filter((peer) => peer.includes(":") === (family === 6))
    .map((neighborid) => ({ neighborid, neighboras: "65009", state: "Established", prefixreceived: "1" }));
  if (rows.length === 0) return "";
  const TABLE_saf = { ROW_saf: { TABLE_neighbor: { ROW_neighbor: rows.length === 1 ? rows[0] : rows } } };
  return { TABLE_vrf: { ROW_vrf: { "vrf-name-out": "default", TABLE_af: { ROW_af: { TABLE_saf } } } } };
};

const minutesIn = (time: string): number => {
  const [days = 0, hours = 0, minutes = 0] = time.split(":").map(Number);
  return (days * 24 + hours) * 60 + minutes;
};

const COMMANDS: readonly (readonly [RegExp, Command])[] = [
  [
    /^show version$/,
    (device, make) => {
      pass(device, make, device.perLook);
      const { uptime, version } = device;
      return {
        body: {
          nxos_ver_str: version,
          kern_uptm_days: Math.floor(uptime / 86400),
          kern_uptm_hrs: Math.floor(uptime / 3600) % 24,
          kern_uptm_mins: Math.floor(uptime / 60) % 60,
          kern_uptm_secs: Math.floor(uptime % 60),
        },
      };
    },
  ],
  [
    /^show running-config$/,
    (device) => ({
      msg: `\n!Command: show running-config\n!Time: ${String(device.uptime)}\n\n${whole(device)}`,
    }),
  ],
  [
    /^show startup-config$/,
    ({ startup }) => ({
      msg: `\n!Command: show startup-config\n\n${startup}`,
    }),
  ],
  [
    /^show accounting log \| include cmd=configure \| last 20$/,
    () => ({
      msg: [
        "Sun Nov 29 11:58:02 2026:type=update:id=192.0.2.8@pts/3:user=fabric:cmd=configure terminal ; feature bgp (SUCCESS)",
        "Sun Nov 29 12:00:00 2026:type=update:id=192.0.2.9@pts/1:user=ethan:cmd=configure terminal ; router bgp 64600 (SUCCESS)",
        "Sun Nov 29 12:00:05 2026:type=update:id=192.0.2.9@pts/1:user=mallory:cmd=configure terminal ; router bgp 1 (FAILURE)",
        "",
      ].join("\n"),
    }),
  ],
  [
    /^show running-config \| include \^feature$/,
    ({ scheduler }) => ({ msg: `feature nxapi\nfeature bgp\n${scheduler ? "feature scheduler\n" : ""}` }),
  ],
  [
    /^show checkpoint summary$/,
    ({ checkpoints }) => ({
      msg: `User Checkpoint Summary\n${"-".repeat(80)}\n${[...checkpoints.keys()]
        .map((name, index) => `${String(index + 1)}) ${name}:\nCreated by fabric\nSize is 15,441 bytes\n\n`)
        .join("")}\nSystem Checkpoint Summary\n${"-".repeat(80)}\n1) system-fm-vpc:\nCreated by admin\n`,
    }),
  ],
  [
    /^show scheduler schedule$/,
    ({ schedules }) => ({
      msg: [...schedules]
        .map(([name, { job, ran }]) =>
          [
            `Schedule Name       : ${name}`,
            "-".repeat(30),
            "User Name           : fabric",
            "Schedule Type       : Run once on Sun Nov 29 12:05:00 2026",
            `Last Execution Time : ${ran ? "Sun Nov 29 12:05:00 2026" : "Yet to be executed"}`,
            `     ${job}      -NA-`,
            "",
          ].join("\n"),
        )
        .join("\n"),
    }),
  ],
  [/^show bgp ipv4 unicast summary$/, (device) => ({ body: peers(device, 4) })],
  [/^show bgp ipv6 unicast summary$/, (device) => ({ body: peers(device, 6) })],
  [
    /^dir volatile:$/,
    ({ volatile }) => ({
      msg: `${[...volatile].map((name) => `         29    Nov 29 12:00:01 2026  ${name}\n`).join("")}\nUsage for volatile://\n`,
    }),
  ],
  [
    /^show clock > volatile:(\S+)$/,
    ({ volatile }, _make, _mode, [name = ""]) => {
      volatile.add(name);
      return {};
    },
  ],
  [
    /^delete volatile:(\S+) no-prompt$/,
    ({ volatile }, _make, _mode, [name = ""]) => (volatile.delete(name) ? {} : { error: "No such file" }),
  ],
  [
    /^checkpoint (\S+)$/,
    ({ checkpoints, running }, _make, _mode, [name = ""]) => {
      if (checkpoints.size >= MAX_CHECKPOINTS) checkpoints.delete([...checkpoints.keys()][0] ?? "");
      checkpoints.set(name, running.running());
      return { msg: "...................Done\n" };
    },
  ],
  [
    /^no checkpoint (\S+)$/,
    ({ checkpoints }, _make, _mode, [name = ""]) => {
      checkpoints.delete(name);
      return { msg: "...................Done\n" };
    },
  ],
  [/^terminal dont-ask$/, () => ({})],
  [
    /^rollback running-config checkpoint (\S+) atomic$/,
    (device, make, _mode, [name = ""]) => {
      const words = rollBack(device, make, name);
      return words === "" ? { msg: "Rollback completed successfully.\n" } : { error: words };
    },
  ],
  [
    /^scheduler job name (\S+)$/,
    ({ jobs }, _make, mode, [name = ""]) => {
      jobs.set(name, []);
      mode.job = name;
      return {};
    },
  ],
  [
    /^scheduler schedule name (\S+)$/,
    ({ schedules }, _make, mode, [name = ""]) => {
      schedules.set(name, { job: "", at: undefined, ran: false });
      mode.schedule = name;
      return {};
    },
  ],
  [
    /^no scheduler schedule name (\S+)$/,
    ({ schedules }, _make, _mode, [name = ""]) =>
      schedules.delete(name) ? {} : { error: "No such schedule" },
  ],
  [
    /^no scheduler job name (\S+)$/,
    ({ jobs }, _make, _mode, [name = ""]) => (jobs.delete(name) ? {} : { error: "No such job" }),
  ],
  [
    /^copy running-config startup-config$/,
    (device) => {
      if (device.full) return { error: "Copy failed: no space left on device" };
      device.startup = whole(device);
      return { msg: "[########################################] 100%\nCopy complete.\n" };
    },
  ],
];

/** What is typed in a job or a schedule. */
function within(device: NxosDevice, mode: Mode, command: string): Said {
  if (mode.job !== undefined) {
    if (command === "exit") mode.job = undefined;
    else device.jobs.get(mode.job)?.push(command);
    return {};
  }
  const schedule = device.schedules.get(mode.schedule ?? "");
  const [, job] = /^job name (\S+)$/.exec(command) ?? [];
  const [, time] = /^time start \+(\S+)$/.exec(command) ?? [];
  if (schedule !== undefined && job !== undefined) schedule.job = job;
  else if (schedule !== undefined && time !== undefined) schedule.at = device.uptime + minutesIn(time) * 60;
  else return { error: "% Invalid command" };
  return {};
}

/** Takes a command as the device does: what it has in privileged mode, and all else as a line of the configuration. */
export function take(device: NxosDevice, make: MakeModel, mode: Mode, command: string): Said {
  if (command === "end") {
    mode.job = undefined;
    mode.schedule = undefined;
    return {};
  }
  if (mode.job !== undefined || mode.schedule !== undefined) return within(device, mode, command);
  for (const [pattern, run] of COMMANDS) {
    const found = pattern.exec(command);
    if (found !== null) return run(device, make, mode, found.slice(1));
  }
  const words = device.running.type(command);
  device.onLine(command);
  return words === null ? {} : { error: words };
}
