import { CALICO_VERSIONS, type CalicoVersion } from "../../spec/index.ts";
import type { CalicoKind } from "../objects.ts";

type Fields = Readonly<Record<string, CalicoVersion>>;

/** The oldest release whose objects are written. */
const FIRST = CALICO_VERSIONS[0];

const since = (version: CalicoVersion, ...names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, version]));

/** A rule of a BGPFilter. */
const RULE: Fields = {
  ...since(FIRST, "action", "cidr", "matchOperator"),
  ...since("3.29", "prefixLength.min", "prefixLength.max"),
};

const inEach = (lists: readonly string[], fields: Fields): Fields =>
  Object.fromEntries(
    lists.flatMap((list) =>
      Object.entries(fields).map(([name, version]) => [`${list}.${name}`, version] as const),
    ),
  );

/**
 * Every field that is written, by its path in `spec` and without the positions of lists, with the first minor release that takes it in
 * `projectcalico.org/v3`. From the releases' definitions (projectcalico/calico, `libcalico-go/config/crd` and `api/config/crd` at v3.28.5,
 * v3.29.7, v3.30.7, v3.31.7 and v3.32.1) and the API's own types at the same tags (`api/pkg/apis/projectcalico/v3`).
 */
export const FIELDS: Readonly<Record<CalicoKind, Fields>> = {
  BGPConfiguration: {
    ...since(
      FIRST,
      "nodeToNodeMeshEnabled",
      "serviceClusterIPs.cidr",
      "serviceExternalIPs.cidr",
      "serviceLoadBalancerIPs.cidr",
      "prefixAdvertisements.cidr",
      "prefixAdvertisements.communities",
    ),
    serviceLoadBalancerAggregation: "3.31",
  },
  BGPFilter: {
    ...inEach(["importV4", "importV6"], RULE),
    ...inEach(["exportV4", "exportV6"], { ...RULE, ...since(FIRST, "source", "interface") }),
  },
  BGPPeer: {
    ...since(
      FIRST,
      "node",
      "nodeSelector",
      "peerIP",
      "peerSelector",
      "asNumber",
      "maxRestartTime",
      "numAllowedLocalASNumbers",
      "password.secretKeyRef.key",
      "password.secretKeyRef.name",
      "sourceAddress",
      "ttlSecurity",
      "filters",
    ),
    localASNumber: "3.31",
    keepaliveTime: "3.32",
  },
  IPAMConfiguration: {
    ...since(FIRST, "strictAffinity", "maxBlocksPerHost"),
    // Before, it is in what is stored and not in the API: Calico's API server writes true there itself (apiserver/pkg/storage/calico/ipamconfig_storage.go).
    autoAllocateBlocks: "3.32",
  },
  IPPool: since(
    FIRST,
    "cidr",
    "blockSize",
    "ipipMode",
    "vxlanMode",
    "natOutgoing",
    "nodeSelector",
    "disabled",
    "disableBGPExport",
  ),
  IPReservation: since(FIRST, "reservedCIDRs"),
};

const orderOf = (version: CalicoVersion): number => CALICO_VERSIONS.indexOf(version);

/** Whether a release is not older than another. */
export const isFrom = (version: CalicoVersion, first: CalicoVersion): boolean =>
  orderOf(version) >= orderOf(first);

/** Whether a release takes the field; none takes one that is not in the table. */
export const takes = (version: CalicoVersion, kind: CalicoKind, field: string): boolean => {
  const first = FIELDS[kind][field];
  return first !== undefined && isFrom(version, first);
};

/** Whether a rule of a filter can name the lengths of prefixes. */
export const takesLengths = (version: CalicoVersion): boolean =>
  takes(version, "BGPFilter", "importV4.prefixLength.min");
