import type { Ask } from "../../platforms/look.ts";
import { DeliveryError, type Step } from "../error.ts";
import { NoAnswer, withHttps } from "../https/client.ts";
import type { OpenAsker } from "../look/asker.ts";
import type { HttpsConnection } from "../types.ts";
import { eapiOf, type Eapi } from "./eapi.ts";

/** "BGP inactive" is what some releases answer instead of an empty list. */
const isInactive = (error: unknown): boolean =>
  error instanceof DeliveryError && !(error instanceof NoAnswer) && /\binactive\b/i.test(error.detail);

/** Asks EOS one thing; the answer is empty where what it is about does not run. */
export async function askEos(eapi: Eapi, step: Step, { line, answers }: Ask): Promise<string> {
  try {
    const [told] = await (answers === "json" ? eapi.json(step, [line]) : eapi.text(step, [line]));
    return typeof told === "string" ? told : JSON.stringify(told ?? null);
  } catch (error) {
    if (isInactive(error)) return "";
    throw error;
  }
}

/** Asks EOS by its command API. */
export const eosAsker: OpenAsker<HttpsConnection> = (device, connection, work) =>
  withHttps(device, connection, (client) => work((ask) => askEos(eapiOf(client), "read", ask)));
