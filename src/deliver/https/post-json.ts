import type { z } from "zod";
import { DeliveryError, type Step } from "../error.ts";
import type { Answer, HttpsClient } from "./client.ts";
import { refusalBy } from "./meanings.ts";

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

const unread = (device: string, step: Step, answer: Answer): DeliveryError =>
  refusalBy(device, step, answer) ??
  new DeliveryError({
    step,
    device,
    detail: `HTTP ${String(answer.status)}, with an answer that is none of this interface: ${answer.body.slice(0, MOST_SHOWN)}`,
    advice: "Check that the address and port are those of the device's interface.",
  });

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
