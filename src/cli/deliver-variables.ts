/**
 * The variables that `deliver` reads. Which switch, and the way to it, is JSON: `{device, platform, connection}`, for `put` also
 * `numbers` and `renumber`. Its secrets have variables of their own, so that the rest can be kept where anyone reads it: those of the
 * connection, as JSON the passwords that the configuration has slots for, and what seals the folder in which deliveries are remembered.
 */
export const VARIABLES = {
  switch: "CALICO_FABRIC_SWITCH",
  artifact: "CALICO_FABRIC_ARTIFACT",
  privateKey: "CALICO_FABRIC_SSH_PRIVATE_KEY",
  passphrase: "CALICO_FABRIC_SSH_PASSPHRASE",
  password: "CALICO_FABRIC_SSH_PASSWORD",
  secrets: "CALICO_FABRIC_SECRETS",
  state: "CALICO_FABRIC_STATE",
  statePassphrase: "CALICO_FABRIC_STATE_PASSPHRASE",
} as const;

/** Those of them that hold secrets. */
export const SECRET_VARIABLES: ReadonlySet<string> = new Set([
  VARIABLES.privateKey,
  VARIABLES.passphrase,
  VARIABLES.password,
  VARIABLES.secrets,
  VARIABLES.statePassphrase,
]);
