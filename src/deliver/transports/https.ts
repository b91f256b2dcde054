import { z } from "zod";
import { DRIFT_POLICIES } from "../drift-policy.ts";
import { eos } from "../eos/manager.ts";
import { parseCertificatePin } from "../https/certificate.ts";
import { cumulus } from "../nvue/manager.ts";
import { nxos } from "../nxos/manager.ts";
import type { HttpsConnection, SwitchInputs } from "../types.ts";
import { isReachedBy, type ReachedBy } from "../ways.ts";
import type { Manager } from "./manager.ts";
import { seconds } from "./seconds.ts";
import type { Transport } from "./transport.ts";

const schema = z.strictObject({
  transport: z.literal("https"),
  host: z.string().regex(/^[^\s\p{Cc}]+$/u, "give a host name or an address"),
  port: z.int().min(1).max(65535).optional(),
  user: z.string().regex(/^[^\s\p{Cc}:]+$/u, "give the user to log in as, without a colon"),
  password: z.string().min(1, "give the user's password"),
  certificate: z.string().refine((text) => parseCertificatePin(text) !== undefined, {
    error: "give the device's certificate as SHA256: and the 64 hexadecimal digits of its SHA-256",
  }),
  timeoutSeconds: seconds,
  rollbackSeconds: seconds,
  drift: z.enum(DRIFT_POLICIES).optional(),
});

const managers: Readonly<Record<ReachedBy<"https">, Manager<HttpsConnection>>> = { eos, nxos, cumulus };

/** @throws Error where there is none, which the check of the inputs has refused */
function managerOf(platform: SwitchInputs["platform"]): Manager<HttpsConnection> {
  if (!isReachedBy("https", platform)) throw new Error(`nothing is delivered over HTTPS to ${platform}`);
  return managers[platform];
}

/** Over HTTPS, by each system's own interface. */
export const https: Transport<HttpsConnection> = {
  schema,

  // The certificate is the switch, the address is the way to it: with either still the same it is the same switch.
  sameSwitch: (one, other) =>
    one.host === other.host ||
    parseCertificatePin(one.certificate) === parseCertificatePin(other.certificate),

  hold: (target, work) => managerOf(target.platform).hold(target, work),
};
