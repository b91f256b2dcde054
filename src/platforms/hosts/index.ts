import type { HostDaemon } from "../../spec/index.ts";
import { bird1 } from "./bird1.ts";
import { bird2 } from "./bird2.ts";
import { frrHost } from "./frr.ts";
import { gobgp } from "./gobgp.ts";
import type { HostDaemonPlatform } from "./host-daemon.ts";

/** Everything that a host without Calico may speak BGP by. The packed program loads one when it is asked for. */
export const hostDaemons: Readonly<Record<HostDaemon, HostDaemonPlatform>> = {
  get bird2() {
    return bird2;
  },
  get bird1() {
    return bird1;
  },
  get gobgp() {
    return gobgp;
  },
  get frr() {
    return frrHost;
  },
};
