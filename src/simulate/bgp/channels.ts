import { hostPrefix, type Prefix4 } from "../../net/ipv4.ts";
import { item } from "../item.ts";
import { asnOn } from "../network/sessions.ts";
import type { Network, PeerSettings, Router } from "../network/types.ts";
import type { PolicyTable } from "./prefixes.ts";
import { decisionOf } from "./software.ts";

/** Sessions as pairs of one-way channels: `channel ^ 1` is the way back. */
export interface Channels {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 between AS numbers, 0 within one. */
  readonly external: Uint8Array;
  readonly senderId: Uint32Array;
  /** What stands in place of an address may be beyond 32 bits. */
  readonly senderAddress: Float64Array;
  readonly imports: Int32Array;
  /** 1 where the receiver holds the sender for a route reflector client. */
  readonly fromClient: Uint8Array;
  /** The AS that the receiver is in on the session. */
  readonly receiverAsn: Uint32Array;
  /** How often the receiver's own AS may stand in a path that it takes. */
  readonly allowsOwnAs: Uint8Array;
  /** 1 where what came from the receiver goes back to it, and it may take that. */
  readonly echoes: Uint8Array;
  /** Channels that end at a router. */
  readonly inbound: readonly Int32Array[];
  /** A router's channels in groups that are sent the same. */
  readonly groups: readonly (readonly ExportGroup[])[];
}

/** Channels of one router over which the same route leaves with the same attributes: FRR calls it an update group. */
export interface ExportGroup {
  readonly channels: number[];
  readonly external: boolean;
  readonly exports: number;
  /** The address that the peers see as this router's. */
  readonly ownAddress: number;
  /** The network of the session; between loopbacks the own one. */
  readonly segment: Prefix4;
  readonly settings: PeerSettings;
  /** The peers' AS, whose place the router's own takes in their paths; null where it stays. */
  readonly overridden: number | null;
  /** RFC 7911: sends every path and not only its best. BIRD does where Calico configures it, to who takes them; switches receive only. */
  readonly addPaths: boolean;
  /** Attributes as they leave, by what they were and where they came from. */
  readonly sent: Map<number, number>;
}

const groupKey = (group: Omit<ExportGroup, "channels" | "sent">): string =>
  [
    group.external,
    group.exports,
    group.ownAddress,
    group.settings.group,
    group.settings.reflects,
    group.settings.nextHopSelf,
    group.settings.originatesDefault,
    group.settings.prepends,
    group.overridden,
    group.settings.localAsn,
    group.settings.outward?.localAsn,
    group.settings.outward?.removesPrivateAsns,
    group.settings.outward?.removesPrivateAsns === true ? group.settings.remoteAsn : null,
    group.settings.ownRoutesOnly,
    group.settings.passesOnBy,
    group.addPaths,
  ].join();

/**
 * FRR tells a peer also what it has from that very peer, which is to see the loop (`subgroup_announce_check`; only peers that are `solo` are
 * spared). Where the peer allows its own AS, or is told another in its place, it takes it.
 */
const echoes = ({ software }: Router, { overridden }: Pick<ExportGroup, "overridden">, to: PeerSettings) =>
  software === "frr" && (overridden !== null || (to.allowsOwnAs ?? 0) > 0);

export function channelsOf({ routers, segments, sessions }: Network, policies: PolicyTable): Channels {
  const count = sessions.length * 2;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const external = new Uint8Array(count);
  const senderId = new Uint32Array(count);
  const senderAddress = new Float64Array(count);
  const imports = new Int32Array(count);
  const fromClient = new Uint8Array(count);
  const receiverAsn = new Uint32Array(count);
  const allowsOwnAs = new Uint8Array(count);
  const echoing = new Uint8Array(count);
  const inbound = routers.map((): number[] => []);
  const groups = routers.map(() => new Map<string, ExportGroup>());
  const routerAt = (at: number): Router => {
    const router = routers[at];
    if (router === undefined) throw new RangeError(`no router ${at}`);
    return router;
  };

  for (const [at, { segment, ends }] of sessions.entries()) {
    for (const side of [0, 1] as const) {
      const sender = ends[side];
      const receiver = ends[side === 0 ? 1 : 0];
      const router = routerAt(sender.router);
      const channel = 2 * at + side;
      const peerAsn = asnOn(routerAt(receiver.router), receiver.settings);
      const between = asnOn(router, sender.settings) !== peerAsn;
      from[channel] = sender.router;
      to[channel] = receiver.router;
      external[channel] = between ? 1 : 0;
      senderId[channel] = router.routerId;
      senderAddress[channel] = sender.address;
      imports[channel] = policies.intern(receiver.settings.imports);
      receiverAsn[channel] = peerAsn;
      allowsOwnAs[channel] = receiver.settings.allowsOwnAs ?? 0;
      fromClient[channel] = receiver.settings.reflects ? 1 : 0;
      inbound[receiver.router]?.push(channel);
      const group = {
        external: between,
        exports: policies.intern(sender.settings.exports),
        ownAddress: sender.address,
        segment: segment === null ? hostPrefix(sender.address) : item(segments, segment).network,
        settings: sender.settings,
        overridden: between && sender.settings.overridesPeerAs === true ? peerAsn : null,
        addPaths: router.software === "bird" && decisionOf(routerAt(receiver.router)).takesAllPaths,
      };
      echoing[channel] = echoes(router, group, receiver.settings) ? 1 : 0;
      const key = groupKey(group);
      const there = groups[sender.router]?.get(key);
      if (there === undefined)
        groups[sender.router]?.set(key, { ...group, channels: [channel], sent: new Map() });
      else there.channels.push(channel);
    }
  }
  return {
    count,
    from,
    to,
    external,
    senderId,
    senderAddress,
    imports,
    fromClient,
    receiverAsn,
    allowsOwnAs,
    echoes: echoing,
    inbound: inbound.map((list) => Int32Array.from(list)),
    groups: groups.map((one) => [...one.values()]),
  };
}
