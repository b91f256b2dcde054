const PIN = /^SHA256:(?:[0-9a-f]{64}|(?:[0-9a-f]{2}:){31}[0-9a-f]{2})$/i;

/**
 * The SHA-256 of a certificate's DER as 64 upper-case hexadecimal digits, of a pin `SHA256:` and these digits, with colons as `openssl x509
 * -fingerprint -sha256` prints them or without; undefined when it is none.
 */
export function parseCertificatePin(text: string): string | undefined {
  const trimmed = text.trim();
  return PIN.test(trimmed) ? digitsOf(trimmed.slice("SHA256:".length)) : undefined;
}

/** Of a fingerprint with colons, as Node's TLS gives it. */
export const digitsOf = (fingerprint: string): string => fingerprint.replaceAll(":", "").toUpperCase();
