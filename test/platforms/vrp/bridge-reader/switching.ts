import type { SwitchingFacts } from "../../support/bridge-facts.ts";
import { demand, need } from "../reader/grammar.ts";
import type { SwitchText } from "./switch-text.ts";

type Pair = Extract<SwitchingFacts, { readonly kind: "mlag" }>["pair"];

/** The ports of a peer link: those in its Eth-Trunk, or that itself, where the ports in it are the user's. */
export function peerLinksOf({ interfaces }: SwitchText): readonly string[] | null {
  const [link, ...more] = interfaces.filter(({ peerLink }) => peerLink);
  demand(more.length === 0, "two peer links");
  if (link === undefined) return null;
  const ports = interfaces.filter(({ inTrunk }) => inTrunk === link.trunk);
  return (ports.length === 0 ? [link] : ports).map(({ name }) => name).sort();
}

function pairOf(text: SwitchText): Pair {
  const { dfsPriority, lacpSystemId, interfaces } = text;
  const mlags = interfaces.flatMap(({ mlag }) => (mlag === null ? [] : [mlag]));
  const peerLinks = peerLinksOf(text);
  if (dfsPriority === null) {
    demand(peerLinks === null && mlags.length === 0 && lacpSystemId === null, "a pair without a group");
    return null;
  }
  const id = need(lacpSystemId, "each of a pair shows a system id of its own");
  const [, high = "", low = ""] = /^02:00:00:0[01]:([0-9a-f]{2}):([0-9a-f]{2})$/.exec(id) ?? [];
  demand(low !== "", `not of a domain: ${id}`);
  return {
    // VRP numbers no pairs; what pairs differ by is their system id.
    domain: Number.parseInt(high + low, 16),
    peerLinks: need(peerLinks, "a pair without a peer link"),
    rolePriority: ((160 - dfsPriority) / 10) * 4096,
    lacpSystemId: id,
    aggregates: mlags.sort((a, b) => a - b),
    keepalive: text.keepalive,
    routes: null,
  };
}

/** The one priority in all VLANs. */
function priorityOf({ vlans, priorities }: SwitchText): number {
  demand(
    [...priorities.keys()].every((vlan) => vlans.includes(vlan)),
    "a priority in a VLAN that is not made",
  );
  const [priority, ...others] = new Set(vlans.map((vlan) => priorities.get(vlan) ?? 32768));
  demand(others.length === 0, "priorities differ by VLAN");
  return need(priority, "no VLAN");
}

/** How loops are kept out. */
export function switchingOf(text: SwitchText): SwitchingFacts {
  const { interfaces, vbst, guarded } = text;
  const pair = pairOf(text);
  const trunks = interfaces.filter(({ trunk, lacp }) => trunk !== null && lacp);
  demand(
    guarded === interfaces.some(({ edge }) => edge),
    "edge ports and their guard are not there together",
  );
  const deaf = interfaces.filter(({ deaf: one }) => one);
  if (!vbst) {
    demand(
      deaf.length === interfaces.length && trunks.length === 0,
      "a port of MSTP, one tree for all VLANs",
    );
    demand(text.priorities.size === 0, "priorities of what is off");
    return { kind: "plain" };
  }
  demand(deaf.length === 0, "a port without spanning tree");
  const bridgePriority = priorityOf(text);
  if (pair === null && trunks.length === 0) return { kind: "spanning-tree", bridgePriority };
  demand(bridgePriority === 32768, "V-VBST has no priorities");
  return { kind: "mlag", pair };
}
