import { few } from "../../../text/few.ts";
import type { ClusterFacts } from "../facts.ts";
import { caution, type ClusterFinding } from "../finding.ts";
import type { Wanted } from "../wanted.ts";

const ASN = "projectcalico.org/ASNumber";

/** Nodes that the spec has and the cluster does not; none where it does not show them. */
export const absentNodes = (facts: ClusterFacts, { calico }: Wanted): readonly string[] => {
  if (facts.unread.some(({ what }) => what === "nodes")) return [];
  const there = new Set(facts.nodes.map(({ metadata }) => metadata.name));
  return calico.nodes.map(({ name }) => name).filter((name) => !there.has(name));
};

/** Nodes of one and not of the other, and those that would change their AS. */
export function nodes(facts: ClusterFacts, wanted: Wanted): readonly ClusterFinding[] {
  if (facts.unread.some(({ what }) => what === "nodes")) return [];
  const { calico } = wanted;
  const there = new Map(facts.nodes.map((node) => [node.metadata.name, node]));
  const planned = new Set(calico.nodes.map(({ name }) => name));
  const absent = absentNodes(facts, wanted);
  const unknown = [...there.keys()].filter((name) => !planned.has(name));
  const changing = calico.nodes.flatMap(({ name, annotations }) => {
    const [now, next] = [there.get(name)?.metadata.annotations[ASN], annotations[ASN]];
    return now === undefined || now === next ? [] : [`${name} (${now} to ${String(next)})`];
  });
  return [
    ...(absent.length === 0
      ? []
      : [
          caution(
            "node-absent",
            `Node ${few(absent)}`,
            "the spec has it and the cluster does not",
            "join it to the cluster under this name and update again, or take it out of the spec: until then no labels are written for it",
          ),
        ]),
    ...(unknown.length === 0
      ? []
      : [
          caution(
            "node-unknown",
            `Node ${few(unknown)}`,
            "the cluster has it and the spec does not: no pool and no peer selects it, and without the mesh its pods reach nobody",
            "put it into its rack in the spec; one that runs only pods of the host's network needs neither",
          ),
        ]),
    ...(changing.length === 0
      ? []
      : [
          caution(
            "asn-changes",
            `Node ${few(changing)}`,
            "its AS number becomes another, which starts its sessions anew",
            "pin the number that runs (racks[].pin.asn, nodes[].pin.asn), or update while the sessions may go",
          ),
        ]),
  ];
}
