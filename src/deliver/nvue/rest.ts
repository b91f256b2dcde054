import { defaultPort } from "../default-port.ts";
import { DeliveryError, type Step } from "../error.ts";
import type { Answer, Ask, HttpsClient } from "../https/client.ts";

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

/** Why an answer is a refusal, by its status. */
const REFUSALS: Readonly<Record<number, readonly [step: Step | null, detail: string, advice: string]>> = {
  401: [
    "connect",
    "it refused the user's name and password",
    "Check the user and the password in the stack's configuration; the user must be in the group nvapply.",
  ],
  403: [
    "connect",
    "the user may not do that",
    "The user must be in the group nvapply, and the password that came with the switch must have been changed.",
  ],
  503: [null, "it is busy, or NVUE is still starting", "Run again in a while."],
};

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

function read(device: string, step: Step, { status, body }: Answer, advice: string): Said {
  const refusal = REFUSALS[status];
  if (refusal !== undefined) {
    const [at, detail, what] = refusal;
    throw new DeliveryError({
      step: at ?? step,
      device,
      detail: `${detail} (HTTP ${String(status)})`,
      advice: what,
      ours: true,
    });
  }
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
