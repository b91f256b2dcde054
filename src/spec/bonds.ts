import { z } from "zod";
import { attachment } from "./attachment.ts";
import { serverNetwork, serverPorts } from "./server-network.ts";

const bondName = z.enum(["active-backup", "lacp"]);

/** How servers' ports are bonded, where it is not as further up. */
export const ownBond = (where: string) =>
  bondName
    .optional()
    .describe(`How the ports of ${where} are bonded, where it is not as \`servers.bond\` says.`);

/** How servers are plugged into their ToRs. */
export const servers = z
  .strictObject({
    attachment,
    bond: bondName
      .default("active-backup")
      .describe(
        "How a server bonds its ports: active-backup (one is used; a ToR sees single ports), or lacp (IEEE 802.1AX; the ToR's ports to it are an aggregate, over both ToRs of a rack of two, which are a pair by their platform's own way: MLAG, vPC, M-LAG). Of ToRs whose text has the rack's VLAN. Default active-backup.",
      ),
    links: z
      .int()
      .min(1)
      .max(4)
      .default(1)
      .describe(
        "Cables from a server to each of its ToRs: server number n has the ports from n times this on. 1 to 4, default 1.",
      ),
    network: serverNetwork,
    ports: serverPorts,
    keepaliveVrf: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_-]{0,30}$/, "must be a VRF's name: a letter, then letters, digits, - and _")
      .optional()
      .describe(
        "The VRF (VPN instance) of ToRs' keepalive addresses, by which the two of a pair watch one another. Default: the platform's own for management, where it has one by itself (nxos, cumulus), else none.",
      ),
  })
  .prefault({})
  .describe("How servers are plugged into the ToRs of their rack, where ToRs route.");

export type Bond = z.output<typeof bondName>;
