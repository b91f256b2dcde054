import type { CompiledFabric } from "../../compile.ts";
import { formatIpv4, formatPrefix } from "../../net/ipv4.ts";
import { cablesOf } from "../cables/index.ts";
import type { BatfishDevices } from "./devices.ts";
import type { BatfishHost } from "./hosts.ts";

/** Cables of which Batfish knows both ends, as `layer1_topology.json` has them. */
export function layer1(
  fabric: CompiledFabric,
  { ports }: BatfishDevices,
  hosts: readonly BatfishHost[],
): object {
  const known = new Map([
    ...ports,
    ...hosts.map(({ hostname, hostInterfaces }) => [hostname, new Set(Object.keys(hostInterfaces))] as const),
  ]);
  const edges = cablesOf(fabric).flatMap(({ ends }) => {
    const nodes = ends.flatMap(({ device, interface: port }) => {
      const own = known.get(device);
      return port === null || own === undefined || (own !== null && !own.has(port))
        ? []
        : [{ hostname: device, interfaceName: port }];
    });
    const [node1, node2] = nodes;
    return node1 === undefined || node2 === undefined ? [] : [{ node1, node2 }];
  });
  return { edges };
}

/** What routers outside are known to announce, as `external_bgp_announcements.json` has it; null where there is nothing. */
export function announcements({ outside }: CompiledFabric, { ports }: BatfishDevices): object | null {
  const all = outside.flatMap(({ asn, announces, links }) =>
    links.flatMap(({ border, borderAddress, address: { address }, session }) =>
      asn === null || session === null || !ports.has(border)
        ? []
        : announces.map((network) => ({
            type: "ebgp_sent",
            network: formatPrefix(network),
            nextHopIp: formatIpv4(address),
            srcIp: formatIpv4(address),
            dstNode: border,
            dstVrf: "default",
            dstIp: formatIpv4(borderAddress),
            srcProtocol: "AGGREGATE",
            originType: "igp",
            localPreference: 0,
            med: 0,
            originatorIp: "0.0.0.0",
            asPath: [[asn]],
            communities: [],
            clusterList: [],
          })),
    ),
  );
  return all.length === 0 ? null : { Announcements: all };
}
