import { z } from "zod";

/** What a Linux kernel's interface may be called, which a VRF is there; every other system takes more. */
const LONGEST = 15;

/** Names that one system or another keeps: for what is in no VRF of a name, for its management, or for all VRFs. */
const KEPT: ReadonlySet<string> = new Set(["all", "default", "global", "main", "management", "mgmt", "mgmtvrf"]);

/** The VRF that the fabric is in. */
export const vrf = z
  .string()
  .max(LONGEST)
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, "must be letters, digits, '_' and '-', a letter first")
  .refine(
    (name) => !KEPT.has(name.toLowerCase()),
    "must be none that systems keep for themselves: all, default, global, main, management, mgmt, mgmtVrf",
  )
  .describe(
    "The VRF of every switch that the fabric is in: its ports, VLANs and loopbacks, its BGP and OSPF, its static routes. Other VRFs, that of the management among them, are not touched. Giving it, or another, ends every session of each switch. At most 15 characters. Default none: the default VRF.",
  );
