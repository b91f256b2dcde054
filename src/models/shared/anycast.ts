import { distinctPrefixes, formatPrefix } from "../../net/ipv4.ts";
import type { FabricLayout } from "../../plan/lay-out.ts";
import type { PrefixRule } from "../../plan/session.ts";
import type { RackPlan } from "../../plan/types.ts";
import { exactly } from "./ranges.ts";

/** Addresses that several servers have, of any rack: who has one may change, and no spine is touched by it. */
export const anycastRules = ({ ranges }: Pick<FabricLayout, "ranges">): readonly PrefixRule[] =>
  ranges.anycast.map((one) => exactly("anycast", one));

/** Those that nodes of one rack have. */
export const nodesAnycastRules = ({ nodes }: Pick<RackPlan, "nodes">): readonly PrefixRule[] =>
  distinctPrefixes(nodes.flatMap(({ anycast }) => anycast)).map((one) => exactly("anycast", one));

/** Those that hosts of one rack have and none of its nodes has. */
export function hostsAnycastRules({
  nodes,
  hosts,
}: Pick<RackPlan, "nodes" | "hosts">): readonly PrefixRule[] {
  const ofNodes = new Set(nodes.flatMap(({ anycast }) => anycast.map(formatPrefix)));
  return distinctPrefixes(hosts.flatMap(({ anycast }) => anycast))
    .filter((one) => !ofNodes.has(formatPrefix(one)))
    .map((one) => exactly("anycast", one));
}

/** Those that servers of one rack have. */
export const rackAnycastRules = (rack: Pick<RackPlan, "nodes" | "hosts">): readonly PrefixRule[] => [
  ...nodesAnycastRules(rack),
  ...hostsAnycastRules(rack),
];
