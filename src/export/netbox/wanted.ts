import type { CompiledFabric } from "../../compile.ts";
import { familiesOf, SERVER_BOND } from "../../intent/index.ts";
import type { SwitchRole } from "../../plan/types.ts";
import { deviceAddresses } from "../addresses.ts";
import { cablesOf, type Cable } from "../cables/index.ts";
import { cableKey, type Field, type KindName, type Ref, type Wanted } from "./kinds.ts";

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

type Fields = Readonly<Record<string, Field>>;

const wanted = (kind: KindName, key: string, says: Fields, first: Fields = {}, found = key): Wanted => ({
  kind,
  key,
  found,
  says,
  first,
});

const to = (ref: KindName, key: string): Ref => ({ ref, key });

/** Found by its slug, and made with its name. */
const named = (kind: KindName, name: string, first: Fields = {}): Wanted =>
  wanted(kind, slugOf(name), {}, { name, slug: slugOf(name), ...first });

interface Device {
  readonly name: string;
  readonly role: SwitchRole | "node" | "host";
  readonly rack: string | null;
  readonly platform: string | null;
  /** As it is sold, the maker first. */
  readonly model: string;
}

function devicesOf({ plan }: CompiledFabric): readonly Device[] {
  return [
    ...[...plan.switches, ...plan.bridges].map(({ name, role, rack, platform, hardware }) => ({
      name,
      role,
      rack,
      platform,
      model: hardware?.title ?? "Generic switch",
    })),
    ...plan.racks.flatMap((rack) =>
      [
        ...rack.nodes.map(({ name }) => ({ name, role: "node" as const })),
        ...rack.hosts.map(({ name }) => ({ name, role: "host" as const })),
      ].map((one) => ({ ...one, rack: rack.name, platform: null, model: "Generic server" })),
    ),
  ];
}

const makerOf = ({ model }: Device): string => model.split(" ", 1)[0] ?? model;
const modelOf = ({ model }: Device): string => model.split(" ").slice(1).join(" ");

/** NetBox's words for ports of a speed in Gb/s. */
const PORT_TYPES: Readonly<Record<number, string>> = {
  1: "1000base-x-sfp",
  10: "10gbase-x-sfpp",
  25: "25gbase-x-sfp28",
  40: "40gbase-x-qsfpp",
  100: "100gbase-x-qsfp28",
  200: "200gbase-x-qsfp56",
  400: "400gbase-x-qsfpdd",
};

interface Port {
  readonly device: string;
  readonly name: string;
  readonly type: string;
}

const portKey = (device: string, name: string): string => `${device} ${name}`;

/** Ports of cables, and interfaces that have an address and are none. */
function portsOf(
  fabric: CompiledFabric,
  cables: readonly Cable[],
  devices: ReadonlySet<string>,
): readonly Port[] {
  const plugged = cables.flatMap(({ ends, gbps }) =>
    ends.flatMap(({ device, interface: name }): Port[] =>
      name === null || !devices.has(device) ? [] : [{ device, name, type: PORT_TYPES[gbps ?? 0] ?? "other" }],
    ),
  );
  const addressed = deviceAddresses(fabric).map(({ device, interface: name }) => ({
    device,
    name,
    type: name === SERVER_BOND ? "lag" : "virtual",
  }));
  return [
    ...new Map(
      [...plugged, ...addressed].toReversed().map((port) => [portKey(port.device, port.name), port]),
    ).values(),
  ].toReversed();
}

/** RFC 6996. */
const isPrivate = (asn: number): boolean =>
  (asn >= 64512 && asn <= 65534) || (asn >= 4200000000 && asn <= 4294967294);

const PRIVATE = "RFC 6996";

function prefixes({ plan }: CompiledFabric): readonly Wanted[] {
  const all = [
    ...plan.racks.flatMap(({ name, subnet, addresses, pods }) => [
      ...[subnet ?? addresses].flatMap((prefix) =>
        prefix === null ? [] : [{ prefix, description: `servers of rack ${name}` }],
      ),
      { prefix: pods, description: `pods of rack ${name}` },
    ]),
    ...plan.links.flatMap((link) =>
      "plane" in link || link.subnet === null
        ? []
        : [{ prefix: link.subnet, description: `link ${link.id}` }],
    ),
    ...plan.planes.map(({ name, subnet: prefix }) => ({ prefix, description: name })),
  ];
  return all.flatMap(({ prefix, description }) =>
    familiesOf(plan.ipv6).map((family) =>
      wanted(
        "prefix",
        family.prefix(prefix),
        { prefix: family.prefix(prefix), description },
        { status: "active" },
      ),
    ),
  );
}

/** Each kind's in the order of the plan; what NetBox's users say of an object besides stays. */
export function wantedObjects(fabric: CompiledFabric): readonly Wanted[] {
  const { plan } = fabric;
  const site = slugOf(plan.name);
  const devices = devicesOf(fabric);
  const names = new Set(devices.map(({ name }) => name));
  const cables = cablesOf(fabric);
  const distinct = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];
  const asns = distinct([
    ...plan.switches.map(({ asn }) => asn),
    ...plan.racks.flatMap(({ nodes, hosts }) => [...nodes, ...hosts].map(({ asn }) => asn)),
  ]).filter(isPrivate);
  const models = [...new Map(devices.map((device) => [device.model, device])).values()];
  const platforms = distinct(devices.flatMap(({ platform }) => (platform === null ? [] : [platform])));
  return [
    wanted("site", site, {}, { name: plan.name, slug: site, status: "active" }),
    ...plan.racks.map(({ name }) =>
      wanted("rack", name, { name, site: to("site", site) }, { status: "active" }),
    ),
    ...distinct(models.map(makerOf)).map((name) => named("manufacturer", name)),
    ...models.map((device) =>
      wanted(
        "deviceType",
        slugOf(device.model),
        {},
        {
          model: modelOf(device),
          slug: slugOf(device.model),
          manufacturer: to("manufacturer", slugOf(makerOf(device))),
        },
      ),
    ),
    ...distinct(devices.map(({ role }) => role)).map((role) => named("role", role, { color: "9e9e9e" })),
    ...platforms.map((name) => named("platform", name)),
    ...(asns.length === 0 ? [] : [named("rir", PRIVATE, { is_private: true })]),
    ...asns.map((asn) => wanted("asn", String(asn), { asn }, { rir: to("rir", slugOf(PRIVATE)) })),
    ...devices.map((device) =>
      wanted(
        "device",
        device.name,
        {
          name: device.name,
          role: to("role", device.role),
          site: to("site", site),
          ...(device.rack === null ? {} : { rack: to("rack", device.rack) }),
          ...(device.platform === null ? {} : { platform: to("platform", slugOf(device.platform)) }),
        },
        { device_type: to("deviceType", slugOf(device.model)), status: "active" },
      ),
    ),
    ...portsOf(fabric, cables, names).map(({ device, name, type }) =>
      wanted("interface", portKey(device, name), { device: to("device", device), name }, { type }, device),
    ),
    ...cables.flatMap(({ id, ends: [one, other] }): Wanted[] => {
      if (one.interface === null || other.interface === null || !names.has(other.device)) return [];
      const ports = [portKey(one.device, one.interface), portKey(other.device, other.interface)] as const;
      const end = (key: string) => [
        { object_type: "dcim.interface" as const, object_id: to("interface", key) },
      ];
      return [
        wanted(
          "cable",
          cableKey(...ports),
          { label: id },
          { a_terminations: end(ports[0]), b_terminations: end(ports[1]), status: "connected" },
          one.device,
        ),
      ];
    }),
    ...prefixes(fabric),
    ...deviceAddresses(fabric).flatMap((at) =>
      familiesOf(plan.ipv6).map((family) =>
        wanted(
          "address",
          family.interfaceAddress(at),
          {
            address: family.interfaceAddress(at),
            assigned_object_type: "dcim.interface",
            assigned_object_id: to("interface", portKey(at.device, at.interface)),
          },
          { status: "active" },
        ),
      ),
    ),
  ];
}
