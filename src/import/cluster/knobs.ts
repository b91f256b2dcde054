import { CALICO_VERSIONS } from "../../spec/calico-version.ts";
import { valueIn, type SpecValue } from "../design.ts";
import type { Knob, Situation } from "../knob.ts";

/** Only where a cluster's objects are left that nothing explains. */
const OBJECTS = /^(?:[A-Za-z]\S*: |IPPool |BGPPeer |BGPConfiguration |IPAMConfiguration )/;

const only = (path: string, values: (situation: Situation) => readonly SpecValue[]): Knob => ({
  path: path.split("."),
  values: (situation) => (situation.left.has(OBJECTS) ? values(situation) : []),
});

const listOf = (path: string, found: (situation: Situation) => readonly string[]): Knob =>
  only(path, (situation) => {
    const there = (valueIn(situation.design, path.split(".")) ?? []) as readonly SpecValue[];
    return found(situation)
      .filter((one) => !there.includes(one))
      .map((one) => [...there, one]);
  });

/** Ranges that filters let in, of which a cluster has no number of its own. */
const pool = (name: string): Knob =>
  only(`pools.${name}`, ({ left }) => left.prefixes(/cidr/).map((range) => [range]));

/** Options that a cluster's objects show. */
export const CLUSTER: readonly Knob[] = [
  only("calico.version", () => [...CALICO_VERSIONS]),
  only("servers.attachment", () => ["routed"]),
  only("calico.natOutgoing", () => [true]),
  only("calico.ipam", ({ left }) =>
    [true, false].flatMap((strictAffinity) =>
      [20, ...left.numbers(/maxBlocksPerHost/)].map((maxBlocksPerHost) => ({
        strictAffinity,
        maxBlocksPerHost,
      })),
    ),
  ),
  only("services.loadBalancerAggregation", () => [false]),
  listOf("calico.podCommunities", ({ left }) => left.communities(/communities/)),
  listOf("calico.reserved", ({ left }) => left.prefixes(/reservedCIDRs/)),
  listOf("calico.natExclusions", ({ left }) => left.prefixes(/^cidr: /)),
  pool("spineLoopbacks"),
  pool("torLoopbacks"),
  pool("nodes"),
];
