import * as pulumi from "@pulumi/pulumi";
import { refusedPassword } from "../src/text/secret-slot.ts";
import type { Passwords } from "./delivery.ts";

type Texts = Readonly<Record<string, string>>;

/**
 * The named ones of an operation's passwords. No message repeats one.
 *
 * @throws pulumi.RunError that names each that is missing or no password
 */
export function chosenPasswords(names: readonly string[], given: Texts): Texts {
  const faults = names.flatMap((name) => {
    const reason = Object.hasOwn(given, name) ? refusedPassword(given[name]) : "it is not given";
    return reason === null ? [] : [`${name}: ${reason}`];
  });
  if (faults.length > 0)
    throw new pulumi.RunError(
      `The operation lacks passwords that the spec names: ${faults.join("; ")}. Give each as a secret, in a stack by: pulumi config set --secret --path 'pulumi-calico-fabric:passwords["<name>"]'.`,
    );
  return Object.fromEntries(names.map((name): [string, string] => [name, given[name] ?? ""]));
}

/** The same of passwords that may be still on their way, as a secret whatever they were given as. */
export const passwordsNamed = (names: readonly string[], given: Passwords = {}): pulumi.Output<Texts> =>
  pulumi.secret(pulumi.output(given).apply((all) => chosenPasswords(names, all)));
