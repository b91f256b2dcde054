import type { SwitchIntent } from "../intent/index.ts";
import { lastOf, networkOf, type InterfaceAddress, type Ipv4 } from "../net/ipv4.ts";
import { linkLocalOf, otherLinkLocal } from "../net/link-local.ts";

/** A network of a cable between two devices is this long or longer; a loopback's is longer still. */
const LINK_LENGTH = 30;
const LOOPBACK_LENGTH = 32;

/** Whether somebody stands at the other end of a cable. Of anything else than a cable: yes. */
function isAnswered(at: InterfaceAddress, held: ReadonlySet<Ipv4>): boolean {
  if (at.length < LINK_LENGTH || at.length === LOOPBACK_LENGTH) return true;
  const network = networkOf(at);
  for (let one = network.base; one <= lastOf(network); one += 1)
    if (one !== at.address && held.has(one)) return true;
  return false;
}

/**
 * A switch without cables and peers that nobody answers at: where a few racks stand for many, a spine has them to all the others, and they are nearly
 * all that it has.
 *
 * @param held every address of every router, before and after
 */
export function withoutLoosePorts(intent: SwitchIntent, held: ReadonlySet<Ipv4>): SwitchIntent {
  return {
    ...intent,
    interfaces: intent.interfaces.filter(({ address }) => isAnswered(address, held)),
    neighbors: intent.neighbors.filter(({ address }) => held.has(address)),
    linkPeers: intent.linkPeers.filter(({ place }) => held.has(otherLinkLocal(linkLocalOf(place)))),
  };
}
