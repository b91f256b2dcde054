import { DETECTION, environmentCommand, nodeRanges, type NodeRanges } from "../../../calico/index.ts";
import { few } from "../../../text/few.ts";
import { cidrHolds } from "../cidr.ts";
import type { ClusterFacts } from "../facts.ts";
import { caution, refusal, type ClusterFinding } from "../finding.ts";
import type { Node } from "../objects.ts";
import { isOurs, managersOf } from "../owner.ts";
import type { Wanted } from "../wanted.ts";

type FamilyName = NodeRanges["family"];

const ANNOTATION: Readonly<Record<FamilyName, string>> = {
  ipv4: "projectcalico.org/IPv4Address",
  ipv6: "projectcalico.org/IPv6Address",
};

/**
 * How calico-node comes to a node's address when it starts: `kept` where the annotation stays as it is; `sound` where it can only find the
 * plan's; `open` where it depends on the server's interfaces; `fixed` where the same is said of every node.
 */
type Detection =
  { readonly kind: "kept" | "sound" } | { readonly kind: "open" | "fixed"; readonly method: string };

const internalOf = (node: Node, ofFamily: (address: string) => boolean): string | undefined =>
  (node.status.addresses ?? []).find(({ type, address }) => type === "InternalIP" && ofFamily(address))
    ?.address;

/** An address that the plan gives to a node of the cluster. */
interface Placed {
  readonly node: Node;
  /** `10.192.0.10/24`. */
  readonly planned: string;
}

const hostOf = (cidr: string): string => cidr.split("/")[0] ?? cidr;

function findsPlanned(method: string, placed: readonly Placed[]): boolean {
  const cidrs = /^cidr=(.*)$/.exec(method)?.[1]?.split(/\s*,\s*/);
  if (cidrs !== undefined)
    return placed.every(({ planned }) => cidrs.some((cidr) => cidrHolds(cidr, hostOf(planned))));
  if (!method.startsWith("kubernetes-internal-ip")) return false;
  return placed.every(({ node, planned }) => {
    const is6 = planned.includes(":");
    return internalOf(node, (address) => address.includes(":") === is6) === hostOf(planned);
  });
}

/** By calico-node's own rules for `IP` and `IP6` (node/pkg/lifecycle/startup/startup.go, the same from 3.28 to 3.32). */
function detectionOf(
  { calicoNode }: ClusterFacts,
  family: FamilyName,
  placed: readonly Placed[],
): Detection | null {
  if (calicoNode === null) return null;
  const { address, method: variable } = DETECTION[family];
  const said = calicoNode.env[address] ?? "";
  if (said === "" || said === "none") return { kind: "kept" };
  if (said !== "autodetect") return { kind: "fixed", method: `${address}=${said}` };
  const method = calicoNode.env[variable] ?? "first-found";
  return findsPlanned(method, placed) ? { kind: "sound" } : { kind: "open", method };
}

/** The command that has calico-node find the plan's addresses, whoever installed it. */
function wayOut({ installation, calicoNode }: ClusterFacts, { cluster }: Wanted): string {
  if (installation === null) return environmentCommand(cluster, calicoNode?.namespace ?? "kube-system");
  const { calicoNetwork } = installation.spec;
  const changes = nodeRanges(cluster).map(({ family, cidrs }) => {
    const field = DETECTION[family].installation;
    // The operator takes one method, so those that are there have to go.
    const others = Object.keys(calicoNetwork[field] ?? {}).filter((key) => key !== "cidrs");
    return [field, { ...Object.fromEntries(others.map((key) => [key, null])), cidrs }] as const;
  });
  const patch = JSON.stringify({ spec: { calicoNetwork: Object.fromEntries(changes) } });
  return `kubectl patch installation default --type merge -p '${patch}'`;
}

/** Nodes with another address than the plan's, which nobody here has written. */
function differing(family: FamilyName, placed: readonly Placed[]): readonly string[] {
  const key = ANNOTATION[family];
  return placed.flatMap(({ node: { metadata }, planned }) => {
    const now = metadata.annotations[key];
    if (now === undefined || now === planned) return [];
    const managers = managersOf(metadata, ["metadata", "annotations", key]);
    return managers.some(isOurs) ? [] : [`${metadata.name} (${now}, in the plan ${planned})`];
  });
}

function inFamily(facts: ClusterFacts, wanted: Wanted, family: FamilyName): readonly ClusterFinding[] {
  const there = new Map(facts.nodes.map((node) => [node.metadata.name, node]));
  const placed = wanted.calico.nodes.flatMap(({ name, annotations }): Placed[] => {
    const [node, planned] = [there.get(name), annotations[ANNOTATION[family]]];
    return node === undefined || planned === undefined ? [] : [{ node, planned }];
  });
  const detection = detectionOf(facts, family, placed);
  const different = differing(family, placed);
  const subject = `calico-node, ${family === "ipv4" ? "IPv4" : "IPv6"}`;
  if (detection === null) return [];
  if (detection.kind === "fixed")
    return [
      refusal(
        "address-detected",
        subject,
        `${detection.method} says the same of every node`,
        wayOut(facts, wanted),
      ),
    ];
  if (detection.kind === "open") {
    const rule = `it finds each node's address by ${detection.method}, anew at every start, and writes it over the plan's`;
    return [
      different.length > 0
        ? refusal("address-detected", subject, `${rule}: ${few(different)}`, wayOut(facts, wanted))
        : caution(
            "address-detected",
            subject,
            `${rule}; on a server with several interfaces it may find another`,
            wayOut(facts, wanted),
          ),
    ];
  }
  if (different.length === 0) return [];
  // What was kept is the plan's as soon as the update has written it; what was looked for in the plan's ranges is the server's own.
  const finding = detection.kind === "kept" ? caution : refusal;
  return [
    finding(
      "address-differs",
      subject,
      `nodes have other addresses than the plan's: ${few(different)}`,
      "give the server the plan's address, or pin the one that it has (racks[].nodes[].pin.address)",
    ),
  ];
}

/** Who writes nodes' addresses, and whether they are the plan's. */
export const addresses = (facts: ClusterFacts, wanted: Wanted): readonly ClusterFinding[] =>
  nodeRanges(wanted.cluster).flatMap(({ family }) => inFamily(facts, wanted, family));
