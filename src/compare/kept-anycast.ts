import type { DatacenterSpec } from "../spec/index.ts";
import type { RackInput } from "./adapt.ts";

/** Servers of one address that a part of a fabric has at least, where it has any of its racks. */
const OWNERS = 3;

/** The first servers of each address: what is sent there is looked at in a part, too. */
export const anycastOwners = ({ anycast = [] }: DatacenterSpec): ReadonlySet<string> =>
  new Set(anycast.flatMap(({ servers }) => servers.slice(0, OWNERS)));

/** Addresses of several servers, with those of them that are kept; an address goes with the last. */
export function keptAnycast(
  { anycast = [] }: DatacenterSpec,
  racks: readonly RackInput[],
): Pick<DatacenterSpec, "anycast"> {
  if (anycast.length === 0) return {};
  const kept = new Set(
    racks.flatMap(({ nodes = [], hosts = [] }) => [...nodes, ...hosts].map(({ name }) => name)),
  );
  return {
    anycast: anycast
      .map((one) => ({ ...one, servers: one.servers.filter((server) => kept.has(server)) }))
      .filter(({ servers }) => servers.length > 0),
  };
}
