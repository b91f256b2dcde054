import type { HostIntent } from "../../intent/index.ts";

/** What a server without Calico speaks BGP by, as far as this project needs to know it. */
export interface HostDaemonPlatform {
  /** The whole configuration of the daemon. The same intent gives the same bytes. */
  readonly render: (intent: HostIntent) => string;
  /** File name extension of its configurations, with the dot. */
  readonly extension: string;
}
