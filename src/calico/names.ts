import { attachmentsOf } from "../attachments/index.ts";
import { errorAt, type Diagnostic } from "../diagnostics/index.ts";
import { torName } from "../plan/numbering.ts";
import type { Datacenter } from "../spec/index.ts";

/** A DNS subdomain (RFC 1123), as names of objects are: Kubernetes takes no longer one. */
const MOST_CHARACTERS = 253;

/** The BGPPeer of a session by a link of the node's own. No switch's name has a dot. */
export const linkPeerName = (device: string, node: string): string => `${device}.${node}`;

/** By which a name of the second family is longer: see `nameIn`. */
const SECOND_FAMILY = "-v6";

/**
 * Nodes whose name leaves no room for the names of their objects: where each has links of its own there is one for every ToR, with the ToR's name
 * before the node's. All other names are made of names of racks and switches, which are short.
 */
export function checkNames(dc: Datacenter): readonly Diagnostic[] {
  const { of } = attachmentsOf(dc);
  const suffix = dc.ipv6 === undefined ? "" : SECOND_FAMILY;
  return dc.racks.flatMap((rack, r) => {
    if (of(rack).network !== "none") return [];
    const device = rack.tors
      .map((tor) => torName(rack, tor))
      .reduce((longest, one) => (one.length > longest.length ? one : longest), "");
    return rack.nodes.flatMap(({ name }, n): Diagnostic[] => {
      const { length } = linkPeerName(device, name) + suffix;
      if (length <= MOST_CHARACTERS) return [];
      return [
        errorAt(
          ["racks", r, "nodes", n, "name"],
          "value-invalid",
          `the BGPPeer of its session with ${device} would have a name of ${String(length)} characters, and Kubernetes takes ${String(MOST_CHARACTERS)}`,
          `give the node a name that is ${String(length - MOST_CHARACTERS)} characters shorter, or attach the rack's servers as shared`,
        ),
      ];
    });
  });
}
