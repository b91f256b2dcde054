import { Document, isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import type { Answers } from "./answers.ts";
import { MODEL_WORDS, PLATFORM_WORDS } from "./names.ts";
import { counted } from "../../text/counted.ts";

const SCHEMA = "node_modules/pulumi-calico-fabric/schema/datacenter.schema.json";

/** Planes of the l2 model, one for each ToR of a rack, have reflectors among their nodes: one in each of two racks. */
const REFLECTING_RACKS = 2;

const reflects = ({ model, tors }: Answers, rack: number, node: number): object =>
  model === "l2" && rack < REFLECTING_RACKS && node < tors ? { reflectsPlane: node } : {};

/** The value of the spec that answers make. */
export function specOf(answers: Answers): Readonly<Record<string, unknown>> {
  const { name, model, platform, spines, tors, racks, maxRacks, maxNodes } = answers;
  const { pods, ipv6, calico, rackLabel, eachNode } = answers;
  return {
    name,
    fabric: { model, ...(model === "l2" ? { planes: tors } : {}) },
    ...(platform === "frr" ? {} : { platforms: { spines: platform, tors: platform } }),
    capacity: { maxRacks, maxNodesPerRack: maxNodes },
    ...(pods === undefined ? {} : { pools: { pods } }),
    ...(ipv6 === undefined ? {} : { ipv6: { prefix: ipv6 } }),
    ...(eachNode ? { bgp: { discovery: "static" } } : {}),
    calico: { version: calico, ...(rackLabel === undefined ? {} : { rackLabel }) },
    spines: Array.from({ length: spines }, (_, index) => ({ name: `spine-${String(index + 1)}`, index })),
    racks: racks.map((rack, index) => ({
      name: rack.name,
      index,
      ...(tors === 2 ? { tors: [{ index: 0 }, { index: 1 }] } : {}),
      nodes: rack.nodes.map((node, at) => ({
        name: node,
        index: at,
        ...reflects(answers, index, at),
      })),
    })),
  };
}

/** What is said above each part, so that who opens the file knows what may be changed and what it moves. */
function commentsOn({
  model,
  platform,
  tors,
  maxRacks,
  maxNodes,
}: Answers): Readonly<Record<string, string>> {
  return {
    fabric: `Who peers with whom, in which AS: ${MODEL_WORDS[model]}. The others side by side: calico-fabric compare`,
    platforms: `Switches run ${PLATFORM_WORDS[platform]}. Ports, VLANs and hardware: docs/ports.md`,
    capacity: `Pools are laid out for ${counted(maxRacks, "rack")} of ${counted(maxNodes, "node")}: growth inside that moves no number.\nmaxRacks may be raised later, maxNodesPerRack may not`,
    pools:
      "Ranges that numbers are taken from; what is left out has a default, which calico-fabric plan shows",
    ipv6: "IPv6 beside IPv4: each number has its image in the second family",
    bgp: "ToRs have each node configured: what they run can't take whoever dials in here",
    calico: "The release that runs; objects have no field that it does not know",
    spines:
      "A number follows from an index: give what comes the next, and never one that is or was another's",
    racks:
      tors === 2
        ? "Two ToRs share a rack's network: servers bond to both, or plug into one"
        : "One ToR a rack. A second: tors: [{ index: 0 }, { index: 1 }]",
  };
}

const isPlain = (map: YAMLMap): boolean => !map.items.some(({ value }) => isSeq(value));

/** Lists that are short wherever they stand. */
const SHORT = new Set(["tors"]);

/** One line for a map without lists in it, and for what is in a list below one that has. */
function layOut(value: unknown, name = ""): void {
  if (isMap(value)) {
    if (isPlain(value)) value.flow = true;
    else for (const pair of value.items) layOut(pair.value, isScalar(pair.key) ? String(pair.key.value) : "");
  }
  if (!isSeq(value)) return;
  if (SHORT.has(name)) value.flow = true;
  for (const item of value.items) layOut(item);
}

/** The spec with comments, as somebody would have written it. */
export function specText(answers: Answers): string {
  const document = new Document(specOf(answers));
  const comments = commentsOn(answers);
  for (const { key, value } of (document.contents as YAMLMap).items) {
    layOut(value);
    const comment = isScalar(key) ? comments[String(key.value)] : undefined;
    if (comment === undefined || !isScalar(key)) continue;
    key.commentBefore = comment.replaceAll(/^/gm, " ");
    key.spaceBefore = true;
  }
  return `# yaml-language-server: $schema=${SCHEMA}\n${document.toString({ lineWidth: 0 })}`;
}
