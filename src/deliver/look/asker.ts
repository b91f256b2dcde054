import type { Ask } from "../../platforms/look.ts";
import type { Connection } from "../types.ts";

/** Asks a device one thing. @throws DeliveryError of step "read" with the device's words where it refuses, or when the connection breaks */
export type Asker = (ask: Ask) => Promise<string>;

/**
 * Opens a connection to be asked over, for as long as `work` takes. Nothing on the device is changed or locked.
 * @throws DeliveryError of step "connect"
 */
export type OpenAsker<C extends Connection> = <T>(
  device: string,
  connection: C,
  work: (asker: Asker) => Promise<T>,
) => Promise<T>;
