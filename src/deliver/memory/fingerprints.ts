import { randomBytes, scryptSync } from "node:crypto";
import { ownValue } from "../../plan/own-value.ts";
import { slotsIn } from "../../text/secret-slot.ts";
import type { Fingerprints } from "../record.ts";
import type { SwitchInputs } from "../types.ts";

const LENGTH = 32;

const fingerprint = (password: string, salt: string): string =>
  scryptSync(password, Buffer.from(salt, "hex"), LENGTH).toString("hex");

/** Of the passwords that a text has slots for. @param salt default a new one */
export const fingerprintsOf = (
  { artifact, secrets = {} }: Pick<SwitchInputs, "artifact" | "secrets">,
  salt = randomBytes(16).toString("hex"),
): Fingerprints => ({
  salt,
  of: Object.fromEntries(
    slotsIn(artifact).flatMap((name) => {
      const password = ownValue(secrets, name);
      return password === undefined ? [] : [[name, fingerprint(password, salt)]];
    }),
  ),
});

/** Those of the passwords that are what they were. Of a device that shows them itself all may be: it tells. */
export const unchangedOf = (
  secrets: NonNullable<SwitchInputs["secrets"]>,
  passwords: Fingerprints | undefined,
): NonNullable<SwitchInputs["secrets"]> =>
  passwords === undefined
    ? secrets
    : Object.fromEntries(
        Object.entries(secrets).filter(
          ([name, password]) =>
            Object.hasOwn(passwords.of, name) && passwords.of[name] === fingerprint(password, passwords.salt),
        ),
      );
