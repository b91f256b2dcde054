import { isDeepStrictEqual } from "node:util";
import type { ClusterFacts } from "../facts.ts";
import { caution, type ClusterFinding } from "../finding.ts";
import { isOurs, managersOf } from "../owner.ts";
import type { Wanted } from "../wanted.ts";

const SUBJECT = "BGPConfiguration default";

/** What the update would take over from somebody else, and that the mesh is to go. */
export function configuration(facts: ClusterFacts, { calico }: Wanted): readonly ClusterFinding[] {
  const there = facts.configuration;
  const wanted = calico.configuration.spec;
  const found: ClusterFinding[] = [];
  // Without the object, and without the field, the mesh is on; a cluster without nodes has nothing to lose.
  const meshIsOn = there?.spec["nodeToNodeMeshEnabled"] !== false;
  if (meshIsOn && wanted["nodeToNodeMeshEnabled"] === false && facts.nodes.length > 0)
    found.push(
      caution(
        "mesh-on",
        SUBJECT,
        "pods go by the node-to-node mesh, which the update's last step turns off",
        "where pods run already, leave that step out at first (--exclude '**-bgpconfiguration-default'), see that every session is up, and update again",
      ),
    );
  const others = Object.entries(wanted).flatMap(([field, value]) => {
    if (there === null || field === "nodeToNodeMeshEnabled") return [];
    if (there.spec[field] === undefined || isDeepStrictEqual(there.spec[field], value)) return [];
    const managers = managersOf(there.metadata, ["spec", field]);
    return managers.some(isOurs) ? [] : [`${field} (${managers.join(", ") || "somebody else"})`];
  });
  if (others.length > 0)
    found.push(
      caution(
        "configuration-owned",
        SUBJECT,
        `others have set otherwise what the spec sets: ${others.join(", ")}`,
        "bring the spec and whoever sets it to one value: the last to write has the say",
      ),
    );
  return found;
}
