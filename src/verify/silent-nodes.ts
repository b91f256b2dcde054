import { isEstablished, type SeenDevice } from "../platforms/look.ts";
import { clustersOf } from "../simulate/index.ts";
import { odd, type Difference } from "./difference.ts";
import type { Foretold, WholeIn } from "./foretell.ts";

/** Nodes whose sessions stand, and that tell of no block: no pod runs there, or what they tell is refused. */
export function silentNodes(
  { input }: Foretold,
  { family, sessions: foretold, blocks }: WholeIn,
  seen: ReadonlyMap<string, SeenDevice>,
): readonly Difference[] {
  const standing = new Set(
    [...seen].flatMap(([device, { sessions: all }]) => {
      const up = new Set((all[family.name] ?? []).filter(isEstablished).map(({ peer }) => peer));
      if (up.size === 0) return [];
      return foretold(device).sessions.flatMap((one) => (up.has(one.peer) ? [one.device] : []));
    }),
  );
  return clustersOf(input)
    .flatMap(({ racks }) => racks)
    .flatMap((rack) =>
      rack.nodes
        .filter(
          (node) =>
            standing.has(node.name) && !blocks.isGuessed(node.name) && blocks.of(node, rack).length === 0,
        )
        .map(({ name }) => ({
          ...odd(
            "nothing-accepted",
            `no switch has a block of its pods${family.name === "ipv6" ? " in IPv6" : ""}`,
            "whether pods run there; if so, the import policies of its ToRs, and what it tells",
          ),
          device: name,
        })),
    );
}
