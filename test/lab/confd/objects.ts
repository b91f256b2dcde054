import type { CalicoVersion } from "../../../src/spec/index.ts";
import type { Labels } from "./selector.ts";

/** The part of a Kubernetes object that every kind has. */
export interface ObjectMeta {
  readonly name: string;
  readonly labels?: Labels;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Resource<Spec> {
  readonly metadata: ObjectMeta;
  readonly spec?: Spec;
}

/** `core/v1` Node, as far as confd looks at it. */
export interface Node {
  readonly metadata: ObjectMeta;
}

/** `core/v1` Secret; the values are base64. */
export interface Secret {
  readonly metadata: ObjectMeta;
  readonly data?: Readonly<Record<string, string>>;
}

/** A Go duration: `120s`, `1m30s`. */
export type Duration = string;

export interface SecretKeyRef {
  readonly secretKeyRef?: { readonly name: string; readonly key: string };
}

export interface PrefixAdvertisement {
  readonly cidr: string;
  /** By value. */
  readonly communities: readonly string[];
}

export interface BgpConfigurationSpec {
  readonly nodeToNodeMeshEnabled?: boolean;
  readonly asNumber?: number;
  readonly listenPort?: number;
  readonly bindMode?: "None" | "NodeIP";
  readonly logSeverityScreen?: string;
  readonly nodeMeshPassword?: SecretKeyRef;
  readonly nodeMeshMaxRestartTime?: Duration;
  readonly ignoredInterfaces?: readonly string[];
  readonly serviceLoadBalancerAggregation?: string;
  readonly serviceClusterIPs?: readonly { readonly cidr: string }[];
  readonly serviceExternalIPs?: readonly { readonly cidr: string }[];
  readonly serviceLoadBalancerIPs?: readonly { readonly cidr: string }[];
  readonly prefixAdvertisements?: readonly PrefixAdvertisement[];
}

export interface BgpPeerSpec {
  readonly node?: string;
  readonly nodeSelector?: string;
  readonly peerIP?: string;
  readonly peerSelector?: string;
  readonly asNumber?: number;
  readonly localASNumber?: number;
  readonly nextHopMode?: "Auto" | "Self" | "Keep";
  readonly keepOriginalNextHop?: boolean;
  readonly password?: SecretKeyRef;
  readonly sourceAddress?: "UseNodeIP" | "None";
  readonly maxRestartTime?: Duration;
  readonly keepaliveTime?: Duration;
  readonly numAllowedLocalASNumbers?: number;
  readonly ttlSecurity?: number;
  readonly reachableBy?: string;
  readonly filters?: readonly string[];
  readonly reversePeering?: "Auto" | "Manual";
}

export interface BgpFilterRule {
  readonly cidr?: string;
  readonly matchOperator?: "Equal" | "NotEqual" | "In" | "NotIn";
  readonly prefixLength?: { readonly min?: number; readonly max?: number };
  readonly source?: "RemotePeers";
  readonly interface?: string;
  readonly peerType?: "eBGP" | "iBGP";
  readonly communities?: { readonly values: readonly string[] };
  readonly asPathPrefix?: readonly number[];
  readonly priority?: number;
  readonly action: "Accept" | "Reject";
}

export interface BgpFilterSpec {
  readonly importV4?: readonly BgpFilterRule[];
  readonly exportV4?: readonly BgpFilterRule[];
  readonly importV6?: readonly BgpFilterRule[];
  readonly exportV6?: readonly BgpFilterRule[];
}

export interface IpPoolSpec {
  readonly cidr: string;
  /** Default 26 in IPv4, 122 in IPv6. */
  readonly blockSize?: number;
  readonly nodeSelector?: string;
  readonly disabled?: boolean;
  readonly disableBGPExport?: boolean;
  readonly natOutgoing?: boolean;
  readonly ipipMode?: "Always" | "CrossSubnet" | "Never";
  readonly vxlanMode?: "Always" | "CrossSubnet" | "Never";
  readonly allowedUses?: readonly string[];
  readonly assignmentMode?: "Automatic" | "Manual";
}

/** All that confd reads for the nodes of one cluster. */
export interface Datastore {
  /** The release that confd is of. */
  readonly version: CalicoVersion;
  readonly nodes: readonly Node[];
  readonly bgpConfigurations: readonly Resource<BgpConfigurationSpec>[];
  readonly bgpPeers: readonly Resource<BgpPeerSpec>[];
  readonly bgpFilters: readonly Resource<BgpFilterSpec>[];
  readonly ipPools: readonly Resource<IpPoolSpec>[];
  /** Those of the namespace that calico-node runs in. */
  readonly secrets: readonly Secret[];
  /** Calico's IPAM blocks (CIDR) of both families by the node that holds them. */
  readonly blocks: Readonly<Record<string, readonly string[]>>;
}
