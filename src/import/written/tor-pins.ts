import { formatIpv4, formatPrefix } from "../../net/ipv4.ts";
import { cableName } from "../../plan/cable-name.ts";
import { uplinkEnds } from "../../plan/link-ends.ts";
import * as numbering from "../../plan/numbering.ts";
import type { RackSpec, TorSpec } from "../../spec/index.ts";
import type { SpecObject } from "../design.ts";
import type { TorShape } from "../fabric-shape.ts";
import { entries, host, isSame, numbered, pinned, pinnedAsn, type Written } from "./pins.ts";

/** Its numbers that do not follow from its index. */
export function torPins(
  { dc, asns, spineSpecs }: Written,
  rack: RackSpec,
  spec: TorSpec,
  tor: TorShape,
): SpecObject {
  const uplinks = numbered(tor.uplinks).flatMap(({ at, ...uplink }) =>
    at === null ? [] : [{ ...uplink, at }],
  );
  const subnet = numbering.rackSubnet(dc, rack);
  const linkPins = uplinks.flatMap((uplink): [string, string][] => {
    const spine = spineSpecs.get(uplink.spine);
    if (spine === undefined || uplink.at.subnet.length < 30) return [];
    const follows = numbering.linkSubnet(dc, rack, spec, spine, uplink.link);
    return isSame(uplink.at.subnet, follows)
      ? []
      : [[cableName(uplink.spine, uplink.link), formatPrefix(uplink.at.subnet)]];
  });
  const linkAddresses = uplinks.flatMap((uplink): [string, string][] => {
    const name = cableName(uplink.spine, uplink.link);
    if (uplink.at.subnet.length < 30) return [];
    const [own] = uplinkEnds(dc, spec, { name }, uplink.at.subnet);
    return own === uplink.at.address ? [] : [[name, formatIpv4(uplink.at.address)]];
  });
  const planePins = uplinks.flatMap((uplink): [string, string][] => {
    const spine = spineSpecs.get(uplink.spine);
    if (spine === undefined || uplink.at.subnet.length >= 30) return [];
    const follows = numbering.planeAddress(dc, uplink.at.subnet, rack, spec, spine);
    return uplink.at.address === follows ? [] : [[uplink.spine, formatIpv4(uplink.at.address)]];
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
}
