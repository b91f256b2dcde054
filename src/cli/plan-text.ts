import pc from "picocolors";
import type { PlanView } from "../report/index.ts";
import { table } from "./table.ts";

/** What stands in a field of each family. */
const both = (ipv4: string, ipv6: string | undefined): string =>
  ipv6 === undefined ? ipv4 : `${ipv4} ${ipv6}`;

/** Planes, and each bridge's ports; nothing where every switch routes. */
function bridging({ planes = [], bridges = [] }: PlanView): readonly string[] {
  if (bridges.length === 0) return [];
  const mixed = bridges.some(({ platform }) => platform !== undefined);
  return [
    table(
      ["PLANE", "SUBNET", "VLAN", "OVER"],
      planes.map(({ name, subnet, subnet6, vlan, bridges: over }) => [
        name,
        both(subnet, subnet6),
        vlan === undefined ? "-" : String(vlan),
        over.join(", "),
      ]),
    ),
    table(
      ["ONLY SWITCHES", "ROLE", ...(mixed ? ["ON"] : []), "PORT"],
      bridges.flatMap(({ name, role, platform, ports }) =>
        ports.map((port) => [name, role, ...(mixed ? [platform ?? "-"] : []), port]),
      ),
    ),
  ];
}

/** Ports into the racks' VLANs; nothing where no text has them. */
function rackPorts({ racks }: PlanView): readonly string[] {
  const rows = racks.flatMap(({ name, ports = [] }) => ports.map((port) => [name, port]));
  return rows.length === 0 ? [] : [table(["RACK", "PORT"], rows)];
}

/** Servers without Calico; nothing where there are none. */
function hosts({ racks }: PlanView): readonly string[] {
  const rows = racks.flatMap((rack) =>
    (rack.hosts ?? []).map(({ name, daemon, asn, address, address6, announces }) => [
      name,
      rack.name,
      daemon,
      String(asn),
      both(address, address6),
      announces.length === 0 ? "-" : announces.join(", "),
    ]),
  );
  return rows.length === 0 ? [] : [table(["HOST", "RACK", "BY", "AS", "ADDRESS", "ANNOUNCES"], rows)];
}

/** Several clusters; nothing where there is one without a name. */
const clusters = ({ clusters: all }: PlanView): readonly string[] =>
  all === undefined
    ? []
    : [
        table(
          ["CLUSTER", "PODS", "SERVICES", "REACHES"],
          all.map(({ name, pods, services, reaches }) => [
            name,
            pods,
            services.join(", ") || "-",
            reaches.join(", ") || "-",
          ]),
        ),
      ];

/** Borders and what stands behind them; nothing where the fabric stands alone. */
const outside = ({ outside: peers = [] }: PlanView): readonly string[] =>
  peers.length === 0
    ? []
    : [
        table(
          ["BORDER", "OUTSIDE", "TAKES"],
          peers.map(({ border, router, exchange }) => [border, router, exchange]),
        ),
      ];

/** Links of several cables, and those; nothing where there is none. */
function linkAggregates({ links }: PlanView): readonly string[] {
  const rows = links.flatMap(({ id, cables = [] }) => cables.map((cable) => [id, cable]));
  return rows.length === 0 ? [] : [table(["AGGREGATE", "CABLE"], rows)];
}

/** A plan for a terminal: switches, racks, nodes, hosts, links, sessions. */
export function planText(plan: PlanView): string {
  const mixed = plan.switches.some(({ platform }) => platform !== undefined);
  const several = plan.clusters !== undefined;
  const inPods = plan.switches.some(({ pod }) => pod !== undefined);
  const inPlanes = plan.switches.some(({ plane }) => plane !== undefined);
  const sections: readonly string[] = [
    `${pc.bold(plan.name)}: ${plan.model}`,
    table(
      [
        "SWITCH",
        "ROLE",
        ...(inPods ? ["POD"] : []),
        ...(inPlanes ? ["PLANE"] : []),
        "RACK",
        "AS",
        ...(mixed ? ["ON"] : []),
        "LOOPBACK",
      ],
      plan.switches.map(({ name, role, pod, plane, rack, asn, platform, loopback, loopback6 }) => [
        name,
        role,
        ...(inPods ? [pod ?? "-"] : []),
        ...(inPlanes ? [plane === undefined ? "-" : String(plane)] : []),
        rack ?? "-",
        String(asn),
        ...(mixed ? [platform ?? "-"] : []),
        both(loopback, loopback6),
      ]),
    ),
    ...bridging(plan),
    ...clusters(plan),
    table(
      ["RACK", "AS", "SUBNET", "PODS", "NODES", "GATEWAY"],
      plan.racks.map((rack) => [
        rack.name,
        String(rack.asn),
        rack.addresses === undefined
          ? both(rack.subnet ?? "-", rack.subnet6)
          : `addresses in ${both(rack.addresses, rack.addresses6)}`,
        [
          `${rack.cluster === undefined ? "" : `${rack.cluster} `}${both(rack.pods, rack.pods6)}`,
          ...(rack.morePods ?? []),
          ...(rack.guests ?? []).map(({ cluster, pods }) => `${cluster} ${pods}`),
        ].join("; "),
        String(rack.nodes.length),
        rack.gateways.join("; "),
      ]),
    ),
    table(
      ["NODE", ...(several ? ["OF"] : []), "RACK", "AS", "ADDRESS"],
      plan.racks.flatMap((rack) =>
        rack.nodes.map(({ name, cluster, asn, address, address6, ports, links = [], reflects }) => [
          name,
          ...(several ? [cluster ?? "-"] : []),
          rack.name,
          String(asn),
          [
            ports?.join("; ") ?? both(address, address6),
            ...links,
            ...(reflects === undefined ? [] : [`reflects ${reflects}`]),
          ].join("; "),
        ]),
      ),
    ),
    ...rackPorts(plan),
    ...hosts(plan),
    table(
      ["LINK", "ENDS"],
      plan.links.map(({ subnet, subnet6, ends }) => [
        subnet === null ? "unnumbered" : both(subnet, subnet6),
        ends.join("  --  "),
      ]),
    ),
    ...linkAggregates(plan),
    table(
      ["SESSION", "TYPE", "ENDS"],
      plan.sessions.map(({ id, type, ends }) => [
        id,
        type,
        ends
          .map(
            ({ name, asn, at, at6 }) =>
              `${name} ${asn === null ? "an AS each" : `AS ${String(asn)}`} (${at6 === undefined ? at : `${at}; ${at6}`})`,
          )
          .join("  --  "),
      ]),
    ),
    ...outside(plan),
  ];
  return `${sections.join("\n\n")}\n`;
}
