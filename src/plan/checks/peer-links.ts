import { errorAt, warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import { isAggregateName } from "../../hardware/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { spinePairSockets, torPairSockets, type Socket } from "../ports.ts";
import { otherOfPair } from "../rack-pairs.ts";
import { rackVlan } from "../server-ports.ts";
import { pairsSpines, pairsTors, spinePairs, torPairs } from "../switched/pairs.ts";

/** Two switches that are one. */
interface Pair {
  /** As people say them. */
  readonly both: string;
  /** The first port of their link at one of them. */
  readonly port: string | null;
}

const pairOf = (cables: readonly (readonly [Socket, Socket])[]): readonly Pair[] =>
  cables
    .slice(0, 1)
    .map(([one, other]) => ({ both: `${one.device} and ${other.device}`, port: one.port.interface }));

/** Pairs of ToRs that route, whose text has what makes them one. */
const routedPairs = (dc: Datacenter): readonly Pair[] =>
  dc.racks.flatMap((rack) => {
    const [tor] = rack.tors;
    const other = tor === undefined ? null : otherOfPair(dc, { rack, tor });
    return tor === undefined || other === null || rackVlan(dc, tor) === null
      ? []
      : pairOf(torPairSockets(dc, rack, [tor, other]));
  });

function pairsIn(dc: Datacenter, { routing }: LayoutRules): readonly Pair[] {
  if (routing.from !== "node") return routedPairs(dc);
  return [
    ...spinePairs(dc, routing.fabric).flatMap(({ spines: [one, other] }) =>
      pairOf(spinePairSockets(dc, one, other)),
    ),
    ...torPairs(dc, routing.fabric).flatMap(({ rack, tors }) => pairOf(torPairSockets(dc, rack, tors))),
  ];
}

/** Whether pairs may come to be, though none is there. */
const mayPair = ({ routing }: LayoutRules): boolean =>
  routing.from === "node" && (pairsSpines(routing.fabric) || pairsTors(routing.fabric));

/**
 * What is said of peer links is said of pairs that there are, and a pair whose only cable fails is none any more: one of the two gives up its
 * ports to servers. So every vendor's guide wants two cables or more: "two or more Ethernet ports" (Cisco Nexus 9000 NX-OS Interfaces
 * Configuration Guide 9.3, vPC).
 */
export function checkPeerLinks(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const all = pairsIn(dc, rules);
  if (all.length === 0)
    return dc.pairs.links === 1 || mayPair(rules)
      ? []
      : [
          errorAt(
            ["pairs", "links"],
            "model-unsupported",
            "no two switches are a pair here: that takes two ToRs in a rack and servers that bond by LACP (servers.bond), or fabric.switching.technology",
            "remove it",
          ),
        ];
  // How many ports are in an aggregate of the user's, nobody knows here.
  const [first, ...more] = all.filter(({ port }) => port !== null && !isAggregateName(port));
  if (dc.pairs.links > 1 || first === undefined) return [];
  const others =
    more.length === 0
      ? ""
      : `, and so ${more.length === 1 ? "has one more pair" : `have ${String(more.length)} more pairs`}`;
  return [
    warningAt(
      ["pairs", "links"],
      "peer-link-single",
      `${first.both} have a peer link of one cable${others}: when it fails, one of the two shuts its ports to servers`,
      "plug in two or more, and say how many here",
    ),
  ];
}
