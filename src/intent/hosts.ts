import type { HostPlan } from "../plan/hosts.ts";
import type { HostEnd, SessionPlan, SwitchEnd } from "../plan/session.ts";
import { there } from "../plan/there.ts";
import type { FabricPlan, RackPlan } from "../plan/types.ts";
import type { HostIntent, HostPeer } from "./host.ts";

/** One session as its host sees it. */
interface View {
  readonly session: SessionPlan;
  readonly own: HostEnd;
  readonly peer: HostPeer;
}

const viewsByHost = ({ sessions }: FabricPlan): Map<string, View[]> =>
  Map.groupBy(
    sessions.flatMap((session): View[] => {
      const own = session.ends.find((end): end is HostEnd => end.kind === "host");
      const tor = session.ends.find((end): end is SwitchEnd => end.kind === "switch");
      if (own === undefined || tor === undefined || tor.address === null) return [];
      return [{ session, own, peer: { ...tor, address: tor.address } }];
    }),
    ({ own }) => own.host,
  );

function hostIntent(rack: RackPlan, host: HostPlan, views: readonly View[]): HostIntent {
  const { session, own } = there(views[0] ?? null, `session of ${host.name}`);
  return {
    device: host.name,
    rack: rack.name,
    daemon: host.daemon,
    asn: host.asn,
    address: { address: host.address, length: there(rack.subnet, `network of ${host.name}`).length },
    announces: [...host.announces, ...host.anycast],
    ...(host.anycast.length === 0 ? {} : { anycast: host.anycast }),
    peers: views.map(({ peer: { device, address, asn } }) => ({ device, address, asn })),
    timers: session.timers,
    ttlSecurityHops: session.ttlSecurityHops,
    ...(session.password === undefined ? {} : { password: session.password }),
    imports: own.policy.imports.rules,
    exports: own.policy.exports.rules,
    ...(own.allowsOwnAs === undefined ? {} : { allowsOwnAs: own.allowsOwnAs }),
    maximumPrefixes: own.maximumPrefixes,
    multipath: rack.tors.length,
    gracefulRestart: session.gracefulRestart,
  };
}

/** What each host without Calico is to do, rack by rack. */
export function intendHosts(plan: FabricPlan): readonly HostIntent[] {
  const views = viewsByHost(plan);
  return plan.racks.flatMap((rack) =>
    rack.hosts.map((host) => hostIntent(rack, host, views.get(host.name) ?? [])),
  );
}
