import type { CompiledFabric } from "../../compile.ts";
import { formatIpv4, formatPrefix } from "../../net/ipv4.ts";
import type { InventoryDevice } from "./device.ts";
import { entriesIn, type SpecObject } from "./spec.ts";

/** Numbers that an inventory says, as the spec has them below `pin`. */
type Pins = Readonly<Record<string, string | number>>;

/** What a fabric gives a device of its own accord, by the inventory's columns. */
interface Given {
  readonly asn: number | null;
  readonly address: string | null;
  readonly subnet: string | null;
  readonly pods: string | null;
}

function givenBy({ plan }: CompiledFabric): ReadonlyMap<string, Given> {
  const nothing = { asn: null, address: null, subnet: null, pods: null };
  return new Map<string, Given>([
    ...plan.racks.flatMap((rack): [string, Given][] => [
      [
        `rack ${rack.name}`,
        {
          ...nothing,
          asn: rack.asn,
          subnet: rack.subnet === null ? null : formatPrefix(rack.subnet),
          pods: formatPrefix(rack.pods),
        },
      ],
      ...[...rack.nodes, ...rack.hosts].map(({ name, asn, address }): [string, Given] => [
        name,
        { ...nothing, asn, address: formatIpv4(address) },
      ]),
    ]),
    ...plan.switches.map(({ name, asn, loopback }): [string, Given] => [
      name,
      { ...nothing, asn, address: formatIpv4(loopback) },
    ]),
  ]);
}

const keyOf = ({ role, name }: InventoryDevice): string => (role === "rack" ? `rack ${name}` : name);

/** What of an inventory's numbers would be another; of a fabric that is not there yet all. */
function pinsOf(device: InventoryDevice, given: Given | undefined): Pins {
  const { asn, address, subnet, pods, role } = device;
  const other = <T>(said: T | null, is: T | null | undefined): said is T => said !== null && said !== is;
  return {
    ...(other(asn, given?.asn) ? { asn } : {}),
    ...(other(address, given?.address)
      ? { [role === "spine" || role === "tor" ? "loopback" : "address"]: address }
      : {}),
    ...(other(subnet, given?.subnet) ? { subnet } : {}),
    ...(other(pods, given?.pods) ? { pods } : {}),
  };
}

const pinned = (entry: SpecObject, pins: Pins): SpecObject =>
  Object.keys(pins).length === 0
    ? entry
    : { ...entry, pin: { ...(entry["pin"] as object | undefined), ...pins } };

/** The spec with every number of the inventory pinned that the fabric would give otherwise. @param only of which roles */
export function withPins(
  spec: SpecObject,
  devices: readonly InventoryDevice[],
  fabric: CompiledFabric | null,
  only: (device: InventoryDevice) => boolean,
): SpecObject {
  const given = fabric === null ? new Map<string, Given>() : givenBy(fabric);
  const wanted = new Map(
    devices.filter(only).map((device) => [keyOf(device), pinsOf(device, given.get(keyOf(device)))]),
  );
  const withOwn = (entry: SpecObject, key = String(entry["name"])): SpecObject =>
    pinned(entry, wanted.get(key) ?? {});
  return {
    ...spec,
    spines: entriesIn(spec, "spines").map((spine) => withOwn(spine)),
    racks: entriesIn(spec, "racks").map((rack) => {
      const name = String(rack["name"]);
      const torName = (tor: SpecObject): string =>
        typeof tor["name"] === "string" ? tor["name"] : `${name}-tor${String(tor["index"])}`;
      const hosts = entriesIn(rack, "hosts").map((host) => withOwn(host));
      return {
        ...withOwn(rack, `rack ${name}`),
        tors: entriesIn(rack, "tors").map((tor) => withOwn(tor, torName(tor))),
        nodes: entriesIn(rack, "nodes").map((node) => withOwn(node)),
        ...(hosts.length === 0 ? {} : { hosts }),
      };
    }),
  };
}
