import { askedBy } from "../https/asked.ts";
import { withHttps } from "../https/client.ts";
import type { OpenAsker } from "../look/asker.ts";
import type { HttpsConnection } from "../types.ts";
import { nxapiOf } from "./nxapi.ts";

/** Asks NX-OS one thing. Without its feature there is no such command. */
export const askNxos = askedBy(/invalid command/i);

/** Asks NX-OS by NX-API. */
export const nxosAsker: OpenAsker<HttpsConnection> = (device, connection, work) =>
  withHttps(device, connection, (client) => work((ask) => askNxos(nxapiOf(client), "read", ask)));
