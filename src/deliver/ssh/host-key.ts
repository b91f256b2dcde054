import { createHash } from "node:crypto";

/** A host key that is known beforehand. */
export interface Pin {
  /** `SHA256:` and the unpadded base64 of the key's SHA-256, as OpenSSH prints it. */
  readonly fingerprint: string;
  /** The key's type, when the whole key was given. A switch with several keys is then asked for that one. */
  readonly type?: string;
}

const FINGERPRINT = /^SHA256:[A-Za-z0-9+/]{43}=?$/;
const KEY_LINE = /(?:^|\s)((?:ssh|ecdsa)-[a-z0-9-]+)\s+(AAAA[A-Za-z0-9+/]+={0,2})(?:\s|$)/;

/** Reads a fingerprint or an OpenSSH public key line, also one of a known_hosts file; undefined when it is neither. */
export function parsePin(text: string): Pin | undefined {
  const trimmed = text.trim();
  if (FINGERPRINT.test(trimmed)) return { fingerprint: trimmed.replace(/=$/, "") };
  const line = KEY_LINE.exec(trimmed);
  if (!line) return undefined;
  const [, type = "", key = ""] = line;
  return { fingerprint: fingerprintOf(Buffer.from(key, "base64")), type };
}

/** The fingerprint of a host key in the form it has on the wire (RFC 4253, 6.6). */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

/** The signature algorithms that prove a key of this type (RFC 8332 for RSA). */
export const signaturesFor = (type: string): readonly string[] =>
  type === "ssh-rsa" ? ["rsa-sha2-512", "rsa-sha2-256"] : [type];
