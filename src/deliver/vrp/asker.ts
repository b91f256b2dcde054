import type { OpenAsker } from "../look/asker.ts";
import type { SshConnection } from "../types.ts";
import { openVrp } from "./hold.ts";

/** Asks VRP lines of its user view. What it has nothing to say to is an error to it, and an answer to whoever reads it. */
export const vrpAsker: OpenAsker<SshConnection> = async (device, connection, work) => {
  const cli = await openVrp(device, connection);
  try {
    return await work(({ line }) => cli.ask("read", line));
  } finally {
    cli.close();
  }
};
