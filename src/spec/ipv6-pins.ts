import { z } from "zod";
import { ownAddress6, cidr6 } from "./ipv6.ts";
import { cable, label } from "./scalars.ts";

const WHAT = "The same in IPv6, where the datacenter has it. Default: the images of the IPv4 numbers.";

const loopback = ownAddress6.optional().describe("Its loopback, a /128. Only where it routes.");
const inRack = ownAddress6.optional().describe("Its address in the rack's subnet.");

/** IPv6 numbers of a spine that exist already. */
export const spinePins6 = z
  .strictObject({
    loopback,
    plane: cidr6.optional().describe("The subnet of the spine's plane, a /64; only where spines switch."),
    spineLinks: z
      .record(label, cidr6)
      .default({})
      .describe(
        "The network of the link to another spine, by that one's name, a /64 to a /127. Said at one of the two; whoever has the lower address in IPv4 has it in IPv6.",
      ),
  })
  .prefault({})
  .describe(WHAT);

/** IPv6 numbers of a super-spine that exist already. */
export const superSpinePins6 = z
  .strictObject({
    loopback: ownAddress6.optional().describe("Its loopback, a /128."),
    links: z
      .record(cable, cidr6)
      .default({})
      .describe(
        "The network of the link to a spine, as in `pin.links`, a /64 to a /127: of a /127 both addresses, of others ::1 and ::2 in it. The super-spine has the lower.",
      ),
  })
  .prefault({})
  .describe(WHAT);

/** IPv6 numbers of a ToR that exist already. */
export const torPins6 = z
  .strictObject({
    loopback,
    uplinks: z
      .record(cable, cidr6)
      .default({})
      .describe(
        "The network of the link to a spine, as in `pin.uplinks`, a /64 to a /127: of a /127 both addresses, of others ::1 and ::2 in it. Whoever has the lower in IPv4 has it in IPv6.",
      ),
    address: inRack,
  })
  .prefault({})
  .describe(WHAT);

/** IPv6 numbers of a rack that exist already. */
export const rackPins6 = z
  .strictObject({
    subnet: cidr6.optional().describe("The network of its nodes and ToRs, a /64."),
    pods: cidr6.optional().describe("The rack's IPPool, as large as that of IPv4: a /19 is a /115."),
  })
  .prefault({})
  .describe(WHAT);

/** IPv6 numbers of a node that exist already. */
export const nodePins6 = z.strictObject({ address: inRack }).prefault({}).describe(WHAT);
