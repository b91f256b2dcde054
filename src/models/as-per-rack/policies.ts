import type { Prefix4 } from "../../net/ipv4.ts";
import { hostPrefix } from "../../net/ipv4.ts";
import type { FabricLayout } from "../../plan/lay-out.ts";
import type { EndPolicy, PrefixRule } from "../../plan/session.ts";
import type { RackPlan } from "../../plan/types.ts";

const exactly = (prefix: Prefix4): PrefixRule => ({
  prefix,
  minLength: prefix.length,
  maxLength: prefix.length,
});

/** Blocks, and host routes of addresses that stand outside their node's block. */
const blocksIn = (prefix: Prefix4, blockLength: number): PrefixRule => ({
  prefix,
  minLength: blockLength,
  maxLength: 32,
});

const each = (ranges: readonly Prefix4[], length: number): PrefixRule[] =>
  ranges.map((prefix) => ({ prefix, minLength: length, maxLength: length }));

/** All that any rack or spine may announce, written with pools: it stays the same while racks come and go. */
const fabricRules = ({ ranges }: FabricLayout): readonly PrefixRule[] => [
  ...ranges.pods.map((range) => blocksIn(range, ranges.blockLength)),
  ...each(ranges.nodes, ranges.rackSubnetLength),
  ...each(ranges.torLoopbacks, 32),
  ...each(ranges.spineLoopbacks, 32),
];

/** All that one rack may announce. */
const rackRules = (layout: FabricLayout, rack: RackPlan): readonly PrefixRule[] => [
  blocksIn(rack.pods, layout.ranges.blockLength),
  exactly(rack.subnet),
  ...layout.switches
    .filter((device) => device.rack === rack.name)
    .map((tor) => exactly(hostPrefix(tor.loopback))),
];

/** A ToR towards its spines: only its own rack goes up, so a ToR never carries traffic from spine to spine (no valleys). */
export const torToSpines = (layout: FabricLayout, rack: RackPlan): EndPolicy => ({
  imports: { name: "FROM-SPINES", rules: fabricRules(layout), scope: "group" },
  exports: { name: "TO-SPINES", rules: rackRules(layout, rack), scope: "group" },
});

/** A spine towards a ToR: from it only its rack's ranges, to it the whole fabric. */
export const spineToTor = (layout: FabricLayout, rack: RackPlan): EndPolicy => ({
  imports: { name: `FROM-RACK-${rack.name}`, rules: rackRules(layout, rack), scope: "peer" },
  exports: { name: "TO-TORS", rules: fabricRules(layout), scope: "group" },
});

/** A ToR towards the nodes of its rack: from them only the rack's pods, to them the whole fabric. */
export const torToNodes = (layout: FabricLayout, rack: RackPlan): EndPolicy => ({
  imports: {
    name: "FROM-NODES",
    rules: [blocksIn(rack.pods, layout.ranges.blockLength)],
    scope: "group",
  },
  exports: { name: "TO-NODES", rules: fabricRules(layout), scope: "group" },
});

/** The nodes' side of the same: what the ToR lets in is what they let out, and the other way round. */
export function nodesToTor(layout: FabricLayout, rack: RackPlan): EndPolicy {
  const tor = torToNodes(layout, rack);
  return { imports: tor.exports, exports: tor.imports };
}
