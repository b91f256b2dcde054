import type { SessionFacts } from "../../support/facts.ts";
import { contains, demand } from "./grammar.ts";
import type { Resolved } from "./resolved.ts";
import { nodesOf, taking, type Kind } from "./route-kinds.ts";

/** On a link nobody else is there; on a network VRP names itself to other ASs, where it is not told to leave next hops of third parties. */
export function nextHopSelf(resolved: Resolved): SessionFacts["nextHopSelf"] {
  const { config, view, group, exchange, address } = resolved;
  const nodes = nodesOf(resolved, exchange.exports);
  const own = (from: Kind["from"], adjacent: boolean): boolean =>
    taking(nodes, { shutdown: false, from, adjacent }).ownNextHop;
  const cases = [["ebgp", "itself", "ibgp"] as const]
    .flat()
    .flatMap((from) => [own(from, true), own(from, false)]);
  const are = (...wanted: readonly boolean[]): boolean => cases.join() === wanted.join();
  if (are(true, true, true, true, true, true)) {
    demand(!group.internal, "the switch names itself for what it reflects");
    return true;
  }
  if (are(true, true, true, true, false, false) && group.internal) return true;
  if (are(false, true, false, true, false, true) && group.internal) return "unless-adjacent";
  demand(are(false, false, false, false, false, false), "next hops that nobody asked for");
  if (group.internal) return false;
  const network = config.interfaces
    .flatMap(({ addresses }) => addresses)
    .find((one) => contains(one, address));
  const link = /\/(?:31|127)$/.test(network ?? "");
  return !link && network !== undefined && !view.thirdParty;
}
