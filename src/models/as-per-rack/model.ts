import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { asnAt } from "../../net/asn.ts";
import type { AsnScheme } from "../../plan/asns.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";
import type { FabricModel } from "../model.ts";
import { sessions } from "./sessions.ts";

function asns(dc: Datacenter): AsnScheme {
  const ofRack = (rack: RackSpec): number | null => rack.pin.asn ?? asnAt(dc.pools.rackAsns, rack.index);
  return {
    spine: (spine) => spine.pin.asn ?? asnAt(dc.pools.spineAsns, spine.index),
    tor: ofRack,
    node: ofRack,
  };
}

function checks(dc: Datacenter): readonly Diagnostic[] {
  return dc.racks.flatMap((rack, at) =>
    rack.tors.length <= 1
      ? []
      : [
          errorAt(
            ["racks", at, "tors"],
            "model-unsupported",
            `as-per-rack with the route reflector on the ToR has one ToR in a rack, and ${rack.name} has ${String(rack.tors.length)}`,
            "leave one ToR in the rack",
          ),
        ],
  );
}

/**
 * AS per rack on a routed spine: a rack's ToR and nodes are one AS; each spine is an AS of its own; every router holds every route.
 *
 *     spine-1 AS 64513        spine-2 AS 64514       eBGP over every link; ECMP over all spines
 *          \   \                /    /
 *         r1-tor0 AS 64600   r2-tor0 AS 64601        the ToR reflects between its nodes,
 *          |    |             |    |                 and is their next hop for all that is not in the rack
 *        n1 64600  n2       n3 64601  n4             iBGP, dialled by the node, inside the rack's subnet
 *
 * Source: Calico, "AS per rack" with a routed spine; RFC 7938 section 5.2; RFC 4456 for the reflection.
 */
export const asPerRack: FabricModel = {
  name: "as-per-rack",
  checks,
  asns,
  sessions,
  hosts: { nodeToNodeMesh: false },
};
