import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What one run of a cluster keeps secret, in files that only their owner can read. */
export interface Credentials {
  readonly token: string;
  /** kube-apiserver's list of tokens (`--token-auth-file`). */
  readonly tokensFile: string;
  /** Key that signs service accounts' tokens; kube-apiserver does not start without one. */
  readonly serviceAccountKeyFile: string;
  /** Folder in which kube-apiserver makes its own certificate. */
  readonly certificates: string;
  /** That certificate with its authority: `--cert-dir` makes both in one file. */
  readonly caFile: string;
}

/** Makes a new administrator's token and keys under `dir`, which must exist. */
export function makeCredentials(dir: string): Credentials {
  const certificates = join(dir, "certificates");
  mkdirSync(certificates, { mode: 0o700 });
  const token = randomBytes(32).toString("hex");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    token,
    tokensFile: secretFile(join(dir, "tokens.csv"), `${token},admin,admin,system:masters\n`),
    serviceAccountKeyFile: secretFile(
      join(dir, "service-account.key"),
      privateKey.export({ type: "sec1", format: "pem" }).toString(),
    ),
    certificates,
    caFile: join(certificates, "apiserver.crt"),
  };
}

/** Writes a file that only its owner can read; returns its path. */
export function secretFile(path: string, text: string): string {
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}
