import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";

/** AES-256-GCM under scrypt of a passphrase; each part base64. */
export interface Sealed {
  readonly salt: string;
  readonly nonce: string;
  readonly tag: string;
  readonly text: string;
}

const ALGORITHM = "aes-256-gcm";

const keyOf = (passphrase: string, salt: Buffer): Buffer => scryptSync(passphrase, salt, 32);

export function seal(text: string, passphrase: string): Sealed {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv(ALGORITHM, keyOf(passphrase, salt), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const [saltText, nonceText, tag, body] = [salt, nonce, cipher.getAuthTag(), sealed].map((part) =>
    part.toString("base64"),
  ) as [string, string, string, string];
  return { salt: saltText, nonce: nonceText, tag, text: body };
}

/** @throws Error where it was sealed with another passphrase, or was altered */
export function open({ salt, nonce, tag, text }: Sealed, passphrase: string): string {
  const key = keyOf(passphrase, Buffer.from(salt, "base64"));
  const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(nonce, "base64"), { authTagLength: 16 });
  decipher.setAuthTag(Buffer.from(tag, "base64"));
  return Buffer.concat([decipher.update(Buffer.from(text, "base64")), decipher.final()]).toString("utf8");
}
