import { z } from "zod";
import { interfaceName, portPattern } from "./scalars.ts";

/** Names of interfaces, by the number of what they lead to. */
export const ports = z
  .strictObject({
    torUplink: portPattern
      .default("swp{49}")
      .describe("A ToR's port to a spine, by the spine's index. Default swp{49}."),
    spineDownlink: portPattern
      .default("swp{1}")
      .describe(
        "A spine's port to a ToR, by rack index times maxTorsPerRack plus ToR index. Default swp{1}.",
      ),
    spinePeer: portPattern
      .default("swp{513}")
      .describe(
        "A spine's port to another spine, by the other's index, where the model links them. Default swp{513}.",
      ),
    torRack: interfaceName
      .default("vlan10")
      .describe("A ToR's routed interface into its rack. Default vlan10."),
    nodePlane: portPattern
      .default("eth{0}")
      .describe(
        "A node's port into a plane, by the plane's number, where nodes have an address in each plane: the same on every node. Default eth{0}.",
      ),
    torNode: portPattern
      .default("swp{129}")
      .describe(
        "A switching ToR's port to a node in a plane, by node index times planes plus plane. Default swp{129}.",
      ),
    torPeer: portPattern
      .default("swp{113}")
      .describe(
        "A ToR's port to the other ToR of its rack, by the other's index, where two switch as one. Default swp{113}.",
      ),
  })
  .prefault({})
  .describe("Interface names on switches. The number in braces is the first one.");
