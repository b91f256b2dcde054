import type { ClusterFacts } from "../facts.ts";
import type { ClusterFinding } from "../finding.ts";
import type { Wanted } from "../wanted.ts";
import { addresses } from "./addresses.ts";
import { configuration } from "./configuration.ts";
import { hands } from "./hands.ts";
import { nodes } from "./nodes.ts";
import { peers } from "./peers.ts";
import { pools } from "./pools.ts";
import { running } from "./running.ts";
import { serving } from "./serving.ts";
import { unread } from "./unread.ts";
import { release } from "./version.ts";

/** What there is to know of Calico itself; without it nothing else is worth a word. */
const GROUNDS = [serving, release, running];
const OBJECTS = [addresses, pools, peers, hands, configuration, nodes];

/** What stands in the way of the fabric, errors first. The same facts give the same findings. */
export function judge(facts: ClusterFacts, wanted: Wanted): readonly ClusterFinding[] {
  const isThere = facts.api !== "absent" || facts.stored;
  const rules = isThere ? [...GROUNDS, ...OBJECTS] : [serving];
  const found = [...rules.flatMap((rule) => rule(facts, wanted)), ...unread(facts)];
  return [
    ...found.filter(({ severity }) => severity === "error"),
    ...found.filter(({ severity }) => severity === "warning"),
  ];
}
