import type { OpenAsker } from "../look/asker.ts";
import { openNetconf } from "../netconf/session.ts";
import type { SshConnection } from "../types.ts";
import { displayed, parted } from "./session.ts";

/** Asks Comware lines of its user view, by NETCONF. */
export const comwareAsker: OpenAsker<SshConnection> = async (device, connection, work) => {
  const session = await openNetconf(device, connection);
  try {
    return await work(({ line }) => displayed(session, "read", line));
  } finally {
    await parted(session);
  }
};
