import type { ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { HttpsConnection } from "../../../src/deliver/index.ts";
import type { SelfSigned } from "./certificate.ts";
import { PASSWORD, USER } from "./login.ts";

/** How a request goes wrong: before the device has it, with half of its answer, after it without any answer, or because the device is busy. */
export type Cut = "before" | "within" | "after" | "busy";

/** What goes wrong, or happens, at a request: asked for each with its commands. */
export interface Fault {
  /** Each request whose commands match. */
  readonly at: RegExp;
  /** How many of them pass by before. Default none; one of them goes wrong. */
  readonly after?: number;
  readonly cut?: Cut;
  /** The device refuses the command that matches, in these words. */
  readonly refuse?: string;
  /** What happens first, or when it has been done. */
  readonly meanwhile?: () => void;
  readonly afterwards?: () => void;
}

export interface Api {
  readonly path: string;
  /** Commands of a request, and its answer. `refused` gives the words in which a command is to be refused. */
  handle(
    body: unknown,
    refused: (command: string) => string | undefined,
  ): { readonly status: number; readonly body: string };
  commandsIn(body: unknown): readonly string[];
}

export interface ApiServer {
  readonly connection: HttpsConnection;
  /** All commands that came, request by request. */
  readonly asked: (readonly string[])[];
  /** The paths and queries of all requests. */
  readonly addresses: string[];
  faults(...faults: readonly Fault[]): void;
  /** Whether nobody gets through to the device. */
  cutOff: boolean;
  stop(): Promise<void>;
}

const cutOff = (response: ServerResponse): void => {
  response.socket?.destroy();
};

/** An interface over HTTPS on loopback, with a name and a password. */
export async function serveApi(api: Api, { key, cert, pin }: SelfSigned): Promise<ApiServer> {
  const asked: (readonly string[])[] = [];
  const addresses: string[] = [];
  const state = { cutOff: false };
  let faults: { readonly fault: Fault; seen: number }[] = [];
  const login = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString("base64")}`;
  const server = createServer({ key, cert }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (state.cutOff) {
        cutOff(response);
        return;
      }
      addresses.push(request.url ?? "");
      if (request.headers.authorization !== login) {
        response.writeHead(401, { "content-type": "text/plain" }).end("Unable to authenticate user");
        return;
      }
      if (request.method !== "POST" || request.url !== api.path) {
        response.writeHead(404).end();
        return;
      }
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown;
      const commands = api.commandsIn(body);
      asked.push(commands);
      const met = faults.filter(({ fault }) => fault.at.test(commands.join("\n")));
      for (const one of met) one.seen += 1;
      const mine = met.find(({ fault: { after = 0 }, seen }) => seen === after + 1);
      const { cut, refuse, meanwhile, afterwards, at } = mine?.fault ?? {};
      meanwhile?.();
      if (cut === "before") {
        cutOff(response);
        return;
      }
      if (cut === "busy") {
        response.writeHead(503).end();
        return;
      }
      const answer = api.handle(body, (command) => (at?.test(command) === true ? refuse : undefined));
      afterwards?.();
      if (cut === "after") {
        cutOff(response);
        return;
      }
      response.writeHead(answer.status, {
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(answer.body)),
      });
      if (cut !== "within") response.end(answer.body);
      else response.write(answer.body.slice(0, answer.body.length / 2), () => cutOff(response));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(state, {
    connection: {
      transport: "https" as const,
      host: "127.0.0.1",
      port: (server.address() as AddressInfo).port,
      user: USER,
      password: PASSWORD,
      certificate: pin,
      timeoutSeconds: 5,
      rollbackSeconds: 10,
    },
    asked,
    addresses,
    faults(...given: readonly Fault[]) {
      faults = given.map((fault) => ({ fault, seen: 0 }));
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
