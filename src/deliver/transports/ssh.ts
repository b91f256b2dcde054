import { z } from "zod";
import { DRIFT_POLICIES } from "../drift-policy.ts";
import { comware } from "../comware/manager.ts";
import { frr } from "../frr/manager.ts";
import { bird } from "../hosts/bird.ts";
import { gobgp } from "../hosts/gobgp.ts";
import { fileManager } from "../hosts/manager.ts";
import { sonic } from "../sonic/manager.ts";
import { parsePin } from "../ssh/host-key.ts";
import { vrp } from "../vrp/manager.ts";
import type { SshConnection, SwitchInputs } from "../types.ts";
import { isReachedBy, type ReachedBy } from "../ways.ts";
import type { Manager } from "./manager.ts";
import { seconds } from "./seconds.ts";
import type { Transport } from "./transport.ts";

const schema = z
  .strictObject({
    transport: z.literal("ssh"),
    host: z.string().regex(/^[^\s\p{Cc}]+$/u, "give a host name or an address"),
    port: z.int().min(1).max(65535).optional(),
    user: z.string().regex(/^[^\s\p{Cc}]+$/u, "give the user to log in as"),
    hostKey: z.string().refine((text) => parsePin(text) !== undefined, {
      error: "give the switch's host key as a fingerprint SHA256:... or as an OpenSSH public key line",
    }),
    privateKey: z.string().min(1).optional(),
    passphrase: z.string().optional(),
    password: z.string().min(1).optional(),
    sudo: z.boolean().optional(),
    timeoutSeconds: seconds,
    rollbackSeconds: seconds,
    drift: z.enum(DRIFT_POLICIES).optional(),
  })
  .refine(({ privateKey, password }) => (privateKey === undefined) !== (password === undefined), {
    error: "give either a privateKey or a password",
  });

const managers: Readonly<Record<ReachedBy<"ssh">, Manager<SshConnection>>> = {
  frr,
  linux: frr,
  bird2: fileManager(bird),
  bird1: fileManager(bird),
  gobgp: fileManager(gobgp),
  comware,
  vrp,
  sonic,
};

/** @throws Error where there is none, which the check of the inputs has refused */
function managerOf(platform: SwitchInputs["platform"]): Manager<SshConnection> {
  if (!isReachedBy("ssh", platform)) throw new Error(`nothing is delivered over SSH to ${platform}`);
  return managers[platform];
}

/** Over SSH, in each platform's own way. */
export const ssh: Transport<SshConnection> = {
  schema,

  // The host key is the switch, the address is the way to it. With either still the same it is the same switch, at
  // another address or set up anew; only when both change it is another one.
  sameSwitch: (one, other) =>
    one.host === other.host || parsePin(one.hostKey)?.fingerprint === parsePin(other.hostKey)?.fingerprint,

  hold: (target, work) => managerOf(target.platform).hold(target, work),
};
