import { askedBy } from "../https/asked.ts";
import { withHttps } from "../https/client.ts";
import type { OpenAsker } from "../look/asker.ts";
import type { HttpsConnection } from "../types.ts";
import { eapiOf } from "./eapi.ts";

/** Asks EOS one thing. "BGP inactive" is what some releases answer instead of an empty list. */
export const askEos = askedBy(/\binactive\b/i);

/** Asks EOS by its command API. */
export const eosAsker: OpenAsker<HttpsConnection> = (device, connection, work) =>
  withHttps(device, connection, (client) => work((ask) => askEos(eapiOf(client), "read", ask)));
