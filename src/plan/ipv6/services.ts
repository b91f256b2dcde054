import type { Prefix4 } from "../../net/ipv4.ts";
import type { Prefix6 } from "../../net/ipv6.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { Ipv6Segment } from "./image.ts";
import { embedded, type Ipv6Spec } from "./places.ts";

export const SERVICE_KINDS = ["clusterIps", "externalIps", "loadBalancerIps"] as const;

type ServiceKind = (typeof SERVICE_KINDS)[number];

/** A range of services: as given, else the IPv4 range's addresses. */
const rangeOf6 = (spec: Ipv6Spec, kind: ServiceKind, at: number, range: Prefix4): Prefix6 =>
  spec.services[kind]?.[at] ?? embedded(spec, "services", range);

/** Each range of services, whose addresses are those of IPv4 counted from its first. */
export function serviceSegments({ ipv6, services }: Datacenter): readonly Ipv6Segment[] {
  if (ipv6 === undefined) return [];
  return SERVICE_KINDS.flatMap((kind) =>
    services[kind].map((ipv4, at) => {
      const range = rangeOf6(ipv6, kind, at, ipv4);
      return { pool: "services", ipv4, ipv6: range, units: { ipv4: ipv4.length, ipv6: range.length } };
    }),
  );
}
