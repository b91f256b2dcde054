import { cumulusDialect } from "../../platforms/cumulus/change/dialect.ts";
import type { DeviceKind } from "../devices/manager.ts";
import { DeliveryError } from "../error.ts";
import { longestBusy } from "../longest-busy.ts";
import { tell } from "../tell.ts";
import type { HttpsConnection } from "../types.ts";
import { heldOver } from "./held.ts";
import { withNvue } from "./client.ts";
import { type Nvue, record, textOf } from "./rest.ts";
import { isMoving, revisions } from "./revisions.ts";
import { waited } from "../waited.ts";

/** Releases of Cumulus Linux whose words the fabric's text is in. */
const FIRST = 9;
const LAST = 14;

/** @throws DeliveryError of step "preflight" for a release that has other words */
async function ready(nvue: Nvue): Promise<void> {
  const build = textOf(record(await nvue.get("connect", "/system"))["build"]);
  const [, major, minor] = /\b([0-9]+)\.([0-9]+)\b/.exec(build) ?? [];
  if (major === undefined || minor === undefined) return;
  if (Number(major) === 5 && Number(minor) >= FIRST && Number(minor) <= LAST) return;
  throw new DeliveryError({
    step: "preflight",
    device: nvue.client.device,
    detail: `it runs ${build}, and its configuration is in the words of Cumulus Linux 5.${String(FIRST)} to 5.${String(LAST)}`,
    advice: "Nothing on it was changed.",
  });
}

/**
 * Waits until the switch is at no other's change. One that waits for a confirmation that never comes is undone by the switch itself.
 *
 * @throws DeliveryError of step "lock" where it still is after as long as a delivery may take
 */
async function free(nvue: Nvue): Promise<void> {
  const { device, connection } = nvue.client;
  const busy = async (): Promise<readonly string[]> =>
    [...(await revisions(nvue, "lock"))]
      .filter(([, one]) => isMoving(one))
      .map(([id, { state }]) => `revision ${id}: ${state}`);
  const found = await busy();
  if (found.length === 0) return;
  tell(`${device}: waiting for another change (${found.join(", ")})`);
  const isFree = await waited(longestBusy(connection), async () =>
    (await busy()).length === 0 ? true : undefined,
  );
  if (isFree === true) return;
  throw new DeliveryError({
    step: "lock",
    device,
    detail: `another change is under way (${found.join(", ")})`,
    advice: "Nothing on it was changed by this one. Run again when that one is through.",
  });
}

/** Cumulus Linux, by NVUE's interface over HTTPS: a change is a revision, applied with a timer after which the switch goes back. */
export const cumulusKind: DeviceKind<HttpsConnection> = {
  dialect: cumulusDialect,

  hold: ({ device, connection }, work) =>
    withNvue(device, connection, async (nvue) => {
      await ready(nvue);
      await free(nvue);
      const held = heldOver(nvue);
      try {
        return await work(held);
      } finally {
        await held.close();
      }
    }),
};
