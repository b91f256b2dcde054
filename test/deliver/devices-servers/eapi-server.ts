import { serveApi, type Api, type ApiServer } from "./api-server.ts";
import type { SelfSigned } from "./certificate.ts";
import { take, type At, type Told } from "./eos-commands.ts";
import type { EosDevice, MakeModel } from "./eos-device.ts";

interface Question {
  readonly id: string;
  readonly params: { readonly cmds: readonly string[]; readonly format: "json" | "text" };
}

const shown = (told: Told, format: "json" | "text"): unknown => {
  if ("errors" in told) return told;
  return format === "text" ? { output: told.text ?? "" } : (told.json ?? {});
};

/** Arista's Command API as its documents have it: `runCmds`, answers as JSON or text, the codes of what went wrong. */
const apiOf = (device: EosDevice, make: MakeModel): Api => ({
  path: "/command-api",
  commandsIn: (body) => (body as Question).params.cmds,
  handle(body, refusing) {
    const {
      id,
      params: { cmds, format },
    } = body as Question;
    const at: At = { session: undefined };
    const results: unknown[] = [];
    const answer = (more: object) => ({
      status: 200,
      body: JSON.stringify({ jsonrpc: "2.0", id, ...more }),
    });
    for (const [index, command] of cmds.entries()) {
      const words = refusing(command);
      const told = words === undefined ? take(device, make, at, command) : { errors: [words] };
      if (format === "json" && !("errors" in told) && told.json === undefined && told.text !== undefined)
        return answer({
          error: {
            code: 1003,
            message: `CLI command ${String(index + 1)} of ${String(cmds.length)} '${command}' failed: unconverted command`,
            data: [...results, { errors: ["Command cannot be used over the API at this time."] }],
          },
        });
      results.push(shown(told, format));
      if ("errors" in told)
        return answer({
          error: {
            code: 1002,
            message: `CLI command ${String(index + 1)} of ${String(cmds.length)} '${command}' failed: invalid command`,
            data: results,
          },
        });
    }
    return answer({ result: results });
  },
});

export const serveEapi = (device: EosDevice, make: MakeModel, certificate: SelfSigned): Promise<ApiServer> =>
  serveApi(apiOf(device, make), certificate);
