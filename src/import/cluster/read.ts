import {
  canonicalIpv4,
  canonicalPrefix,
  networkOf,
  type InterfaceAddress,
  type Ipv4,
  type Prefix4,
} from "../../net/ipv4.ts";
import type { PermitFacts } from "../facts.ts";
import { calicos, nodesAmong, type ClusterObject } from "./objects.ts";

/** What a cluster's objects say of a fabric. */
export interface ClusterReading {
  readonly objects: readonly ClusterObject[];
  /** Key of the label that says which rack a node stands in. */
  readonly rackLabel: string;
  readonly nodes: readonly NodeReading[];
  readonly racks: readonly RackReading[];
  /** Prefix length of blocks; null where no pool says it. */
  readonly block: number | null;
  /** What filters let in. */
  readonly permits: readonly PermitFacts[];
}

export interface NodeReading {
  readonly name: string;
  /** Null where no label says it. */
  readonly rack: string | null;
  readonly asn: number | null;
  /** Null where it has none of its own. */
  readonly at: InterfaceAddress | null;
  readonly reflects: boolean;
  readonly announcesServices: boolean;
}

/** A rack as pools and peers select its nodes. */
export interface RackReading {
  readonly name: string;
  readonly pods: readonly Prefix4[];
  readonly tors: readonly TorReading[];
}

export interface TorReading {
  /** The peer's. */
  readonly name: string;
  readonly address: Ipv4;
  readonly asn: number | null;
}

const SELECTOR = /^(?<key>[\w./-]+) == ['"](?<value>[^'"]+)['"]/;

/** The label that a selector asks for, and its value; null for any other selector. */
const selected = ({ spec }: ClusterObject): { readonly key: string; readonly value: string } | null => {
  const text = spec["nodeSelector"];
  const { key, value } = (typeof text === "string" ? SELECTOR.exec(text)?.groups : undefined) ?? {};
  return key === undefined || value === undefined ? null : { key, value };
};

/** The label that most pools and peers select by. */
function rackLabelOf(objects: readonly ClusterObject[]): string {
  const keys = ["IPPool", "BGPPeer"].flatMap((kind) =>
    calicos(objects, kind).flatMap((one) => selected(one)?.key ?? []),
  );
  const counted = [...Map.groupBy(keys, (key) => key)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  return counted[0]?.[0] ?? "rack";
}

function interfaceAddress(text: string | undefined): InterfaceAddress | null {
  const [host = "", length = ""] = (text ?? "").split("/");
  const address = canonicalIpv4(host);
  const bits = /^\d{1,2}$/.test(length) ? Number(length) : 32;
  return address === null || bits > 32 ? null : { address, length: bits };
}

/** As Kubernetes knows it, where Calico has no annotation. */
function internalAddress({ status }: ClusterObject): string | undefined {
  const addresses = Array.isArray(status["addresses"]) ? (status["addresses"] as readonly unknown[]) : [];
  return addresses
    .map((one) => one as { readonly type?: unknown; readonly address?: unknown })
    .filter(({ type, address }) => type === "InternalIP" && typeof address === "string")
    .map(({ address }) => String(address))
    .find((address) => canonicalIpv4(address) !== null);
}

const asnOf = (value: unknown): number | null => (/^\d{1,10}$/.test(String(value)) ? Number(value) : null);

const EXCLUDED = "node.kubernetes.io/exclude-from-external-load-balancers";

const nodeReading = (node: ClusterObject, rackLabel: string): NodeReading => {
  const { name, labels, annotations } = node.metadata;
  return {
    name,
    rack: labels[rackLabel] ?? null,
    asn: asnOf(annotations["projectcalico.org/ASNumber"]),
    at: interfaceAddress(annotations["projectcalico.org/IPv4Address"] ?? internalAddress(node)),
    reflects: annotations["projectcalico.org/RouteReflectorClusterID"] !== undefined,
    announcesServices: labels[EXCLUDED] !== "true",
  };
};

const prefixIn = (value: unknown): Prefix4 | null =>
  typeof value === "string" ? canonicalPrefix(value) : null;

const isInRack = (object: ClusterObject, rackLabel: string, rack: string): boolean => {
  const label = selected(object);
  return label?.key === rackLabel && label.value === rack;
};

function rackReading(objects: readonly ClusterObject[], rackLabel: string, name: string): RackReading {
  const own = (kind: string): readonly ClusterObject[] =>
    calicos(objects, kind).filter((one) => isInRack(one, rackLabel, name));
  return {
    name,
    pods: own("IPPool").flatMap(({ spec }) => {
      const range = prefixIn(spec["cidr"]);
      return range === null || spec["disabled"] === true ? [] : [range];
    }),
    tors: own("BGPPeer").flatMap(({ metadata, spec }) => {
      const address = canonicalIpv4(typeof spec["peerIP"] === "string" ? spec["peerIP"] : "");
      return address === null ? [] : [{ name: metadata.name, address, asn: asnOf(spec["asNumber"]) }];
    }),
  };
}

/** What filters let in by IPv4. */
function permitsOf(objects: readonly ClusterObject[]): readonly PermitFacts[] {
  return calicos(objects, "BGPFilter").flatMap(({ metadata, spec }) => {
    const rules = Array.isArray(spec["importV4"]) ? (spec["importV4"] as readonly unknown[]) : [];
    return rules.flatMap((rule): readonly PermitFacts[] => {
      const { action, cidr, prefixLength } = rule as {
        readonly action?: unknown;
        readonly cidr?: unknown;
        readonly prefixLength?: { readonly min?: unknown; readonly max?: unknown };
      };
      const range = prefixIn(cidr);
      if (action !== "Accept" || range === null) return [];
      const least = asnOf(prefixLength?.min) ?? range.length;
      return [{ list: metadata.name, range, least, most: asnOf(prefixLength?.max) ?? 32 }];
    });
  });
}

/** The fabric's part of a cluster's objects, whoever made them. */
export function readObjects(objects: readonly ClusterObject[]): ClusterReading {
  const rackLabel = rackLabelOf(objects);
  const nodes = nodesAmong(objects).map((node) => nodeReading(node, rackLabel));
  const names = [
    ...nodes.map(({ rack }) => rack),
    ...["IPPool", "BGPPeer"].flatMap((kind) =>
      calicos(objects, kind).map((one) =>
        selected(one)?.key === rackLabel ? (selected(one)?.value ?? null) : null,
      ),
    ),
  ].filter((name) => name !== null);
  const sizes = calicos(objects, "IPPool")
    .filter((one) => selected(one) !== null)
    .flatMap(({ spec }) => (prefixIn(spec["cidr"]) === null ? [] : (asnOf(spec["blockSize"]) ?? [])));
  return {
    objects,
    rackLabel,
    nodes,
    racks: [...new Set(names)].map((name) => rackReading(objects, rackLabel, name)),
    block: sizes[0] ?? null,
    permits: permitsOf(objects),
  };
}

/** The network that a node stands in; null where only its address is known. */
export const networkAt = ({ at }: NodeReading): Prefix4 | null =>
  at === null || at.length > 30 ? null : networkOf(at);
