/** Words of configurations that a secret follows, be it ciphered: sources of regular expressions without groups that capture. */
const WORDS: readonly string[] = [
  "password",
  "passwd",
  "secret",
  "md5",
  "sha\\d*",
  "key-string",
  "authentication-key",
  "auth[-_]key",
  "priv[-_]key",
  "passkey",
  "pre-shared-key",
  // Neither "no passphrase given" nor "unsupported cipher for": programs say so.
  "(?<!\\b(?:no|unsupported) )(?:passphrase|cipher)",
  "irreversible-cipher",
  // OSPF in clear on VRP and Comware.
  "authentication-mode simple(?: plain)?",
  // IPsec of OSPFv3: the key for its encryption has no word of its own.
  "ipsec spi \\d+ esp [\\w-]+(?: \\d{3})?",
];

/** Any of them, as a source of regular expressions. */
export const SECRET_WORDS = WORDS.join("|");
