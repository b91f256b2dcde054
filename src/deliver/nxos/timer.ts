import { OURS } from "../devices/lease-name.ts";
import { DeliveryError, type Step } from "../error.ts";
import type { Nxapi } from "./nxapi.ts";

/*
 * NX-OS has a commit timer for `configure replace` and for two-stage commits. The first takes a whole configuration as a file, which NX-API has
 * no way to send, the second works in an interactive session only (Cisco, "Two-stage Configuration Commit", Guidelines). What is left that
 * goes on when whoever came has gone is its scheduler: a job, once, some minutes from now, that rolls back to a checkpoint.
 */

/** What stands on the device while a change is on trial: a job and its schedule, and a checkpoint, all of the same name. */
export const trialName = (id: string): string => `${OURS}${id}`;

const MINUTE = 60;

/** A schedule begins with a minute: one that is so many minutes away comes up to one earlier. */
export const minutesFor = (seconds: number): number => Math.ceil(seconds / MINUTE) + 1;

/** At the latest so many seconds after it was armed the device has begun to go back. */
export const latest = (seconds: number): number => minutesFor(seconds) * MINUTE + MINUTE;

/** The device's relative time, `+dd:hh:mm`. */
const ahead = (minutes: number): string =>
  `+${[Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":")}`;

/**
 * From here on the device goes back by itself, not before so many seconds.
 *
 * @throws DeliveryError of step "arm"; then nothing was changed
 */
export async function arm(nxapi: Nxapi, name: string, seconds: number): Promise<void> {
  await nxapi.text("arm", [
    `scheduler job name ${name}`,
    "terminal dont-ask",
    `rollback running-config checkpoint ${name} atomic`,
    "exit",
    `scheduler schedule name ${name}`,
    `job name ${name}`,
    `time start ${ahead(minutesFor(seconds))}`,
    "end",
  ]);
  // What the job goes back to has the job in it: it is not to end what it runs in.
  await nxapi.text("arm", [`checkpoint ${name}`]);
  const [schedules = ""] = await nxapi.text("arm", ["show scheduler schedule"]);
  if (isPending(schedules, name)) return;
  throw new DeliveryError({
    step: "arm",
    device: nxapi.device,
    detail: `the device does not have the schedule ${name} that it was given`,
    advice: "",
  });
}

/** Goes back to the checkpoint of a trial, now. */
export async function rolledBack(nxapi: Nxapi, name: string, step: Step): Promise<void> {
  const [, words = ""] = await nxapi.text(step, [
    "terminal dont-ask",
    `rollback running-config checkpoint ${name} atomic`,
  ]);
  // It is an answer like any other, and no error.
  if (/\bfail(?:ed|ure)\b/i.test(words))
    throw new DeliveryError({ step, device: nxapi.device, detail: words, advice: "" });
}

const SCHEDULE = "scheduler schedule name ";

const stands = (line: string, running: string): boolean => new RegExp(`^${line}\\s*$`, "m").test(running);

/** Whether the device has a timer, by its configuration. */
export const isArmed = (name: string, running: string): boolean => stands(`${SCHEDULE}${name}`, running);

/** What takes off what there is of a timer, none where there is nothing: a batch ends at the first line that takes off what is not there. */
export function disarming(name: string, running: string): readonly string[] {
  const lines = [`${SCHEDULE}${name}`, `scheduler job name ${name}`].filter((line) => stands(line, running));
  return lines.length === 0 ? [] : [...lines.map((line) => `no ${line}`), "end"];
}

/** Names of trials in the lines of a configuration. */
export const trialsIn = (running: string): readonly string[] => [
  ...new Set(
    [...running.matchAll(/^scheduler (?:job|schedule) name (calico-fabric-[0-9a-f]{8})\s*$/gm)].map(
      ([, name = ""]) => name,
    ),
  ),
];

/** Whether the device has yet to go back, by `show scheduler schedule`: one paragraph for each schedule, in which it tells when it ran last. */
export const isPending = (schedules: string, name: string): boolean =>
  schedules
    .split(/^(?=Schedule Name\b)/m)
    .some(
      (one) =>
        /^Schedule Name\s*:\s*(\S+)/.exec(one)?.[1] === name &&
        /^Last Execution Time\s*:\s*Yet to be executed/m.test(one),
    );

/** What NX-OS writes of a trial below its first line, indented or not. */
const PART =
  /^(?:\s|$|terminal dont-ask|rollback running-config checkpoint calico-fabric-|end-job|job name calico-fabric-|time start )/;

/** A configuration without the timer in it. */
export function withoutTrials(running: string): string {
  let within = false;
  const rest = running.split("\n").filter((line) => {
    within = /^scheduler (?:job|schedule) name calico-fabric-/.test(line) || (within && PART.test(line));
    return !within;
  });
  return rest.join("\n");
}
