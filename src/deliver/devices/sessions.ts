import { BlockList, isIP } from "node:net";
import { setTimeout } from "node:timers/promises";
import { DeliveryError } from "../error.ts";
import { tell } from "../tell.ts";
import type { OrderedChange } from "../../platforms/ordered-change/dialect.ts";
import type { HeldDevice } from "./device.ts";

const BETWEEN_MS = 1000;

/** Peers by address or range. What is neither covers nobody. */
function covering(peers: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const peer of peers) {
    const [base = "", length] = peer.split("/");
    const family = isIP(base);
    if (family === 0) continue;
    const type = family === 4 ? "ipv4" : "ipv6";
    if (length === undefined) list.addAddress(base, type);
    else list.addSubnet(base, Number(length), type);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
}

/**
 * Waits until the sessions that were up are up again, and is through at once when all are. Those that nobody can wait for are told.
 *
 * @param before addresses of the peers whose sessions were up
 * @param seconds how long they may take
 * @throws DeliveryError of step "verify" that names each that is not up
 */
export async function sessionsStay(
  held: HeldDevice,
  before: ReadonlySet<string>,
  { unsettled, vrfs }: Pick<OrderedChange, "unsettled" | "vrfs">,
  seconds: number,
): Promise<void> {
  const isUnsettled = covering(unsettled);
  const kept = [...before].filter((peer) => !isUnsettled(peer));
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const up = kept.length === 0 ? new Set<string>() : await held.established(vrfs);
    const down = kept.filter((peer) => !up.has(peer));
    if (down.length === 0) break;
    if (performance.now() >= end)
      throw new DeliveryError({
        step: "verify",
        device: held.device,
        detail: `sessions that were up are not up again within ${String(Math.round(seconds))} s: ${down.join(", ")}`,
        advice: "",
      });
    await setTimeout(BETWEEN_MS);
  }
  const left = [...before].filter(isUnsettled);
  if (left.length > 0)
    tell(
      `${held.device}: ${left.join(", ")}: this change ends the session, or alters what both ends must agree on; it is up again once the other end has it too.`,
    );
}
