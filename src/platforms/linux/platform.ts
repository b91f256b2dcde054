import { frrLines } from "../frr/own-lines.ts";
import { linuxLines } from "./own-lines.ts";
import { allOf } from "../capabilities.ts";
import { frrDecision } from "../frr/decision.ts";
import { frrLook } from "../frr/look.ts";
import { renderFrr } from "../frr/render.ts";
import { has, lacks, leavesOut, type Platform } from "../platform.ts";
import { refusedBridge, renderBridge, switching } from "./bridges.ts";
import { refusedByLinux } from "./interface-name.ts";
import { network } from "./network.ts";
import { withNetwork } from "./network-text.ts";

/** A whole switch on Linux: its network by ifupdown2, and what FRR does on it, which is as on `frr`. */
export const linux: Platform = {
  render: (intent) => withNetwork(network(intent), renderFrr(intent)),
  bridges: { render: renderBridge, switching, refuses: refusedBridge },
  refusesInterface: refusedByLinux,
  vrfIsInterface: true,
  extension: ".conf",
  lines: { linux: linuxLines, frr: frrLines },
  decision: frrDecision,
  capabilities: {
    ...allOf(has()),
    vrf: has(
      "a device of the VRF's name, by ifupdown2, with a table that it chooses; it has the loopback's address",
    ),
    lldp: leavesOut(
      "its lldpd is a service of Linux, and yours to install and to start (Debian: `apt install lldpd`)",
    ),
    "routed-pair": lacks(
      "the kernel knows no aggregate over two switches",
      "leave servers.bond at active-backup in racks of two ToRs, or put both on another platform",
    ),
    breakout: leavesOut(
      "how a port is broken out is its driver's (`devlink port split`), and yours to set up",
    ),
  },
  ranges: {},
  mostEqualPaths: 256,
  unconfirmed: [],
  look: frrLook,
};
