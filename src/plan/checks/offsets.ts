import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { sizeOf } from "../../net/ipv4.ts";
import type { Datacenter } from "../../spec/index.ts";
import { hasHosts } from "../hosts.ts";
import type { LayoutRules } from "../layout-rules.ts";

/** The first and the last that some take of a subnet, from its first address. */
type Places = readonly [first: number, last: number];

const show = ([first, last]: Places): string =>
  first === last ? `.${String(first)}` : `.${String(first)} to .${String(last)}`;

/** Where the ToRs that a rack may have stand. */
function torPlaces({ offsets, capacity, sizes }: Datacenter): Places {
  const { firstTor } = offsets;
  const beyond = capacity.maxTorsPerRack - 1;
  const broadcast = sizeOf(sizes.rackSubnet) - 1;
  return firstTor < 0 ? [broadcast + firstTor - beyond, broadcast + firstTor] : [firstTor, firstTor + beyond];
}

/** At the declared capacity a rack's ToRs stand in its subnet, and where none of its servers does. */
export function checkOffsets(dc: Datacenter, { routing, attachments }: LayoutRules): readonly Diagnostic[] {
  if (routing.from === "node" || !attachments.used.some(({ network }) => network === "rack")) return [];
  const { offsets, capacity, sizes } = dc;
  const [first, last] = torPlaces(dc);
  const hosts = hasHosts(dc) ? capacity.maxHostsPerRack : 0;
  const servers: Places = [offsets.firstNode, offsets.firstNode + capacity.maxNodesPerRack + hosts - 1];
  const refused = (message: string, hint: string): readonly Diagnostic[] => [
    errorAt(["offsets", "firstTor"], "size-impossible", message, hint),
  ];
  const subnet = `a /${String(sizes.rackSubnet)}`;
  if (first < 1 || last > sizeOf(sizes.rackSubnet) - 2)
    return refused(
      `ToRs at ${show([first, last])} are not in ${subnet}, whose hosts are ${show([1, sizeOf(sizes.rackSubnet) - 2])}`,
      "use 1 or more, -1 or less, inside the subnet",
    );
  if (last < servers[0] || first > servers[1]) return [];
  return refused(
    `ToRs at ${show([first, last])} of ${subnet} stand where servers do, at ${show(servers)}`,
    `use an offset outside of those, such as -1, or another offsets.firstNode`,
  );
}
