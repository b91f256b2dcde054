import { DeliveryError } from "../error.ts";
import { nxosFacts } from "./facts.ts";
import type { Nxapi } from "./nxapi.ts";

/** The first release whose words the texts are in; switches with FabricPath have older ones, and the same words of what they are told. */
const FIRST = { major: 9, minor: 3 };

/** So many checkpoints a device keeps: one more would take the place of the oldest. */
const MOST_CHECKPOINTS = 10;

/** @throws DeliveryError of step "preflight" with all that is missing for a text */
export async function ready(nxapi: Nxapi, artifact: string): Promise<void> {
  const { version } = await nxosFacts(nxapi, "connect");
  const [features = "", checkpoints = ""] = await nxapi.text("preflight", [
    "show running-config | include ^feature",
    "show checkpoint summary",
  ]);
  const missing = [
    ...(artifact.includes("feature-set fabricpath") ? [] : old(version)),
    ...(/^feature scheduler\s*$/m.test(features)
      ? []
      : ['"feature scheduler" is off: by it the device goes back by itself when a delivery is cut off']),
    ...(usersIn(checkpoints).length < MOST_CHECKPOINTS
      ? []
      : [
          `it has ${String(MOST_CHECKPOINTS)} checkpoints and keeps no more: take one off ("no checkpoint NAME")`,
        ]),
  ];
  if (missing.length === 0) return;
  throw new DeliveryError({
    step: "preflight",
    device: nxapi.device,
    detail: missing.join("\n"),
    advice: "Nothing was changed. See docs/platforms/nxos.md for what the device needs before.",
  });
}

/** Names of the users' checkpoints, of which `show checkpoint summary` tells first. */
const usersIn = (summary: string): readonly string[] =>
  [...(summary.split(/^System Checkpoint/m)[0] ?? "").matchAll(/^\s*\d+\)\s+(\S+?):?\s*$/gm)].map(
    ([, name = ""]) => name,
  );

function old(version: string): readonly string[] {
  const [, major = "0", minor = "0"] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  const enough =
    Number(major) > FIRST.major || (Number(major) === FIRST.major && Number(minor) >= FIRST.minor);
  return enough ? [] : [`it runs NX-OS ${version}: 9.3(1) or newer is needed`];
}
