import type { HostPlan } from "../plan/hosts.ts";
import type { HostEnd, SessionPlan, SwitchEnd } from "../plan/session.ts";
import type { Ipv4, Prefix4 } from "../net/ipv4.ts";
import { there } from "../plan/there.ts";
import type { FabricPlan, RackPlan } from "../plan/types.ts";
import type { HostIntent, HostPeer } from "./host.ts";

/** One session as its host sees it. */
interface View {
  readonly session: SessionPlan;
  readonly own: HostEnd;
  readonly tor: string;
  readonly address: Ipv4;
  readonly asn: number;
}

/** A ToR, and where the host stands with it. */
const peerOf = (
  { links }: HostPlan,
  { own, tor, address, asn }: View,
  network: Prefix4 | null,
): HostPeer => ({
  device: tor,
  address,
  asn,
  source: {
    address: own.address,
    length: there(links.find(({ device }) => device === tor)?.subnet ?? network, `network with ${tor}`)
      .length,
  },
});

const viewsByHost = ({ sessions }: FabricPlan): Map<string, View[]> =>
  Map.groupBy(
    sessions.flatMap((session): View[] => {
      const own = session.ends.find((end): end is HostEnd => end.kind === "host");
      const tor = session.ends.find((end): end is SwitchEnd => end.kind === "switch");
      if (own === undefined || tor === undefined || tor.address === null) return [];
      return [{ session, own, tor: tor.device, address: tor.address, asn: tor.asn }];
    }),
    ({ own }) => own.host,
  );

function hostIntent(
  { ipv6 }: FabricPlan,
  rack: RackPlan,
  host: HostPlan,
  views: readonly View[],
): HostIntent {
  const { session, own } = there(views[0] ?? null, `session of ${host.name}`);
  return {
    device: host.name,
    rack: rack.name,
    daemon: host.daemon,
    asn: host.asn,
    address: { address: host.address, length: rack.subnet?.length ?? 32 },
    announces: [...host.announces, ...host.anycast],
    ...(host.anycast.length === 0 ? {} : { anycast: host.anycast }),
    peers: views.map((view) => peerOf(host, view, rack.subnet)),
    timers: session.timers,
    ttlSecurityHops: session.ttlSecurityHops,
    ...(session.password === undefined ? {} : { password: session.password }),
    imports: own.policy.imports.rules,
    exports: own.policy.exports.rules,
    ...(own.allowsOwnAs === undefined ? {} : { allowsOwnAs: own.allowsOwnAs }),
    maximumPrefixes: own.maximumPrefixes,
    multipath: rack.tors.length,
    gracefulRestart: session.gracefulRestart,
    ipv6,
  };
}

/** What each host without Calico is to do, rack by rack. */
export function intendHosts(plan: FabricPlan): readonly HostIntent[] {
  const views = viewsByHost(plan);
  return plan.racks.flatMap((rack) =>
    rack.hosts.map((host) => hostIntent(plan, rack, host, views.get(host.name) ?? [])),
  );
}
