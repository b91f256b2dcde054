import { frrLines } from "./own-lines.ts";
import { refusedByLinux } from "../linux/interface-name.ts";
import { has, leavesOut, type Platform } from "../platform.ts";
import { allOf } from "../capabilities.ts";
import { frrDecision } from "./decision.ts";
import { frrLook } from "./look.ts";
import { renderFrr } from "./render.ts";

/** FRRouting 8.4 and newer on Linux. It routes; what Linux bridges is none of its business. */
export const frr: Platform = {
  render: renderFrr,
  bridges: null,
  refusesInterface: refusedByLinux,
  vrfIsInterface: true,
  extension: ".conf",
  lines: { frr: frrLines },
  decision: frrDecision,
  capabilities: {
    ...allOf(has()),
    vrf: has(
      "the VRF's device and which ports are in it are Linux's, and yours to set up; it has the loopback's address",
    ),
    lldp: leavesOut(
      "its lldpd is a service of Linux, and yours to install and to start (Debian: `apt install lldpd`)",
    ),
    "link-aggregates": leavesOut(
      "bonds are Linux's, and yours to set up: `bond` and the number that `calico-fabric plan` shows, by LACP (802.3ad), of the ports that it lists",
    ),
    ...Object.fromEntries(
      (["mtu", "port-speed", "fec", "breakout"] as const).map((need) => [
        need,
        leavesOut("ports are Linux's, and yours to set up: give both ends of a cable the same"),
      ]),
    ),
  },
  ranges: {},
  mostEqualPaths: 256,
  unconfirmed: [],
  get look() {
    return frrLook;
  },
};
