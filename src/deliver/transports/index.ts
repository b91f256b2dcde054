import type { Connection } from "../types.ts";
import { file } from "./file.ts";
import { https } from "./https.ts";
import { ssh } from "./ssh.ts";
import type { Transport } from "./transport.ts";

export const transports: {
  readonly [Kind in Connection["transport"]]: Transport<Extract<Connection, { transport: Kind }>>;
} = { file, ssh, https };

/** The transport of a connection. The record's type is what makes it the one for this very kind. */
export function transportOf(connection: Connection): Transport<Connection> {
  return transports[connection.transport];
}
