import type { Reached } from "../ways.ts";

/** Names of the files in which sshd has its keys, by type. */
const FILES: Readonly<Record<string, string>> = { "ssh-ed25519": "ed25519", "ssh-rsa": "rsa" };

const ofSshd = (type = ""): string => `ssh-keygen -lf /etc/ssh/ssh_host_${FILES[type] ?? "ecdsa"}_key.pub`;

/**
 * What shows a device's own key or certificate where it is typed on its console, by system. The pages of platforms in the documentation say
 * the same.
 */
const COMMANDS: Readonly<Record<Reached, (type?: string) => string>> = {
  frr: ofSshd,
  linux: ofSshd,
  bird1: ofSshd,
  bird2: ofSshd,
  gobgp: ofSshd,
  sonic: ofSshd,
  comware: (type) =>
    `display public-key local ${type === "ssh-rsa" ? "rsa" : "ecdsa"} public (the whole key, in hexadecimal)`,
  vrp: (type) =>
    `display ${type === "ssh-rsa" ? "rsa" : "ecc"} local-key-pair public (the whole key, in hexadecimal)`,
  eos: () => "bash openssl x509 -in /persist/secure/ssl/certs/NAME -noout -fingerprint -sha256",
  nxos: () =>
    "openssl x509 -in FILE -noout -fingerprint -sha256, of the file that `nxapi certificate` was given",
  cumulus: () => "openssl x509 -in /etc/ssl/certs/cumulus.pem -noout -fingerprint -sha256",
};

/** @param type of an SSH key, as OpenSSH calls it */
export const onConsole = (platform: Reached, type?: string): string => COMMANDS[platform](type);
