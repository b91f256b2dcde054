import { z } from "zod";

/** What is said of all switches on Linux. */
export const linux = z
  .strictObject({
    bridges: z
      .enum(["vlan-aware", "per-vlan"])
      .default("vlan-aware")
      .describe(
        "How switches on linux bridge: vlan-aware (one bridge that tells VLANs apart), or per-vlan (a bridge for each VLAN, which needs no VLAN filtering in the kernel, and has a spanning tree of its own; between two ToRs of a rack its frames have no tag). Default vlan-aware.",
      ),
  })
  .prefault({})
  .describe("Switches on the platform linux.");
