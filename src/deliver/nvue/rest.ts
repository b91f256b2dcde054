import { defaultPort } from "../default-port.ts";
import { DeliveryError, type Step } from "../error.ts";
import type { Answer, Ask, HttpsClient } from "../https/client.ts";
import { refusalBy } from "../https/meanings.ts";

const NOTHING_CHANGED = "Nothing on the switch was changed.";

/** What NVUE answered; undefined where that is nothing. */
export type Said = unknown;

export interface Nvue {
  readonly client: HttpsClient;
  /** @param path below `/nvue_v1` */
  get(step: Step, path: string): Promise<Said>;
  send(step: Step, method: Exclude<Ask["method"], "GET">, path: string, body?: unknown): Promise<Said>;
  /** As `get`; undefined where there is no such thing (404) or it is not understood (400). */
  maybe(step: Step, path: string): Promise<Said>;
}

export const record = (said: Said): Readonly<Record<string, unknown>> =>
  typeof said === "object" && said !== null && !Array.isArray(said) ? (said as Record<string, unknown>) : {};

export const textOf = (said: Said): string => (typeof said === "string" ? said : "");

/** What whoever is not let in may lack. */
const NEEDS =
  "The user must be in the group nvapply, and the password that came with the switch must have been changed.";

/** The words of NVUE's error: of one, or of several in a list. */
function wordsOf(body: string): string {
  try {
    const said = record(JSON.parse(body));
    const words = [said["title"], said["detail"], said["message"]].map(textOf).filter((text) => text !== "");
    return words.join(": ") || body.slice(0, 500);
  } catch {
    return body.slice(0, 500);
  }
}

function read(device: string, step: Step, answer: Answer, advice: string): Said {
  const { status, body } = answer;
  // What is not there is told in NVUE's own words.
  const refusal = status === 404 ? undefined : refusalBy(device, step, answer, NEEDS);
  if (refusal !== undefined) throw refusal;
  if (status < 200 || status > 299)
    throw new DeliveryError({
      step,
      device,
      detail: `${wordsOf(body) || "no words"} (HTTP ${String(status)})`,
      advice,
    });
  if (body.trim() === "") return undefined;
  try {
    return JSON.parse(body) as Said;
  } catch (error) {
    throw new DeliveryError(
      {
        step,
        device,
        detail: `what answers is not NVUE's interface: ${body.slice(0, 80)}`,
        advice: `Check host and port: NVUE listens at ${String(defaultPort("cumulus"))} unless it is told otherwise. ${advice}`,
      },
      error,
    );
  }
}

/** NVUE's interface (`/nvue_v1`), which takes and gives JSON. */
export function nvueOver(client: HttpsClient): Nvue {
  const ask = (step: Step, method: Ask["method"], path: string, body?: unknown): Promise<Answer> =>
    client.ask(step, {
      method,
      path: `/nvue_v1${path}`,
      headers: { accept: "application/json", "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const isBefore = (step: Step): string =>
    ["connect", "preflight", "lock", "read"].includes(step) ? NOTHING_CHANGED : "";
  return {
    client,
    get: async (step, path) => read(client.device, step, await ask(step, "GET", path), isBefore(step)),
    send: async (step, method, path, body) =>
      read(client.device, step, await ask(step, method, path, body), isBefore(step)),
    maybe: async (step, path) => {
      const answer = await ask(step, "GET", path);
      return answer.status === 404 || answer.status === 400
        ? undefined
        : read(client.device, step, answer, isBefore(step));
    },
  };
}
