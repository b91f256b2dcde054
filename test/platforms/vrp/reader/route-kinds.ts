import { contains, demand, need } from "./grammar.ts";
import type { Node } from "./policies.ts";
import { SHUTDOWN, type Resolved } from "./resolved.ts";

/** A route, as far as policies tell routes apart. */
export interface Kind {
  readonly shutdown: boolean;
  readonly from: "ebgp" | "ibgp" | "itself";
  readonly adjacent: boolean;
}

export const PLAIN: Kind = { shutdown: false, from: "ebgp", adjacent: false };
const KINDS: readonly Kind[] = [false, true].flatMap((shutdown) =>
  (["ebgp", "ibgp", "itself"] as const).flatMap((from) =>
    [false, true].map((adjacent) => ({ shutdown, from, adjacent })),
  ),
);

/** The node that a route of the policy's list is taken by. */
export const taking = (nodes: readonly Node[], { shutdown, from, adjacent }: Kind): Node =>
  need(
    nodes.find(
      (node) =>
        (node.shutdown === null || shutdown) &&
        (node.routeType === null || node.routeType === from) &&
        (node.nextHop === null || adjacent),
    ),
    "a policy drops some of what its list permits",
  );

/** What is the same whatever a route is. */
export function always<T>(nodes: readonly Node[], of: (node: Node) => T, what: string): T {
  const [first, ...rest] = KINDS.map((kind) => of(taking(nodes, kind)));
  for (const other of rest)
    demand(JSON.stringify(other) === JSON.stringify(first), `${what} differ by route`);
  return need(first, what);
}

/** The network that a list of next hops is of must be the session's own. */
function checkNextHops({ config: { lists, interfaces }, address }: Resolved, name: string): void {
  const { rules } = lists.get(name);
  const network = /^permit (\S+\/([0-9]+)) \2-(?:32|128)$/.exec(rules.join())?.[1] ?? "";
  const own = interfaces.flatMap(({ addresses }) => addresses).filter((one) => contains(one, address));
  demand(
    network !== "" &&
      own.some(
        (one) =>
          contains(network, one.split("/")[0] ?? "") && one.endsWith(`/${network.split("/")[1] ?? ""}`),
      ),
    `${name} is not of the network of the session`,
  );
}

export function nodesOf(resolved: Resolved, name: string | null): readonly Node[] {
  const { config, family } = resolved;
  const nodes = config.policies.get(need(name, "a session that passes everything"));
  for (const node of nodes) {
    demand(
      [...node.families].every((one) => one === family),
      `${String(name)} is of another family`,
    );
    if (node.shutdown !== null)
      demand(config.filters.get(node.shutdown) === SHUTDOWN, `${node.shutdown} is of another community`);
    if (node.nextHop !== null) checkNextHops(resolved, node.nextHop);
  }
  return nodes;
}

export const rulesIn = ({ config, family }: Resolved, nodes: readonly Node[]): readonly string[] => {
  const [name, ...others] = new Set(nodes.map(({ list }) => need(list, "a policy around no list")));
  demand(others.length === 0, "a policy around several lists");
  const list = config.lists.get(need(name, "a policy without nodes"));
  demand(list.family === family, `${String(name)} is of another family`);
  return list.rules;
};
