import { cableName } from "../../plan/cable-name.ts";
import * as numbering from "../../plan/numbering.ts";
import { spinePeerSockets, uplinkSockets } from "../../plan/ports.ts";
import type { RackSpec, SpineSpec, TorSpec } from "../../spec/index.ts";
import type { SpecObject } from "../design.ts";
import type { TorShape } from "../fabric-shape.ts";
import type { PlacedShape } from "../placed.ts";
import { host, numbered, ownPlatform, ownPorts, pinned, pinnedAsn, type Written } from "./pins.ts";

interface PlacedTor {
  readonly rack: RackSpec;
  readonly tor: TorSpec;
  readonly of: TorShape;
}

/** Every ToR, with what the spec has of it. */
const placedTors = ({ shape, rackSpecs }: Written): readonly PlacedTor[] =>
  shape.racks.flatMap((rack) => {
    const spec = rackSpecs.get(rack.of.name);
    return rack.tors.flatMap((tor) => {
      const own = spec?.tors.find(({ index }) => index === tor.index);
      return spec === undefined || own === undefined ? [] : [{ rack: spec, tor: own, of: tor.of }];
    });
  });

/** Ports between spines, as descriptions name them. */
function spinePeers(
  { dc, shape, spineSpecs }: Written,
  name: string,
  spec: SpineSpec | undefined,
): SpecObject {
  const facts = shape.spines.find(({ of }) => of.name === name)?.of.facts;
  return ownPorts(
    (facts?.interfaces ?? []).flatMap((port): (readonly [string, string, string | null])[] => {
      const [peer = ""] = port.description.split(" ");
      const other = spineSpecs.get(peer);
      if (spec === undefined || other === undefined || peer === name) return [];
      return [[peer, port.name, spinePeerSockets(dc, spec, other)[0].port.interface]];
    }),
  );
}

/** A spine. */
export function spineOf(written: Written, { of: spine, index }: PlacedShape["spines"][number]): SpecObject {
  const { dc, asns, spineSpecs, platforms } = written;
  const spec = spineSpecs.get(spine.name);
  const wires = placedTors(written).flatMap((one) =>
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
    ...ownPlatform(spine, platforms.spines),
    ports: { to: { ...ownPorts(wires), ...spinePeers(written, spine.name, spec) } },
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
}
