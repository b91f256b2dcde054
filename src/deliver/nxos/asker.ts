import type { Ask } from "../../platforms/look.ts";
import { DeliveryError, type Step } from "../error.ts";
import { NoAnswer, withHttps } from "../https/client.ts";
import type { OpenAsker } from "../look/asker.ts";
import type { HttpsConnection } from "../types.ts";
import { nxapiOf, type Nxapi } from "./nxapi.ts";

/** Without its feature there is no such command. */
const isWithoutFeature = (error: unknown): boolean =>
  error instanceof DeliveryError && !(error instanceof NoAnswer) && /invalid command/i.test(error.detail);

/** Asks NX-OS one thing; the answer is empty where there is nothing to tell, or what it is about is no feature that is on. */
export async function askNxos(nxapi: Nxapi, step: Step, { line, answers }: Ask): Promise<string> {
  try {
    const [told] = await (answers === "json" ? nxapi.json(step, [line]) : nxapi.text(step, [line]));
    if (told === undefined) return "";
    return typeof told === "string" ? told : JSON.stringify(told);
  } catch (error) {
    if (isWithoutFeature(error)) return "";
    throw error;
  }
}

/** Asks NX-OS by NX-API. */
export const nxosAsker: OpenAsker<HttpsConnection> = (device, connection, work) =>
  withHttps(device, connection, (client) => work((ask) => askNxos(nxapiOf(client), "read", ask)));
