import { scalar, show, type Refusal } from "./scalars.ts";

/** What a Linux kernel's interface may be called, which a VRF is there, and every other system takes. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,14}$/;

/** Names that one system or another keeps, however it spells them: for what is in no VRF of a name, for its management, or for all VRFs. */
const KEPT: ReadonlySet<string> = new Set(["all", "default", "global", "main", "management", "mgmt"]);

const refused = (message: string): Refusal => ({
  code: "value-invalid",
  message,
  hint: "write it as in k8s, at most 15 letters, digits, _ and -, a letter first",
});

function parseVrf(value: string): string | Refusal {
  if (typeof value !== "string" || !NAME.test(value))
    return refused(`${show(value)} is no VRF's name that every system takes`);
  return KEPT.has(value.toLowerCase())
    ? refused(`"${value}" is a name that systems keep for themselves`)
    : value;
}

/** The VRF that the fabric is in. */
export const vrf = scalar<string, string>(parseVrf, {
  type: "string",
  pattern: NAME.source,
  examples: ["k8s"],
}).describe(
  "The VRF of every switch that the fabric is in: its ports, VLANs and loopbacks, its BGP and OSPF, its static routes. Other VRFs, that of the management among them, are not touched. Giving it, or another, ends every session of each switch. Default none: the default VRF.",
);
