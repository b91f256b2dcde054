import { told, toldLines } from "../text/foreign.ts";
import { redact } from "./redact.ts";

/** The steps of a delivery, in order. `write` is the only one of a transport that writes files. */
export type Step =
  | "connect"
  | "preflight"
  | "lock"
  | "read"
  | "upload"
  | "check"
  | "arm"
  | "apply"
  | "verify"
  | "confirm"
  | "roll back"
  | "release"
  | "write";

export interface Failure {
  readonly step: Step;
  /** The switch, by name. */
  readonly device: string;
  /** What happened, in the device's own words where it has any. */
  readonly detail: string;
  /** How things stand now and what to do. */
  readonly advice: string;
  /** Whether the detail is in our own words, in which no secret is to be looked for. Default false. */
  readonly ours?: boolean;
}

/** A delivery that failed. Its message is one paragraph for the user; no message holds a password. */
export class DeliveryError extends Error {
  readonly step: Step;
  readonly device: string;
  readonly detail: string;
  readonly advice: string;

  constructor({ step, device, detail, advice, ours = false }: Failure, cause?: unknown) {
    const words = toldLines(ours ? detail.trim() : redact(detail.trim()));
    const said = [`${told(device)}: step "${step}" failed:`, sentence(words), advice].join(" ");
    super(said.trim(), { cause });
    this.name = "DeliveryError";
    // Pulumi prints the stack of an error; the message is all that a user needs.
    this.stack = "";
    this.step = step;
    this.device = device;
    this.detail = words;
    this.advice = advice;
  }
}

function sentence(words: string): string {
  const line = words.split(/\s*\n\s*/).join("; ");
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
