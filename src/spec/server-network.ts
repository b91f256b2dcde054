import { z } from "zod";
import { portChoice } from "./port-names.ts";

const serverNetworkName = z.enum(["netplan", "systemd-networkd", "ifupdown2"]);

export type ServerNetworkName = z.output<typeof serverNetworkName>;

export const serverNetwork = serverNetworkName
  .optional()
  .describe(
    "What sets up the network of servers: then `render` writes each server's files for it, with its addresses, its bond and the kernel's settings. Default none: it is yours to set.",
  );

export const serverPorts = portChoice
  .default("eth{0}")
  .describe(
    "A server's ports to the ToRs of its rack, on all servers alike: by the ToR's index times `links` plus the cable, from 0. Default eth{0}.",
  );
