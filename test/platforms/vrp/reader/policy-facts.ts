import type { PolicyFacts } from "../../support/facts.ts";
import { demand } from "./grammar.ts";
import { SHUTDOWN, type Resolved } from "./resolved.ts";
import { always, nodesOf, PLAIN, rulesIn, taking, type Kind } from "./route-kinds.ts";

export function importsOf(resolved: Resolved): PolicyFacts {
  const { config, group, exchange } = resolved;
  const nodes = nodesOf(resolved, exchange.imports);
  const adds = always(nodes, (node) => node.adds, "communities");
  const lowest = (kind: Kind): boolean => taking(nodes, kind).lowest;
  demand(
    nodes.every((node) => !node.ownNextHop && node.prepends.length === 0),
    "an import policy of what goes out",
  );
  const drains = lowest(PLAIN);
  demand(drains === adds.includes(SHUTDOWN), "half a drain");
  return {
    rules: rulesIn(resolved, nodes),
    adds: adds.filter((one) => one !== SHUTDOWN),
    asPathLimit: config.bgp.asPathLimit,
    firstAs: !group.internal,
    prepends: 0,
    drains,
    honoursShutdown: group.internal
      ? nodes.some((node) => node.shutdown !== null)
      : lowest({ ...PLAIN, shutdown: true }),
  };
}

/** Of a drained switch a default route must say so too. */
function checkDefault({ config, group, exchange }: Resolved, drains: boolean): void {
  if (!exchange.originates) return;
  demand(
    (exchange.defaultPolicy !== null) === drains,
    "a default route that is not drained with the switch, or alone is",
  );
  if (exchange.defaultPolicy === null) return;
  const [node, ...more] = config.policies.get(exchange.defaultPolicy);
  demand(
    node?.list === null && more.length === 0 && node.adds.join() === SHUTDOWN,
    "a default route without the community",
  );
  demand(node?.lowest === group.internal, "a default route's preference");
}

export function exportsOf(resolved: Resolved): PolicyFacts {
  const { config, view, group, exchange } = resolved;
  const nodes = nodesOf(resolved, exchange.exports);
  const adds = always(nodes, (node) => node.adds, "communities");
  const lowest = always(nodes, (node) => node.lowest, "preferences");
  const prepends = always(nodes, (node) => node.prepends, "prepends");
  const drains = adds.includes(SHUTDOWN);
  demand(lowest === (drains && group.internal), "half a drain");
  demand(
    prepends.every((asn) => asn === String(config.bgp.asn)),
    "another AS in the path",
  );
  demand(exchange.communities && exchange.large, "communities stop here");
  const reflector = [...view.exchanges.values()].some(({ reflects }) => reflects);
  demand(
    reflector === view.policiesReflect,
    "policies count for what is reflected where something is, and only there",
  );
  checkDefault(resolved, drains);
  return {
    rules: rulesIn(resolved, nodes),
    adds: adds.filter((one) => one !== SHUTDOWN),
    asPathLimit: null,
    firstAs: false,
    prepends: prepends.length,
    drains,
    honoursShutdown: false,
  };
}
