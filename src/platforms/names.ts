import { systems } from "../hardware/index.ts";
import { LOOPBACK } from "../plan/types.ts";
import type { PlatformName } from "../spec/index.ts";

/** An interface as its platform calls it: plans and intents call every loopback `lo`. */
export const interfaceOn = (platform: PlatformName, name: string): string =>
  name === LOOPBACK ? systems[platform].loopback : name;
