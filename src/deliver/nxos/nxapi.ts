import { z } from "zod";
import { masked } from "../devices/masked.ts";
import { DeliveryError, type Step } from "../error.ts";
import type { HttpsClient } from "../https/client.ts";
import { onlyShow } from "../https/only-show.ts";
import { postJson } from "../https/post-json.ts";

const One = z.looseObject({
  result: z.looseObject({ msg: z.string().optional(), body: z.unknown().optional() }).nullable().optional(),
  error: z
    .looseObject({ message: z.string(), data: z.looseObject({ msg: z.string() }).optional() })
    .optional(),
});

/** One command has an answer, several have a list. */
const Answer = z.union([z.array(One), One.transform((one) => [one])]);

/** NX-OS's NX-API CLI: JSON-RPC 2.0, one call for each command, in the order and the mode in which a person would type them. */
export interface Nxapi {
  readonly device: string;
  /** Commands, or lines of a configuration, up to the first that is refused; the text that a person would see. */
  text(step: Step, commands: readonly string[]): Promise<readonly string[]>;
  /** The same, as the device's JSON: what has none is undefined. */
  json(step: Step, commands: readonly string[]): Promise<readonly unknown[]>;
}

/** Of a client, NX-API. What it throws are DeliveryErrors with the command and the device's words about it. */
export const nxapiOf = (client: HttpsClient): Nxapi => ({
  device: client.device,
  async text(step, commands) {
    const told = await run(client, step, commands, "cli_ascii");
    return told.map(({ result }) => result?.msg ?? "");
  },
  async json(step, commands) {
    const told = await run(client, step, commands, "cli");
    return told.map(({ result }) => result?.body);
  },
});

async function run(
  client: HttpsClient,
  step: Step,
  commands: readonly string[],
  method: "cli" | "cli_ascii",
): Promise<z.infer<typeof Answer>> {
  const answers = await postJson(
    client,
    step,
    {
      path: "/ins",
      type: "application/json-rpc",
      shows: onlyShow(commands),
      body: commands.map((cmd, index) => ({
        jsonrpc: "2.0",
        method,
        params: { cmd, version: 1 },
        id: index + 1,
        rollback: "stop-on-error",
      })),
    },
    Answer,
  );
  const at = answers.findIndex(({ error }) => error !== undefined);
  if (at === -1 && answers.length === commands.length) return answers;
  const error = answers[at]?.error;
  const words =
    error === undefined
      ? `${String(commands.length)} commands have ${String(answers.length)} answers`
      : (error.data?.msg ?? error.message);
  throw new DeliveryError({
    step,
    device: client.device,
    detail: masked([...(error === undefined ? [] : [commands[at] ?? ""]), words.trim()].join("\n"), commands),
    advice: "",
  });
}
