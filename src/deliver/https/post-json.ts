import type { z } from "zod";
import { DeliveryError, type Step } from "../error.ts";
import type { Answer, HttpsClient } from "./client.ts";

const CREDENTIALS = "Check the user and password, and that this user may use the device's interface.";

/** What a status other than 200 means, where it says more than its number. */
const MEANINGS: Readonly<Record<number, readonly [detail: string, advice: string]>> = {
  401: ["the device refused the credentials", CREDENTIALS],
  403: ["the device does not let this user in", CREDENTIALS],
  404: ["there is no such interface at this address", "Check the port, and that the interface is on."],
  503: ["the device is busy", "Run again in a while."],
};

const MOST_SHOWN = 200;

/**
 * Posts JSON and reads JSON.
 *
 * @param shows as of `Ask`
 * @throws DeliveryError of step "connect" where the device lets nobody in, of the given step where it has no answer or none that can be read
 */
export async function postJson<T>(
  client: HttpsClient,
  step: Step,
  {
    path,
    type,
    body,
    shows,
  }: { readonly path: string; readonly type: string; readonly body: unknown; readonly shows: boolean },
  schema: z.ZodType<T>,
): Promise<T> {
  const answer = await client.ask(step, {
    method: "POST",
    path,
    headers: { "content-type": type },
    body: JSON.stringify(body),
    shows,
  });
  const read = schema.safeParse(jsonIn(answer.body));
  // Some answer what went wrong with another status than 200, and in the same form.
  if (read.success) return read.data;
  throw unread(client.device, step, answer);
}

function unread(device: string, step: Step, { status, body }: Answer): DeliveryError {
  const [detail, advice] = MEANINGS[status] ?? [
    `HTTP ${String(status)}, with an answer that is none of this interface: ${body.slice(0, MOST_SHOWN)}`,
    "Check that the address and port are those of the device's interface.",
  ];
  return new DeliveryError({
    step: status === 401 || status === 403 ? "connect" : step,
    device,
    detail,
    advice,
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
