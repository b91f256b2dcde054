import { must } from "../ssh/must.ts";
import { withSession } from "../ssh/session.ts";
import type { SshConnection } from "../types.ts";
import type { OpenAsker } from "./asker.ts";

/** Where what is asked is a line of a POSIX shell. */
export const shell: OpenAsker<SshConnection> = (device, connection, work) =>
  withSession(device, connection, (session) =>
    work(({ line }) => must(session, "read", line, { advice: "Nothing on it was changed." })),
  );
