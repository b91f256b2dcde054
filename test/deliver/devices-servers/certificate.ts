import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate that a device signed itself, with its key, and its fingerprint as a connection pins it. */
export interface SelfSigned {
  readonly key: string;
  readonly cert: string;
  readonly pin: string;
}

export function selfSigned(name = "device"): SelfSigned {
  const folder = mkdtempSync(join(tmpdir(), "certificate-"));
  try {
    const [keyFile, certFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    execFileSync(
      "openssl",
      [
        ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
        ["-days", "2", "-subj", `/CN=${name}`, "-keyout", keyFile, "-out", certFile],
      ].flat(),
      { stdio: "pipe" },
    );
    const cert = readFileSync(certFile, "utf8");
    return {
      key: readFileSync(keyFile, "utf8"),
      cert,
      pin: `SHA256:${new X509Certificate(cert).fingerprint256}`,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
