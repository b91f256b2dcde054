import type { Connection, SwitchInputs } from "../deliver/index.ts";
import type { Running } from "../rollout/index.ts";
import { slotsIn } from "../text/secret-slot.ts";
import { VARIABLES } from "./deliver-variables.ts";
import type { Ways } from "./ways.ts";
import { WrongCall } from "./wrong-call.ts";

/** Passwords of sessions by their names. */
export type Passwords = Readonly<Record<string, string>>;

/** @throws RangeError for a device without a way, which is refused before anything is done */
export function wayOf(ways: Ways, device: string): Connection {
  const connection = ways.get(device);
  if (connection === undefined) throw new RangeError(`no way to ${device}`);
  return connection;
}

/** All that a delivery is told. Numbers that change were looked at when the way was. */
export function inputsOf(
  running: Running,
  { ways, secrets }: { readonly ways: Ways; readonly secrets: Passwords },
): SwitchInputs {
  const names = new Set(slotsIn(running.artifact));
  return {
    ...running,
    connection: wayOf(ways, running.device),
    renumber: true,
    secrets: Object.fromEntries(Object.entries(secrets).filter(([name]) => names.has(name))),
  };
}

/** @throws WrongCall naming the passwords that are needed and not given */
export function givenPasswords(needed: readonly string[], secrets: Passwords): void {
  const missing = [...new Set(needed)].filter((name) => !Object.hasOwn(secrets, name));
  if (missing.length > 0)
    throw new WrongCall(
      `the passwords ${missing.join(", ")} are not given: ${VARIABLES.secrets} has them by name`,
    );
}
