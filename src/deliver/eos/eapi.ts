import { z } from "zod";
import { DeliveryError, type Step } from "../error.ts";
import { masked } from "../devices/masked.ts";
import type { HttpsClient } from "../https/client.ts";
import { onlyShow } from "../https/only-show.ts";
import { postJson } from "../https/post-json.ts";
import { readAs } from "../https/read-as.ts";

const Answer = z
  .looseObject({
    result: z.array(z.unknown()).optional(),
    error: z
      .looseObject({
        code: z.number(),
        message: z.string(),
        /** Of each command that was run, the last of which failed. */
        data: z.array(z.unknown()).optional(),
      })
      .optional(),
  })
  .refine(({ result, error }) => result !== undefined || error !== undefined);

const Failed = z.looseObject({ errors: z.array(z.string()) });

/** Command API errors: what is not a command's fault. */
const ADVICE: Readonly<Record<number, string>> = {
  1005: "Give this user the right to all that docs/platforms/eos.md names.",
};

/** EOS's command API (eAPI): JSON-RPC 2.0 with one method, `runCmds`. */
export interface Eapi {
  readonly device: string;
  /** Runs commands one after the other, up to the first that is refused; gives each its answer as the device's JSON. */
  json(step: Step, commands: readonly string[]): Promise<readonly unknown[]>;
  /** The same, each answer as the text that a person would see. */
  text(step: Step, commands: readonly string[]): Promise<readonly string[]>;
}

const Texts = z.array(z.looseObject({ output: z.string().optional() }));

/** Of a client, the command API, in privileged mode. What it throws are DeliveryErrors with the command and the device's words about it. */
export const eapiOf = (client: HttpsClient): Eapi => ({
  device: client.device,
  json: (step, commands) => run(client, step, commands, "json"),
  async text(step, commands) {
    const told = readAs(Texts, await run(client, step, commands, "text"), client.device, step);
    return told.map(({ output = "" }) => output);
  },
});

async function run(
  client: HttpsClient,
  step: Step,
  commands: readonly string[],
  format: "json" | "text",
): Promise<readonly unknown[]> {
  const all = ["enable", ...commands];
  const question = {
    jsonrpc: "2.0",
    method: "runCmds",
    params: { version: 1, cmds: all, format },
    id: "calico-fabric",
  };
  const answer = await postJson(
    client,
    step,
    { path: "/command-api", type: "application/json-rpc", body: question, shows: onlyShow(commands) },
    Answer,
  );
  if (answer.error === undefined) return (answer.result ?? []).slice(1);
  const { code, message, data = [] } = answer.error;
  const command = all[data.length - 1];
  const { errors } = Failed.safeParse(data.at(-1)).data ?? { errors: [] };
  const words = errors.length > 0 ? errors.join("\n") : message;
  throw new DeliveryError({
    step,
    device: client.device,
    detail: masked([...(command === undefined ? [] : [command]), words].join("\n"), all),
    advice: ADVICE[code] ?? "",
  });
}
