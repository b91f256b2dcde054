import type { HeldDevice } from "../devices/device.ts";
import { openNetconf } from "../netconf/session.ts";
import type { Over, Target } from "../transports/transport.ts";
import type { SshConnection } from "../types.ts";
import { heldComware } from "./held.ts";
import { UNLOCK } from "./operations.ts";
import { locked, parted } from "./session.ts";

/** Has a Comware device for as long as `work` takes. @throws DeliveryError of the steps "connect" and "lock" */
export async function holdComware<T>(
  { device, connection }: Over<SshConnection, Target>,
  work: (held: HeldDevice) => Promise<T>,
): Promise<T> {
  const first = await openNetconf(device, connection);
  const { held, session } = heldComware(first, connection);
  try {
    await locked(first, connection);
    return await work(held);
  } finally {
    await parted(session(), UNLOCK);
  }
}
