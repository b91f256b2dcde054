import { z } from "zod";
import type { StateFolder, SwitchInputs } from "../deliver/index.ts";
import { VARIABLES } from "./deliver-variables.ts";
import { WrongCall } from "./wrong-call.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable is as good as none. */
export const valueOf = (env: Environment, name: keyof typeof VARIABLES): string | undefined =>
  env[VARIABLES[name]] === "" ? undefined : env[VARIABLES[name]];

/** The passwords of sessions by their names, as a JSON object. What it holds is never repeated. */
export function secretsFrom(env: Environment): Pick<SwitchInputs, "secrets"> {
  const text = valueOf(env, "secrets");
  if (text === undefined) return {};
  try {
    return { secrets: z.record(z.string(), z.string()).parse(JSON.parse(text)) };
  } catch {
    throw new WrongCall(`the variable ${VARIABLES.secrets} does not hold a JSON object of texts by name`);
  }
}

/** Where deliveries are remembered; undefined where nobody names it. */
export function stateFrom(named: string | undefined, env: Environment): StateFolder | undefined {
  const folder = named ?? valueOf(env, "state");
  const passphrase = valueOf(env, "statePassphrase");
  return folder === undefined ? undefined : { folder, ...(passphrase === undefined ? {} : { passphrase }) };
}
