import type { HostIntent } from "../../intent/index.ts";
import type { Look } from "../look.ts";

/** What a server without Calico speaks BGP by, as far as this project needs to know it. */
export interface HostDaemonPlatform {
  /** The whole configuration of the daemon. The same intent gives the same bytes. */
  readonly render: (intent: HostIntent) => string;
  /** File name extension of its configurations, with the dot. */
  readonly extension: string;
  /** How a running one is asked what it does. */
  readonly look: Look;
}
