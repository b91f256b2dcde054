import { formatIpv4, formatPrefix } from "../net/ipv4.ts";
import type { CompiledFabric } from "../compile.ts";
import { csvText } from "../text/csv.ts";
import { exported, type Exporter } from "./exporter.ts";

/** Columns of a table of devices, as `calico-fabric import csv` reads them. */
export const DEVICE_COLUMNS = [
  "role",
  "name",
  "rack",
  "index",
  "platform",
  "hardware",
  "cluster",
  "asn",
  "address",
  "subnet",
  "pods",
  "daemon",
  "announces",
] as const;

type Cells = Readonly<Partial<Record<(typeof DEVICE_COLUMNS)[number], string>>>;

/** What the spec calls each switch's hardware, by the switch's name. */
function hardwareNames({
  datacenter: { hardware, spines, racks },
}: CompiledFabric): ReadonlyMap<string, string> {
  const named = [
    ...spines.map((spine) => [spine.name, spine.hardware ?? hardware.spines] as const),
    ...racks.flatMap((rack) =>
      rack.tors.map(
        (tor) => [tor.name ?? `${rack.name}-tor${String(tor.index)}`, tor.hardware ?? hardware.tors] as const,
      ),
    ),
  ];
  return new Map(named.flatMap(([name, model]) => (model === undefined ? [] : [[name, model]])));
}

/** Then addresses of 32 bits stand for those of IPv6, but for switches' router ids. */
const isIpv6Alone = ({ plan }: CompiledFabric): boolean => plan.ipv6?.alone === true;

function rowsOf(fabric: CompiledFabric): readonly Cells[] {
  const { plan } = fabric;
  const hasIpv4 = !isIpv6Alone(fabric);
  const ofIpv4 = (text: string): string => (hasIpv4 ? text : "");
  const hardware = hardwareNames(fabric);
  const switchCells = (
    one: CompiledFabric["plan"]["switches"][number] | CompiledFabric["plan"]["bridges"][number],
  ): Cells => ({
    role: one.role,
    name: one.name,
    ...(one.rack === null ? {} : { rack: one.rack }),
    index: String(one.index),
    platform: one.platform,
    hardware: hardware.get(one.name) ?? "",
    ...("asn" in one ? { asn: String(one.asn), address: formatIpv4(one.loopback) } : {}),
  });
  const switches = [...plan.switches, ...plan.bridges];
  return [
    ...switches.filter(({ role }) => role === "spine").map(switchCells),
    ...plan.racks.flatMap((rack): readonly Cells[] => [
      {
        role: "rack",
        name: rack.name,
        index: String(rack.index),
        cluster: rack.cluster ?? "",
        subnet: rack.subnet === null ? "" : ofIpv4(formatPrefix(rack.subnet)),
        pods: ofIpv4(formatPrefix(rack.pods)),
      },
      ...switches.filter((one) => one.rack === rack.name).map(switchCells),
      ...rack.nodes.map((node): Cells => ({
        role: "node",
        name: node.name,
        rack: rack.name,
        index: String(node.index),
        cluster: node.cluster ?? "",
        asn: String(node.asn),
        address: ofIpv4(formatIpv4(node.address)),
      })),
      ...rack.hosts.map((host): Cells => ({
        role: "host",
        name: host.name,
        rack: rack.name,
        index: String(host.index),
        asn: String(host.asn),
        address: ofIpv4(formatIpv4(host.address)),
        daemon: host.daemon,
        announces: ofIpv4(host.announces.map(formatPrefix).join(" ")),
      })),
    ]),
  ];
}

/** Every device as a table, as an inventory keeps it. */
export const csv: Exporter = {
  needs: [],
  files: (fabric) =>
    exported(
      [
        [
          "devices.csv",
          csvText(
            DEVICE_COLUMNS,
            rowsOf(fabric).map((cells) => DEVICE_COLUMNS.map((column) => cells[column] ?? "")),
          ),
        ],
      ],
      [
        ...(fabric.plan.pods === undefined
          ? []
          : ["pods and super-spines: the table has no columns for them, and is no whole inventory"]),
        ...(isIpv6Alone(fabric)
          ? ["addresses of servers, subnets and pods: the table has IPv4's, and the fabric has none"]
          : []),
      ],
    ),
};
