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

/** A host key as a device shows it. */
export interface HostKey {
  /** As OpenSSH calls it: `ssh-ed25519`. */
  readonly type: string;
  readonly fingerprint: string;
  /** As `ssh-keygen -l` prints it, without a comment: `256 SHA256:… (ED25519)`. */
  readonly told: string;
  /** As in a public key file, which `parsePin` takes: type and base64. */
  readonly line: string;
}

/** Fields of a key on the wire (RFC 4251, section 5): each with its length before it. */
function* fieldsOf(key: Buffer): Generator<Buffer> {
  let at = 0;
  while (at + 4 <= key.length) {
    const end = at + 4 + key.readUInt32BE(at);
    yield key.subarray(at + 4, end);
    at = end;
  }
}

/** Of the modulus, the third field, whose first byte may be a sign. */
function bitsOfRsa(key: Buffer): number {
  const modulus = [...fieldsOf(key)][2]?.toString("hex") ?? "";
  return modulus === "" ? 0 : BigInt(`0x${modulus}`).toString(2).length;
}

/** How long keys of a type are, and the name of the type in the words of `ssh-keygen`. */
const TITLES: Readonly<Record<string, readonly [bits: (key: Buffer) => number, title: string]>> = {
  "ssh-ed25519": [() => 256, "ED25519"],
  "ssh-rsa": [bitsOfRsa, "RSA"],
  "ecdsa-sha2-nistp256": [() => 256, "ECDSA"],
  "ecdsa-sha2-nistp384": [() => 384, "ECDSA"],
  "ecdsa-sha2-nistp521": [() => 521, "ECDSA"],
};

/** Reads a key in the form it has on the wire. */
export function hostKeyOf(key: Buffer): HostKey {
  const type = [...fieldsOf(key)][0]?.toString("latin1") ?? "";
  const fingerprint = fingerprintOf(key);
  const [bits, title] = TITLES[type] ?? [() => 0, type];
  return {
    type,
    fingerprint,
    told: `${String(bits(key))} ${fingerprint} (${title})`,
    line: `${type} ${key.toString("base64")}`,
  };
}

/** The signature algorithms that prove a key of this type (RFC 8332 for RSA). */
export const signaturesFor = (type: string): readonly string[] =>
  type === "ssh-rsa" ? ["rsa-sha2-512", "rsa-sha2-256"] : [type];
