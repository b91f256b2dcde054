import type { FabricLayout } from "../../plan/lay-out.ts";
import { meetingOf } from "../../plan/meeting.ts";
import type { EndPolicy, PrefixRule, SessionPlan } from "../../plan/session.ts";
import type { RackGateway, RackPlan } from "../../plan/types.ts";
import { MOST_ANNOUNCED, type Datacenter } from "../../spec/index.ts";
import { anycastRoutes } from "../../plan/anycast.ts";
import { rackAnycastRules } from "./anycast.ts";
import { atPeer, atSwitch, type Loops } from "./loops.ts";
import { announcedRules, hostAddressRules } from "./rules.ts";
import { common, dialled, mirrored, type RackPeering } from "./sessions.ts";

interface HostPeering extends Pick<RackPeering, "type" | "tor"> {
  /** Routes of their own AS; absent where they refuse them. */
  readonly loops?: Loops;
}

/**
 * A ToR and the hosts of its rack that do not run Calico. Each is a neighbour of its own, because each may announce what it declares and
 * no more; it dials, as nodes do. By iBGP the ToR reflects to and from it whoever reflects between nodes, so it needs no other session.
 *
 * @param peering what the model says of nodes: the session's type, the ToR's AS and its next hops
 * @param down what comes down to hosts
 */
export const hostPeerings = (
  layout: FabricLayout,
  dc: Datacenter,
  rack: RackPlan,
  gateway: RackGateway,
  { type, tor, loops = "refused" }: HostPeering,
  down: readonly PrefixRule[],
): readonly SessionPlan[] =>
  rack.hosts.map((host) => {
    const { name, asn, announces } = host;
    const { interface: port, address, serverAddress } = meetingOf(gateway, host);
    const rules = [
      ...announcedRules(announces),
      ...hostAddressRules(rack, host),
      ...rackAnycastRules({ nodes: [], hosts: [host] }),
    ];
    const policy: EndPolicy = {
      imports: { name: `FROM-HOST-${name}`, rules, scope: "peer" },
      exports: { name: "TO-HOSTS", rules: down, scope: "group" },
    };
    return {
      id: `${gateway.device}--${name}`,
      type,
      ...common(dc),
      ends: [
        {
          ...dialled,
          ...gateway,
          interface: port,
          address,
          ...atSwitch[loops],
          group: "HOSTS",
          asn: tor.asn,
          reflects: type === "ibgp",
          nextHopSelf: tor.nextHopSelf,
          policy,
          maximumPrefixes: MOST_ANNOUNCED + anycastRoutes(dc) + (rack.addresses === null ? 0 : 1),
        },
        {
          kind: "host",
          host: name,
          rack: rack.name,
          asn,
          address: serverAddress,
          policy: mirrored(policy),
          ...atPeer[loops],
          maximumPrefixes: layout.limits.routesInFabric,
        },
      ],
    };
  });
