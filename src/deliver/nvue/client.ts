import { defaultPort } from "../default-port.ts";
import { withHttps } from "../https/client.ts";
import type { HttpsConnection } from "../types.ts";
import { type Nvue, nvueOver } from "./rest.ts";

/** Has NVUE's interface for as long as `work` takes. */
export const withNvue = <T>(
  device: string,
  connection: HttpsConnection,
  work: (nvue: Nvue) => Promise<T>,
): Promise<T> =>
  withHttps(device, { ...connection, port: connection.port ?? defaultPort("cumulus") }, (client) =>
    work(nvueOver(client)),
  );
