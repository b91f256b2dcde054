import { deviceManager } from "../devices/manager.ts";
import { cumulusKind } from "./kind.ts";

/** Cumulus Linux over HTTPS: a revision, applied with the switch's own timer, read back, confirmed and saved. */
export const cumulus = deviceManager(cumulusKind);
