import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { Fec } from "../../spec/ethernet.ts";

type Links = "fabric" | "racks";

/**
 * What error correction there is at each speed, in Gb/s (IEEE 802.3): fc is clause 74, of 10, 25 and 40 (and of 50 by the 25G/50G Ethernet
 * Consortium); rs is clauses 91, 108, 119 and 134, from 25 on. Signals of 200 and more can't do without (clause 119).
 */
const POSSIBLE: Readonly<Record<number, readonly Fec[]>> = {
  1: ["none"],
  10: ["none", "fc"],
  25: ["none", "fc", "rs"],
  40: ["none", "fc"],
  50: ["none", "fc", "rs"],
  100: ["none", "rs"],
  200: ["rs"],
  400: ["rs"],
};

/** What a way of error correction lacks at a speed; null where it is possible there. */
export function noSuchFec(links: Links, gbps: number, fec: Fec, where: string): Diagnostic | null {
  const possible = POSSIBLE[gbps];
  if (possible === undefined || possible.includes(fec)) return null;
  return errorAt(
    ["ethernet", links, "fec"],
    "value-invalid",
    `${where} of ${String(gbps)} Gb/s there is no error correction "${fec}"`,
    `use ${possible.map((one) => `"${one}"`).join(" or ")}, or leave it out: then it is as the port and its module have it`,
  );
}
