import { serveApi, type Api, type ApiServer } from "./api-server.ts";
import type { SelfSigned } from "./certificate.ts";
import type { MakeModel } from "./eos-device.ts";
import { take, type Mode } from "./nxos-commands.ts";
import type { NxosDevice } from "./nxos-device.ts";

interface Call {
  readonly id: number;
  readonly method: "cli" | "cli_ascii";
  readonly params: { readonly cmd: string };
}

/** Cisco's NX-API CLI by JSON-RPC as its guide has it: an answer for each call up to the first that fails; one alone is no list. */
const apiOf = (device: NxosDevice, make: MakeModel): Api => ({
  path: "/ins",
  commandsIn: (body) => (body as readonly Call[]).map(({ params }) => params.cmd),
  handle(body, refusing) {
    const mode: Mode = { job: undefined, schedule: undefined };
    const answers: unknown[] = [];
    let status = 200;
    for (const { id, method, params } of body as readonly Call[]) {
      const words = refusing(params.cmd);
      const said = words === undefined ? take(device, make, mode, params.cmd) : { error: words };
      if ("error" in said) {
        const error = { code: -32602, message: "Invalid params", data: { msg: `${said.error}\n` } };
        answers.push({ jsonrpc: "2.0", error, id });
        status = 500;
        break;
      }
      const result =
        method === "cli_ascii"
          ? said.msg === undefined
            ? null
            : { msg: said.msg }
          : said.body === undefined
            ? null
            : { body: said.body };
      answers.push({ jsonrpc: "2.0", result, id });
    }
    return { status, body: JSON.stringify(answers.length === 1 ? answers[0] : answers) };
  },
});

export const serveNxapi = (
  device: NxosDevice,
  make: MakeModel,
  certificate: SelfSigned,
): Promise<ApiServer> => serveApi(apiOf(device, make), certificate);
