import type { BridgeIntent } from "../../../src/intent/index.ts";
import { RACK_VLAN } from "../../../src/hardware/index.ts";
import { formatIpv4 } from "../../../src/net/ipv4.ts";
import type { Aggregate, PairKeepalive, Switching } from "../../../src/plan/switching.ts";
import type { PlatformName } from "../../../src/spec/index.ts";

/** What the configuration of a switch that only switches says, in no vendor's words. Lists are sorted where their order says nothing. */
export interface BridgeFacts {
  /** VLANs by number, and their names as the platform has them. */
  readonly vlans: readonly number[];
  /** By name: every port that the fabric cabled. */
  readonly ports: Readonly<Record<string, BridgePortFacts>>;
  /** LACP aggregates by number: the ports in them. What an aggregate carries, its ports carry. */
  readonly aggregates: Readonly<Record<string, readonly string[]>>;
  /** Ports, not in aggregates, and aggregates (`aggregate 20`) that forward at once and are shut when a BPDU comes in. */
  readonly edges: readonly string[];
  /** As in the intent: priorities, domains, nicknames, ids. */
  readonly switching: SwitchingFacts;
}

export interface BridgePortFacts {
  readonly description: string;
  /** The VLAN that it carries without a tag; null for none. */
  readonly untagged: number | null;
  readonly tagged: readonly number[];
}

export interface KeepaliveFacts {
  /** Null where it is not said: the other's is enough. */
  readonly own: string | null;
  readonly peer: string;
  readonly vrf: string | null;
}

export type SwitchingFacts =
  | { readonly kind: "plain" }
  | { readonly kind: "spanning-tree"; readonly bridgePriority: number }
  | {
      readonly kind: "mlag";
      readonly pair: {
        readonly domain: number;
        readonly peerLinks: readonly string[];
        /** Null, as the next, where text has no word for it: the platform settles it by itself, or by what is the user's. */
        readonly rolePriority: number | null;
        readonly lacpSystemId: string | null;
        /** Aggregates over both switches. */
        readonly aggregates: readonly number[];
        readonly keepalive: KeepaliveFacts | null;
        /** Whether it says that both also route; null where text has no word for it. */
        readonly routes: boolean | null;
      } | null;
    }
  | {
      readonly kind: "irf";
      readonly fabric: {
        readonly domain: number;
        readonly member: number;
        readonly priority: number;
        readonly irfPort: number;
        readonly interfaces: readonly string[];
      } | null;
    }
  | {
      readonly kind: "trill";
      readonly nickname: number;
      readonly treeRootPriority: number;
      readonly core: readonly string[];
    }
  | {
      readonly kind: "fabricpath";
      readonly switchId: number;
      readonly rootPriority: number;
      readonly core: readonly string[];
      readonly pair: {
        readonly domain: number;
        readonly emulatedSwitchId: number;
        readonly peerLinks: readonly string[];
        readonly rolePriority: number;
        readonly lacpSystemId: string;
        /** Aggregates over both switches. */
        readonly aggregates: readonly number[];
      } | null;
    };

const numbers = (all: readonly Aggregate[]): readonly number[] =>
  all.map(({ number }) => number).sort((a, b) => a - b);

/** Platforms that say so where both of a pair route. */
const SAYS_ROUTES: ReadonlySet<PlatformName> = new Set(["nxos", "sonic"]);
/** Those that are told of the other's address alone. */
const TOLD_PEER: ReadonlySet<PlatformName> = new Set(["eos", "cumulus"]);

function keepaliveOf(keepalive: PairKeepalive | null, platform: PlatformName): KeepaliveFacts | null {
  if (keepalive === null) return null;
  const { own, peer, vrf } = keepalive;
  return {
    own: TOLD_PEER.has(platform) ? null : formatIpv4(own),
    peer: formatIpv4(peer),
    vrf: platform === "cumulus" ? (vrf ?? "mgmt") : vrf,
  };
}

const factsOf: {
  readonly [K in Switching["kind"]]: (
    of: Extract<Switching, { kind: K }>,
    platform: PlatformName,
  ) => SwitchingFacts;
} = {
  plain: () => ({ kind: "plain" }),
  "spanning-tree": ({ kind, bridgePriority }) => ({ kind, bridgePriority }),
  mlag: ({ kind, pair, aggregates }, platform) => ({
    kind,
    pair:
      pair === null
        ? null
        : {
            domain: pair.domain,
            peerLinks: [...pair.peerLinks].sort(),
            rolePriority: pair.rolePriority,
            lacpSystemId: pair.lacpSystemId,
            aggregates: numbers(aggregates),
            keepalive: keepaliveOf(pair.keepalive, platform),
            routes: SAYS_ROUTES.has(platform) ? pair.routes : null,
          },
  }),
  irf: ({ kind, fabric }) => ({
    kind,
    fabric:
      fabric === null
        ? null
        : {
            domain: fabric.domain,
            member: fabric.member,
            priority: fabric.priority,
            irfPort: fabric.irfPort.number,
            interfaces: [...fabric.irfPort.interfaces].sort(),
          },
  }),
  trill: ({ kind, nickname, treeRootPriority, corePorts }) => ({
    kind,
    nickname,
    treeRootPriority,
    core: [...corePorts].sort(),
  }),
  fabricpath: ({ kind, switchId, rootPriority, corePorts, pair }) => ({
    kind,
    switchId,
    rootPriority,
    core: [...corePorts].sort(),
    pair:
      pair === null
        ? null
        : {
            domain: pair.domain,
            emulatedSwitchId: pair.emulatedSwitchId,
            peerLinks: [...pair.peerLinks].sort(),
            rolePriority: pair.rolePriority,
            lacpSystemId: pair.lacpSystemId,
            aggregates: numbers(pair.aggregates),
          },
  }),
};

/** The record's type is what makes it the one for this very kind. */
const switchingFacts = (of: Switching, platform: PlatformName): SwitchingFacts =>
  (factsOf[of.kind] as (of: Switching, platform: PlatformName) => SwitchingFacts)(of, platform);

const aggregatesIn = (of: Switching): readonly Aggregate[] =>
  "aggregates" in of ? of.aggregates : "pair" in of && of.pair !== null ? of.pair.aggregates : [];

const edgesIn = (of: Switching): readonly string[] =>
  "edgePorts" in of ? of.edgePorts : "accessPorts" in of ? of.accessPorts : [];

/** What the intent of a bridge wants its text to say. A network without a number is the VLAN of racks: any will do. */
export function factsOfBridge({ networks, ports, switching, platform }: BridgeIntent): BridgeFacts {
  const vlans = new Map(networks.map(({ name, vlan }) => [name, vlan ?? RACK_VLAN]));
  const aggregates = aggregatesIn(switching);
  const inAggregate = new Map(
    aggregates.flatMap(({ number, ports: members }) => members.map((port) => [port, number] as const)),
  );
  const edge = (port: string): string => {
    const number = inAggregate.get(port);
    return number === undefined ? port : `aggregate ${String(number)}`;
  };
  return {
    vlans: [...vlans.values()].sort((a, b) => a - b),
    ports: Object.fromEntries(
      ports.map(({ name, description, networks: carried }) => {
        const all = carried.flatMap((one) => vlans.get(one) ?? []).sort((a, b) => a - b);
        const [only, second] = all;
        const untagged = second === undefined ? (only ?? null) : null;
        return [name, { description, untagged, tagged: untagged === null ? all : [] }];
      }),
    ),
    aggregates: Object.fromEntries(
      aggregates.map(({ number, ports: members }) => [String(number), [...members].sort()]),
    ),
    edges: [...new Set(edgesIn(switching).map(edge))].sort(),
    switching: switchingFacts(switching, platform),
  };
}
