import type { HostDaemon } from "../../spec/index.ts";
import { bird1 } from "./bird1.ts";
import { bird2 } from "./bird2.ts";
import { frrHost } from "./frr.ts";
import { gobgp } from "./gobgp.ts";
import type { HostDaemonPlatform } from "./host-daemon.ts";

/** Everything that a host without Calico may speak BGP by. */
export const hostDaemons: Readonly<Record<HostDaemon, HostDaemonPlatform>> = {
  bird2,
  bird1,
  gobgp,
  frr: frrHost,
};
