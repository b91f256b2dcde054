import type { ParsedBridge } from "./bridge.ts";
import { sorted, type Common } from "./common.ts";

/** What cisco-config-parser makes of a text, as far as it is looked at here: it knows no `eq`, no sets, and of IPv6 only BGP. */
interface Parsed {
  readonly identity: { readonly features: readonly string[] };
  readonly vlans: readonly { readonly id: string }[];
  readonly l3_interfaces: readonly Named<{
    readonly ip_address: string | null;
    readonly mask: string | null;
  }>[];
  readonly l2_access_interfaces: readonly Named<{ readonly data_vlan: string }>[];
  readonly l2_trunk_interfaces: readonly Named<{ readonly allowed_vlans: string }>[];
  readonly prefix_lists: readonly {
    readonly name: string;
    readonly entries: readonly { readonly raw: string }[];
  }[];
  readonly route_maps: readonly {
    readonly name: string;
    readonly clauses: readonly { readonly match: readonly string[]; readonly set: readonly string[] }[];
  }[];
  readonly routing: {
    readonly static: readonly {
      readonly prefix: string;
      readonly nexthop_ip: string | null;
      readonly nexthop_interface: string;
    }[];
    readonly ospf: readonly {
      readonly interfaces: readonly { readonly interface: string; readonly passive: boolean }[];
    }[];
    readonly bgp: readonly Bgp[];
  };
  readonly parse_errors: unknown;
}

type Named<T> = T & { readonly name: string; readonly description: string };

interface Bgp extends InVrf {
  readonly as_number: string;
  readonly templates: readonly (Peer & { readonly name: string })[];
  readonly vrfs: readonly InVrf[];
}

interface InVrf {
  readonly router_id: string;
  readonly address_families: readonly { readonly networks: readonly string[] }[];
  readonly neighbors: readonly (Peer & {
    readonly ip: string;
    readonly remote_as: string | null;
    readonly description: string | null;
    readonly inherit_peer: string;
  })[];
}

interface Peer {
  readonly update_source: string | null;
  readonly address_families: readonly {
    readonly route_map: { readonly in: string | null; readonly out: string | null };
  }[];
}

export interface FoundIn {
  readonly parsed: Parsed & ParsedBridge;
  readonly names: { readonly undefined_references: object; readonly unused_definitions: object };
}

const bits = (mask: string): number =>
  mask.split(".").reduce((sum, octet) => sum + (Number(octet).toString(2).match(/1/g)?.length ?? 0), 0);

function sessionsOf({ route_maps, prefix_lists }: Parsed, { templates, neighbors }: Bgp): readonly string[] {
  return neighbors.map(({ ip, remote_as, description, inherit_peer, ...own }) => {
    const template = templates.find(({ name }) => name === inherit_peer);
    const maps = [own, template].flatMap(
      (one) => one?.address_families.map(({ route_map }) => route_map) ?? [],
    );
    const rules = (direction: "in" | "out"): number => {
      const name = maps.map((one) => one[direction]).find((one) => one !== null);
      const clauses = route_maps.find((one) => one.name === name)?.clauses ?? [];
      const list = /prefix-list (\S+)/.exec(clauses[0]?.match[0] ?? "")?.[1];
      return prefix_lists.find((one) => one.name === list)?.entries.length ?? -1;
    };
    const source = own.update_source ?? template?.update_source ?? "";
    return [ip, remote_as ?? "external", description ?? "", source, rules("in"), rules("out")].join("|");
  });
}

/** Of what the parser found. */
export function ofParser(parsed: Parsed): Common {
  const {
    routing,
    l3_interfaces: routed,
    l2_access_interfaces: access,
    l2_trunk_interfaces: trunks,
  } = parsed;
  const [process, ...more] = routing.bgp;
  if (process === undefined || more.length > 0) throw new Error("not one BGP");
  const bgp = { ...process, ...process.vrfs[0] };
  return {
    described: sorted(
      [...routed, ...access, ...trunks].map(({ name, description }) => `${name} ${description}`),
    ),
    addresses: sorted(
      routed.map(({ name, ip_address, mask }) => `${name} ${ip_address ?? ""}/${String(bits(mask ?? ""))}`),
    ),
    vlans: sorted([
      ...parsed.vlans.map(({ id }) => `${id} routed by Vlan${id}`),
      ...access.map(({ name, data_vlan }) => `${data_vlan} untagged on ${name}`),
      ...trunks.map(({ name, allowed_vlans }) => `${allowed_vlans} tagged on ${name}`),
    ]),
    asn: Number(bgp.as_number),
    routerId: bgp.router_id,
    networks: sorted(bgp.address_families.flatMap(({ networks }) => networks)),
    statics: sorted(
      routing.static.map(({ prefix, nexthop_ip, nexthop_interface }) =>
        [prefix, nexthop_ip, nexthop_interface].filter((one) => one !== null).join(" "),
      ),
    ),
    ospf: sorted(
      routing.ospf.flatMap(({ interfaces }) =>
        interfaces
          .filter((one) => !one.interface.startsWith("loopback"))
          .map((one) => `${one.interface} ${String(one.passive)}`),
      ),
    ),
    sessions: sorted(sessionsOf(parsed, bgp)),
  };
}
