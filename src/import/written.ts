import { formatIpv4, formatPrefix, type Prefix4 } from "../net/ipv4.ts";
import type { AsnScheme } from "../plan/asns.ts";
import { cableName } from "../plan/cable-name.ts";
import { hostAddress } from "../plan/hosts.ts";
import { uplinkEnds } from "../plan/link-ends.ts";
import * as numbering from "../plan/numbering.ts";
import { torNodeSocket, torRackInterface, uplinkSockets, spinePeerSockets } from "../plan/ports.ts";
import type { Datacenter, RackSpec, SpineSpec, TorSpec } from "../spec/index.ts";
import type { SpecObject, SpecValue } from "./design.ts";
import type { ServerPort, TorShape, UplinkShape } from "./fabric-shape.ts";
import { slotOf } from "./pools.ts";
import type { Placed, PlacedRack, PlacedShape } from "./placed.ts";

const isSame = (one: Prefix4 | null, other: Prefix4 | null): boolean =>
  one !== null && other !== null && formatPrefix(one) === formatPrefix(other);

/** What is pinned where the number that follows from the index is another; nothing where it is the same, or no text says it. */
const pinned = (name: string, wanted: Prefix4 | null, follows: Prefix4 | null): SpecObject =>
  wanted === null || isSame(wanted, follows)
    ? {}
    : { [name]: wanted.length === 32 ? formatIpv4(wanted.base) : formatPrefix(wanted) };

const pinnedAsn = (wanted: number | null, follows: number | null, may: boolean): SpecObject =>
  may && wanted !== null && wanted !== follows ? { asn: wanted } : {};

const host = (address: number | null): Prefix4 | null =>
  address === null ? null : { base: address, length: 32 };

const entries = (all: readonly (readonly [string, SpecValue])[]): SpecObject => Object.fromEntries(all);

/** The uplinks of a ToR with the number of each among those to the same spine. */
const numbered = (uplinks: readonly UplinkShape[]): readonly (UplinkShape & { readonly link: number })[] =>
  uplinks.map((uplink, at) => ({
    ...uplink,
    link: uplinks.slice(0, at).filter(({ spine }) => spine === uplink.spine).length,
  }));

/** The spines that a ToR goes to, where these are not all, and how many cables there are to each where these are not as many. */
function cabling({ of: tor }: Placed<TorShape>, spines: readonly string[], links: number): SpecObject {
  const counts = new Map(
    spines.map((spine) => [spine, tor.uplinks.filter((uplink) => uplink.spine === spine).length] as const),
  );
  const reached = spines.filter((spine) => (counts.get(spine) ?? 0) > 0);
  return {
    ...(reached.length === spines.length || reached.length === 0 ? {} : { spines: reached }),
    to: entries(
      reached.flatMap((spine): [string, number][] => {
        const count = counts.get(spine) ?? links;
        return count === links ? [] : [[spine, count]];
      }),
    ),
  };
}

/** Names of ports that are not those of their numbers, by the name of the cable. */
function ownPorts(
  wanted: readonly (readonly [cable: string, port: string | null, follows: string | null])[],
): SpecObject {
  return entries(
    wanted.flatMap(([cable, port, follows]): [string, string][] =>
      port === null || port === follows ? [] : [[cable, port]],
    ),
  );
}

/** Writes a spec's switches and racks, with a pin for each number that would be another. */
export function writtenSwitches(dc: Datacenter, asns: AsnScheme, shape: PlacedShape): SpecObject {
  const links = dc.uplinks.links;
  const spineSpecs = new Map(dc.spines.map((spine) => [spine.name, spine]));
  const rackSpecs = new Map(dc.racks.map((rack) => [rack.name, rack]));
  const names = shape.spines.map(({ of }) => of.name);
  const placedTors = shape.racks.flatMap((rack) => {
    const spec = rackSpecs.get(rack.of.name);
    return rack.tors.flatMap((tor) => {
      const own = spec?.tors.find(({ index }) => index === tor.index);
      return spec === undefined || own === undefined ? [] : [{ rack: spec, tor: own, of: tor.of }];
    });
  });

  const spineOf = ({ of: spine, index }: PlacedShape["spines"][number]): SpecObject => {
    const spec = spineSpecs.get(spine.name);
    const wires = placedTors.flatMap((one) =>
      numbered(one.of.uplinks)
        .filter((uplink) => uplink.spine === spine.name)
        .map((uplink): readonly [string, string | null, string | null] => [
          cableName(one.of.name, uplink.link),
          uplink.spinePort,
          spec === undefined ? null : uplinkSockets(dc, one, spec, uplink.link)[1].port.interface,
        ]),
    );
    return {
      name: spine.name,
      index,
      ports: { to: { ...ownPorts(wires), ...spinePeers(spine.name, spec) } },
      pin: {
        ...pinnedAsn(
          spine.facts?.asn ?? null,
          spec === undefined ? null : asns.spine(spec),
          asns.holders.has("spine"),
        ),
        ...(spec === undefined
          ? {}
          : {
              ...pinned("loopback", host(spine.loopback), numbering.spineLoopback(dc, spec)),
              ...pinned("plane", spine.plane, numbering.planeSubnet(dc, spec)),
            }),
      },
    };
  };

  /** Ports between spines, as descriptions name them. */
  const spinePeers = (name: string, spec: SpineSpec | undefined): SpecObject => {
    const facts = shape.spines.find(({ of }) => of.name === name)?.of.facts;
    return ownPorts(
      (facts?.interfaces ?? []).flatMap((port): (readonly [string, string, string | null])[] => {
        const [peer = ""] = port.description.split(" ");
        const other = spineSpecs.get(peer);
        if (spec === undefined || other === undefined || peer === name) return [];
        return [[peer, port.name, spinePeerSockets(dc, spec, other)[0].port.interface]];
      }),
    );
  };

  const torOf = (rack: PlacedRack, rackSpec: RackSpec, placedTor: Placed<TorShape>): SpecObject => {
    const { of: tor, index } = placedTor;
    const spec = rackSpec.tors.find((one) => one.index === index);
    if (spec === undefined) return { index };
    const uplinks = numbered(tor.uplinks);
    const wires = uplinks.flatMap((uplink): (readonly [string, string | null, string | null])[] => {
      const spine = spineSpecs.get(uplink.spine);
      return spine === undefined
        ? []
        : [
            [
              cableName(uplink.spine, uplink.link),
              uplink.port,
              uplinkSockets(dc, { rack: rackSpec, tor: spec }, spine, uplink.link)[0].port.interface,
            ],
          ];
    });
    const { maxNodesPerRack } = dc.capacity;
    const numberedServers: readonly Placed<{
      readonly name: string;
      readonly ports: readonly ServerPort[];
    }>[] = [
      ...rack.servers,
      ...rack.hosts.map(({ of, index: number }) => ({ of, index: maxNodesPerRack + number })),
    ];
    const servers = numberedServers.flatMap(({ of: server, index: number }) =>
      server.ports
        .filter((port) => port.tor === tor.name)
        .map((port): readonly [string, string, string | null] => [
          server.name,
          port.port,
          torNodeSocket(dc, { rack: rackSpec, tor: spec }, server, number, 0, maxNodesPerRack).port.interface,
        ]),
    );
    const usualRackPort = torRackInterface(dc, spec);
    const rackPort = tor.foot?.port ?? usualRackPort;
    return {
      ...(numbering.torName(rackSpec, { name: undefined, index }) === tor.name ? {} : { name: tor.name }),
      index,
      uplinks: cabling(placedTor, names, links),
      ports: {
        ...(rackPort === usualRackPort ? {} : { rack: rackPort }),
        to: { ...ownPorts(wires), ...ownPorts(servers) },
      },
      pin: torPins(rackSpec, spec, tor, uplinks),
    };
  };

  const torPins = (
    rack: RackSpec,
    spec: TorSpec,
    tor: TorShape,
    uplinks: readonly (UplinkShape & { readonly link: number })[],
  ): SpecObject => {
    const subnet = numbering.rackSubnet(dc, rack);
    const linkPins = uplinks.flatMap((uplink): [string, string][] => {
      const spine = spineSpecs.get(uplink.spine);
      if (spine === undefined || uplink.subnet.length < 30) return [];
      const follows = numbering.linkSubnet(dc, rack, spec, spine, uplink.link);
      return isSame(uplink.subnet, follows)
        ? []
        : [[cableName(uplink.spine, uplink.link), formatPrefix(uplink.subnet)]];
    });
    const linkAddresses = uplinks.flatMap((uplink): [string, string][] => {
      const name = cableName(uplink.spine, uplink.link);
      if (uplink.subnet.length < 30) return [];
      const [own] = uplinkEnds(dc, spec, { name }, uplink.subnet);
      return own === uplink.address ? [] : [[name, formatIpv4(uplink.address)]];
    });
    const planePins = uplinks.flatMap((uplink): [string, string][] => {
      const spine = spineSpecs.get(uplink.spine);
      if (spine === undefined || uplink.subnet.length >= 30) return [];
      const follows = numbering.planeAddress(dc, uplink.subnet, rack, spec, spine);
      return uplink.address === follows ? [] : [[uplink.spine, formatIpv4(uplink.address)]];
    });
    return {
      ...pinnedAsn(tor.facts?.asn ?? null, asns.tor(rack, spec), asns.holders.has("tor")),
      ...pinned("loopback", host(tor.loopback), numbering.torLoopback(dc, rack, spec)),
      uplinks: entries(linkPins),
      uplinkAddresses: entries(linkAddresses),
      planes: entries(planePins),
      ...(subnet === null || tor.foot === null
        ? {}
        : pinned("address", host(tor.foot.address), host(numbering.torAddress(dc, subnet, spec)))),
      ...pinned("serverLinks", tor.serverLinks, numbering.serverLinks(dc, rack, spec)),
    };
  };

  const rackOf = (rack: PlacedRack): SpecObject => {
    const spec = rackSpecs.get(rack.of.name);
    if (spec === undefined) return { name: rack.of.name, index: rack.index };
    const subnet = numbering.rackSubnet(dc, spec);
    const [tor] = rack.tors;
    const [torSpec] = spec.tors;
    const [pods, ...more] = rack.of.pods;
    return {
      name: rack.of.name,
      index: rack.index,
      tors: rack.tors.map((one) => torOf(rack, spec, one)),
      morePods: morePods(dc, more),
      nodes: rack.servers.map(({ of: server, index }): SpecObject => {
        const node = spec.nodes.find((one) => one.name === server.name);
        return {
          name: server.name,
          index,
          ...(server.reflects ? { reflector: true } : {}),
          ...(server.announcesServices === false ? { excludeFromExternalLoadBalancers: true } : {}),
          pin:
            node === undefined
              ? {}
              : {
                  ...pinnedAsn(server.asn, asns.node(spec, node), asns.holders.has("node")),
                  ...(subnet === null
                    ? {}
                    : pinned(
                        "address",
                        host(server.address),
                        host(numbering.nodeAddress(dc, spec, subnet, node)),
                      )),
                },
        };
      }),
      hosts: rack.hosts.map(({ of: server, index }): SpecObject => {
        const own = spec.hosts.find((one) => one.name === server.name);
        return {
          name: server.name,
          index,
          daemon: "bird2",
          announces: server.announces.map(formatPrefix),
          pin:
            own === undefined
              ? {}
              : {
                  ...pinnedAsn(server.asn, asns.host(spec, own), asns.holders.has("host")),
                  ...(subnet === null
                    ? {}
                    : pinned("address", host(server.address), host(hostAddress(dc, spec, subnet, own)))),
                },
        };
      }),
      pin: {
        ...pinnedAsn(
          tor?.of.facts?.asn ?? null,
          torSpec === undefined ? null : asns.tor(spec, torSpec),
          asns.holders.has("rack"),
        ),
        ...pinned("subnet", rack.of.subnet, subnet),
        ...pinned("pods", pods ?? null, numbering.rackPods(dc, spec)),
      },
    };
  };
  return { spines: shape.spines.map(spineOf), racks: shape.racks.map(rackOf) };
}

/** The numbers of further pools of pods in pools.pods. */
const morePods = ({ pools, sizes }: Datacenter, ranges: readonly Prefix4[]): readonly number[] =>
  ranges.flatMap((range) => {
    const slot = range.length === sizes.rackPods ? slotOf(pools.pods, range) : null;
    return slot === null ? [] : [slot];
  });
