import type { HeldDevice } from "../devices/device.ts";
import { withLease, type Leased, type LeaseKeeper } from "../devices/lease.ts";
import { DEFAULT_ROLLBACK_SECONDS, DEFAULT_TIMEOUT_SECONDS } from "../ssh/defaults.ts";
import type { Over, Target } from "../transports/transport.ts";
import type { HttpsConnection } from "../types.ts";
import { withHttps, type HttpsClient } from "./client.ts";

/** A system that is reached over HTTPS and has no lock of its own: how its device is had by one delivery at a time. */
export interface LeasedKind<Api> {
  api(client: HttpsClient): Api;
  /** @throws DeliveryError of the steps "connect" and "preflight", with all that is missing */
  ready(api: Api, artifact: string): Promise<void>;
  keeper(api: Api): LeaseKeeper;
  /**
   * Drops what deliveries left on the device, but for locks that count, and tells what became of those that were cut off.
   *
   * @param stuck whether this delivery failed to go back: what its device can still go back to, or by, stays
   */
  clear(api: Api, leased: Leased, stuck: boolean): Promise<void>;
  held(api: Api, leased: Leased): HeldDevice;
  /** As of `HeldDevice`. */
  revertsWithin?(seconds: number): number;
}

/** How a device of this kind is had. */
export const holdLeased =
  <Api>(kind: LeasedKind<Api>) =>
  <T>(
    { device, connection, artifact }: Over<HttpsConnection, Target>,
    work: (held: HeldDevice) => Promise<T>,
  ): Promise<T> =>
    withHttps(device, connection, async (client) => {
      const api = kind.api(client);
      await kind.ready(api, artifact);
      const {
        timeoutSeconds: timeout = DEFAULT_TIMEOUT_SECONDS,
        rollbackSeconds = DEFAULT_ROLLBACK_SECONDS,
      } = connection;
      const revert = kind.revertsWithin?.(rollbackSeconds) ?? rollbackSeconds;
      return withLease(kind.keeper(api), { timeout, revert }, async (leased) => {
        await kind.clear(api, leased, false);
        const held = kind.held(api, leased);
        let stuck = false;
        const revert = async (): Promise<void> => {
          stuck = true;
          await held.revert();
          stuck = false;
        };
        try {
          return await work({ ...held, revert });
        } finally {
          // Nothing of this delivery stays; where the device can't be reached the next one finds it.
          // What is there once the lock's time is up may be another's.
          if (leased.lives()) await kind.clear(api, leased, stuck).catch(() => undefined);
        }
      });
    });
