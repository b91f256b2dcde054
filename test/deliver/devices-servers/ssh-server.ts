import { createServer, type AddressInfo, type Socket } from "node:net";
import ssh2, { type ServerChannel } from "ssh2";
import { fingerprintOf } from "../../../src/deliver/ssh/host-key.ts";
import { PASSWORD, USER } from "./login.ts";

/** What somebody who has logged in opens. */
export interface Opened {
  readonly channel: ServerChannel;
  /** Ends the whole connection as a cable that is pulled does: at once and without a word. */
  readonly cut: () => void;
}

export interface SshServer {
  readonly port: number;
  /** `SHA256:...` */
  readonly hostKey: string;
  stop(): Promise<void>;
}

/**
 * A real SSH server on loopback that serves a shell or a subsystem and nothing else. One login: `USER` with `PASSWORD`.
 *
 * @param what "shell", or the name of the subsystem
 */
export async function startSshServer(what: string, serve: (opened: Opened) => void): Promise<SshServer> {
  // Of its ed25519 keys ssh2 makes one in some two hundred that it cannot read.
  const key = ssh2.utils.generateKeyPairSync("ecdsa", { bits: 256 });
  const parsed = ssh2.utils.parseKey(key.private);
  if (parsed instanceof Error) throw parsed;
  const sockets = new Set<Socket>();
  let arriving: Socket | undefined;
  const protocol = new ssh2.Server({ hostKeys: [key.private] }, (connection) => {
    const socket = arriving;
    connection.on("error", () => undefined);
    connection.on("authentication", (context) => {
      const right =
        context.method === "password" && context.username === USER && context.password === PASSWORD;
      if (right) context.accept();
      else context.reject(["password"]);
    });
    connection.on("session", (accept) => {
      const session = accept();
      const opened = (channel: ServerChannel): void => {
        channel.on("error", () => undefined);
        serve({ channel, cut: () => void socket?.resetAndDestroy() });
      };
      session.on("pty", (ok) => ok());
      if (what === "shell") session.on("shell", (ok) => opened(ok()));
      else
        session.on("subsystem", (ok, refuse, { name }) => {
          if (name === what) opened(ok());
          else refuse();
        });
    });
  });
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined).on("close", () => sockets.delete(socket)));
    arriving = socket.setNoDelay(true);
    protocol.injectSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hostKey: fingerprintOf(parsed.getPublicSSH()),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
