import { createServer as createPlain } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo, Server as NetServer, Socket } from "node:net";
import { createServer as createTls } from "node:tls";
import { NoAnswer, withHttps, type Answer, type Ask } from "../../src/deliver/https/client.ts";
import { onlyShow } from "../../src/deliver/https/only-show.ts";
import type { HttpsConnection } from "../../src/deliver/index.ts";
import { PASSWORD, USER } from "./devices-servers/login.ts";
import { selfSigned } from "./devices-servers/certificate.ts";
import { including, matching } from "./matching.ts";

const certificate = selfSigned();
const servers: NetServer[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

function listening(server: NetServer): Promise<number> {
  servers.push(server);
  server.on("connection", (socket: Socket) => sockets.add(socket));
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );
}

const secure = (handler?: Parameters<typeof createServer>[1]): Server =>
  createServer({ key: certificate.key, cert: certificate.cert }, handler);

const connectionTo = (port: number, change: Partial<HttpsConnection> = {}): HttpsConnection => ({
  transport: "https",
  host: "127.0.0.1",
  port,
  user: USER,
  password: PASSWORD,
  certificate: certificate.pin,
  timeoutSeconds: 2,
  ...change,
});

const ask = (port: number, change: Partial<HttpsConnection> = {}, body = "question"): Promise<Answer> =>
  withHttps("leaf-1", connectionTo(port, change), (client) =>
    client.ask("read", { method: "POST", path: "/api", body }),
  );

/** What a request that must have no answer says, and whether the device can have had it. */
async function unanswered(asked: Promise<unknown>): Promise<NoAnswer> {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof NoAnswer) return error;
  throw new Error("it has an answer", { cause: error });
}

describe("a device's interface over HTTPS", () => {
  it("is asked with name and password where it offers the certificate that is pinned, request after request", async () => {
    const seen: unknown[] = [];
    const port = await listening(
      secure((request, response) => {
        seen.push([request.method, request.url, request.headers.authorization]);
        // Whoever takes the connection anew is to show the certificate anew.
        response.writeHead(200, { connection: "close" }).end("answer");
      }),
    );
    await withHttps("leaf-1", connectionTo(port), async (client) => {
      for (const path of ["/one", "/two"])
        expect(await client.ask("read", { method: "GET", path })).toMatchObject({
          status: 200,
          body: "answer",
        });
    });
    const login = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString("base64")}`;
    expect(seen).toEqual([
      ["GET", "/one", login],
      ["GET", "/two", login],
    ]);
  });

  it("takes the pin with colons or without, in capitals or not", async () => {
    const port = await listening(secure((_request, response) => response.end("answer")));
    const bare = certificate.pin.slice("SHA256:".length).replaceAll(":", "").toLowerCase();
    expect(await ask(port, { certificate: `SHA256:${bare}` })).toMatchObject({ body: "answer" });
  });

  it("is sent not one byte of a request where it offers another certificate", async () => {
    const heard: string[] = [];
    const server = createTls({ key: certificate.key, cert: certificate.cert }, (socket) => {
      socket.on("data", (data: Buffer) => heard.push(data.toString("latin1")));
      socket.on("error", () => undefined);
    });
    const closed = new Promise((resolve) =>
      server.on("connection", (socket: Socket) => socket.on("close", resolve)),
    );
    const port = await listening(server);
    const digits = certificate.pin.slice("SHA256:".length).replaceAll(":", "");
    const other = `SHA256:${"AB".repeat(32)}`;
    const failure = await unanswered(ask(port, { certificate: other }));
    expect(failure).toMatchObject({
      step: "read",
      sent: false,
      detail: `the device offers the certificate SHA256:${digits}, the one pinned is ${other}`,
      message: including("No password was sent."),
    });
    await closed;
    expect(heard).toEqual([]);
  });

  it("is sent nothing where it does not speak TLS", async () => {
    let requests = 0;
    const port = await listening(
      createPlain((_request, response) => {
        requests += 1;
        response.end();
      }),
    );
    expect(await unanswered(ask(port))).toMatchObject({ step: "read", sent: false });
    expect(requests).toBe(0);
  });

  it("says that nobody is there", async () => {
    const server = secure();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await unanswered(ask(port))).toMatchObject({
      sent: false,
      message: matching(/^leaf-1: step "read" failed: 127\.0\.0\.1 port \d+: connect ECONNREFUSED/),
    });
  });

  it("says that it did not answer in time, and that it may have had the request", async () => {
    const port = await listening(secure((request) => request.resume()));
    expect(await unanswered(ask(port, { timeoutSeconds: 0.3 }))).toMatchObject({
      sent: true,
      detail: matching(/did not answer within 0\.3 s/),
    });
  });

  it("says that the connection was cut before the answer", async () => {
    const port = await listening(secure((request) => request.socket.destroy()));
    expect(await unanswered(ask(port))).toMatchObject({
      sent: true,
      detail: matching(/socket hang up|ECONNRESET/),
    });
  });

  it("says that the connection was cut within the answer, which counts for nothing", async () => {
    const port = await listening(
      secure((_request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("half of it", () => response.socket?.destroy());
      }),
    );
    expect(await unanswered(ask(port))).toMatchObject({ sent: true, detail: matching(/aborted|ECONNRESET/) });
  });

  it("is not heard to the end of an answer without end", async () => {
    const chunk = Buffer.alloc(1024 * 1024);
    const port = await listening(
      secure((_request, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
          if (!response.destroyed) response.once("drain", more);
        };
        more();
      }),
    );
    expect(await unanswered(ask(port, { timeoutSeconds: 15 }))).toMatchObject({
      detail: `its answer is longer than ${String(64 * 1024 * 1024)} bytes`,
    });
  });

  it("says that a question can't be sent at all, and nothing comes of it later", async () => {
    const late: unknown[] = [];
    const timer = jest.spyOn(global, "setTimeout");
    try {
      const asked = withHttps("leaf-1", connectionTo(1), (client) =>
        client.ask("read", { method: "GET", path: "/with a space" }),
      );
      await expect(asked).rejects.toThrow(/unescaped characters/);
      late.push(...timer.mock.calls);
    } finally {
      timer.mockRestore();
    }
    expect(late).toEqual([]);
  });

  describe("that closed the connection that was kept", () => {
    /** Answers on a connection once, and then closes it when it is asked more. */
    const once = (asked: string[]): Server => {
      const used = new Set<Socket>();
      return secure((request, response) => {
        asked.push(request.url ?? "");
        request.resume();
        if (used.has(request.socket)) request.socket.destroy();
        else response.end("answer");
        used.add(request.socket);
      });
    };
    const twice = async (question: Pick<Ask, "method" | "shows">) => {
      const asked: string[] = [];
      const port = await listening(once(asked));
      const answer = await withHttps("leaf-1", connectionTo(port), async (client) => {
        await client.ask("read", { method: "GET", path: "/one" });
        return client
          .ask("read", { ...question, path: "/two" })
          .then(({ body }) => body)
          .catch((error: unknown) => (error instanceof NoAnswer ? "none" : error));
      });
      return { asked, answer };
    };

    it.each([{ method: "GET" }, { method: "POST", shows: true }] as const)(
      "is asked once more what changes nothing: %j",
      async (question) => {
        expect(await twice(question)).toEqual({ asked: ["/one", "/two", "/two"], answer: "answer" });
      },
    );

    it.each([{ method: "POST" }, { method: "PATCH" }, { method: "DELETE" }] as const)(
      "is not asked twice what may change something: %j",
      async (question) => {
        expect(await twice(question)).toEqual({ asked: ["/one", "/two"], answer: "none" });
      },
    );

    it("is asked no more than once more", async () => {
      let requests = 0;
      const port = await listening(
        secure((request, response) => {
          if (++requests === 1) response.end("answer");
          else request.socket.destroy();
        }),
      );
      await withHttps("leaf-1", connectionTo(port), async (client) => {
        await client.ask("read", { method: "GET", path: "/one" });
        await unanswered(client.ask("read", { method: "GET", path: "/two" }));
      });
      expect(requests).toBe(3);
    });

    it("is not asked once more what it did not answer in time", async () => {
      let requests = 0;
      const port = await listening(
        secure((_request, response) => {
          if (++requests === 1) response.end("answer");
        }),
      );
      await withHttps("leaf-1", connectionTo(port, { timeoutSeconds: 0.3 }), async (client) => {
        await client.ask("read", { method: "GET", path: "/one" });
        expect(await unanswered(client.ask("read", { method: "GET", path: "/two" }))).toMatchObject({
          detail: matching(/did not answer within/),
        });
      });
      expect(requests).toBe(2);
    });
  });

  it("tells which commands change nothing", () => {
    expect(onlyShow(["show running-config | include ^feature", "dir volatile:"])).toBe(true);
    for (const other of [
      "show clock > volatile:lock",
      "show clock | redirect flash:x",
      "write memory",
      "end",
    ])
      expect(onlyShow(["show version", other])).toBe(false);
  });

  it("keeps the password out of what it says", async () => {
    const port = await listening(secure((request) => request.socket.destroy()));
    expect((await unanswered(ask(port))).message).not.toContain(PASSWORD);
  });
});
