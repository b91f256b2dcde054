import { formatPrefix, type Prefix4 } from "../../net/ipv4.ts";
import { hostAddress } from "../../plan/hosts.ts";
import * as numbering from "../../plan/numbering.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";
import type { SpecObject } from "../design.ts";
import type { PlacedRack } from "../placed.ts";
import { slotOf } from "../pools.ts";
import { host, pinned, pinnedAsn, type Written } from "./pins.ts";
import { torOf } from "./tors.ts";

/** A rack's subnet as it runs: addresses in it follow from that, and not from the one that the rack's index has. */
const withSubnet = (spec: RackSpec, { of: { subnet } }: PlacedRack): RackSpec =>
  subnet === null ? spec : { ...spec, pin: { ...spec.pin, subnet } };

/** The numbers of further pools of pods in pools.pods. */
const morePods = ({ pools, sizes }: Datacenter, ranges: readonly Prefix4[]): readonly number[] =>
  ranges.flatMap((range) => {
    const slot = range.length === sizes.rackPods ? slotOf(pools.pods, range) : null;
    return slot === null ? [] : [slot];
  });

/** A rack with all that stands in it. */
export function rackOf(written: Written, rack: PlacedRack): SpecObject {
  const { dc, asns, rackSpecs } = written;
  const spec = rackSpecs.get(rack.of.name);
  if (spec === undefined) return { name: rack.of.name, index: rack.index };
  const follows = numbering.rackSubnet(dc, spec);
  const subnet = rack.of.subnet ?? follows;
  const [tor] = rack.tors;
  const [torSpec] = spec.tors;
  const [pods, ...more] = rack.of.pods;
  return {
    name: rack.of.name,
    index: rack.index,
    tors: rack.tors.map((one) => torOf(written, rack, withSubnet(spec, rack), one)),
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
      ...pinned("subnet", rack.of.subnet, follows),
      ...pinned("pods", pods ?? null, numbering.rackPods(dc, spec)),
    },
  };
}
