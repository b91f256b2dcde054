import { warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import { attachmentsOf } from "../../attachments/index.ts";
import { torName } from "../../plan/numbering.ts";
import type { Datacenter } from "../../spec/index.ts";

/** Racks of several ToRs that have no network of the rack in common, by the names of their ToRs. */
const apartTors = (dc: Datacenter): ReadonlySet<string> => {
  const { of } = attachmentsOf(dc);
  return new Set(
    dc.racks
      .filter((rack) => rack.tors.length > 1 && of(rack).network !== "rack")
      .flatMap((rack) => rack.tors.map((tor) => torName(rack, tor))),
  );
};

/**
 * ToRs of one AS refuse each other's routes. One that has lost its cable to a server knows no way to it, while the rack's range, which it
 * announces outside, still draws what is for the server's pods. Spines have both ToRs' routes, and send by the other.
 */
export function checkBordersApart(dc: Datacenter): readonly Diagnostic[] {
  if (dc.outside === undefined || dc.outside.announce.pods === "none") return [];
  const tors = apartTors(dc);
  const first = new Map(dc.outside.peers.map((peer, at) => [peer.switch, at] as const).toReversed());
  return [...first]
    .filter(([name]) => tors.has(name))
    .toSorted(([, a], [, b]) => a - b)
    .map(([name, at]) =>
      warningAt(
        ["outside", "peers", at, "switch"],
        "border-loses-servers",
        `${name} hears of its rack's servers by their own links alone: of one that has lost its cable to it, it drops what comes from outside, though the rack's other ToR reaches it`,
        "let spines be the borders, or ToRs of racks whose servers share a network, or take a model in which each ToR is an AS of its own, as as-per-server",
      ),
    );
}
