import pc from "picocolors";
import type { Ending, RolloutEvent, Trouble } from "../../rollout/index.ts";
import { counted } from "../../text/counted.ts";
import { few } from "../../text/few.ts";

const at = (seconds: number): string => pc.dim(`${seconds.toFixed(1).padStart(7)} s`);

const DID = {
  installed: "the fabric came to it",
  changed: "changed",
  unchanged: "ran it already",
  removed: "the fabric is off it",
  absent: "had nothing of the fabric",
} as const;

const MOST_NAMES = 6;

const troubleLines = ({ device, step, said }: Trouble): readonly string[] =>
  said.map((words) => pc.red(`${device ?? "cluster"}: ${step}: ${words}`));

function linesOf(event: RolloutEvent): readonly string[] {
  switch (event.event) {
    case "batch":
      return [
        pc.bold(`batch ${String(event.batch)} of ${String(event.batches)}`),
        ...event.lines.map((line) => `  ${line}`),
      ];
    case "in-effect":
      return [`${at(event.seconds)}  ${event.device}: in effect, to be confirmed`];
    case "device":
      return [`${at(event.seconds)}  ${event.device}: ${DID[event.did]}`];
    case "objects":
      return [`${at(event.seconds)}  Calico: ${few(event.changed, MOST_NAMES)}`];
    case "as-foretold":
      return [`${at(event.seconds)}  as foretold: ${counted(event.devices, "device")}`];
    case "soaked":
      return [`${at(event.seconds)}  and so it is after ${String(event.for)} s`];
    case "failed":
      return [
        `${at(event.seconds)}  ${pc.red(`batch ${String(event.batch)} failed`)}`,
        ...troubleLines(event).map((line) => `           ${line}`),
      ];
    case "back":
      return [`${at(event.seconds)}  batch ${String(event.batch)} is taken back`];
  }
}

export const eventText = (event: RolloutEvent): string =>
  linesOf(event)
    .map((line) => `${line}\n`)
    .join("");

/** How it ended, and the way out. */
export function endingText(name: string, ending: Ending, batches: number, seconds: number): string {
  const time = `${seconds.toFixed(0)} s`;
  if (ending.kind === "done") return `${name}: done in ${time}: ${counted(batches, "batch", "batches")}\n`;
  const stands = `${String(ending.stage)} of ${counted(batches, "batch", "batches")}`;
  if (ending.kind === "paused")
    return `${name}: paused after ${time}, ${stands} done: ${ending.why}\n  Go on with --continue, or take it back with --back.\n`;
  const left = ending.left.flatMap(troubleLines).map((line) => `  ${line}\n`);
  const where =
    left.length === 0
      ? `What it had changed is taken back; ${stands} done, and the fabric is as foretold there.`
      : `It could not all be taken back; ${stands} done for certain:`;
  return `${name}: failed in batch ${String(ending.batch)} after ${time}. No later batch was begun. ${where}\n${left.join("")}  Mend what it says and go on with --continue, or take all of it back with --back.\n`;
}
