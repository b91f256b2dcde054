import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatIpv4, formatPrefix, type Ipv4, type Prefix4 } from "../../net/ipv4.ts";
import type { Datacenter, SpineSpec } from "../../spec/index.ts";
import { oneOf } from "../../text/nearest.ts";
import { linkAddresses } from "../link-ends.ts";
import type { LayoutRules } from "../lay-out.ts";
import { linkSubnet, spineLinkSubnet } from "../numbering.ts";
import { ownValue } from "../own-value.ts";
import { pairsOf } from "../pairs.ts";
import { superSpineDownlinksOf } from "../super-spine-links.ts";
import { uplinksOf } from "../uplinks.ts";

/** An end's own address that is none of the two which the link has. */
function checkEnd(pinned: Ipv4 | undefined, subnet: Prefix4 | null, path: SpecPath): readonly Diagnostic[] {
  // Of another length the network is refused as such.
  if (pinned === undefined || subnet === null || subnet.length < 30 || subnet.length > 31) return [];
  const two = linkAddresses(subnet);
  return two.includes(pinned)
    ? []
    : [
        errorAt(
          path,
          "address-outside-subnet",
          `${formatIpv4(pinned)} is no end's address of the link ${formatPrefix(subnet)}`,
          `pin ${two.map(formatIpv4).join(" or ")}, or the network that the address is in`,
        ),
      ];
}

const checkUplinks = (dc: Datacenter): readonly Diagnostic[] =>
  dc.racks.flatMap((rack, r) =>
    rack.tors.flatMap((tor, t) =>
      uplinksOf(dc, { rack, tor }).flatMap(({ spine, link, name }) =>
        checkEnd(ownValue(tor.pin.uplinkAddresses, name), linkSubnet(dc, rack, tor, spine, link), [
          "racks",
          r,
          "tors",
          t,
          "pin",
          "uplinkAddresses",
          name,
        ]),
      ),
    ),
  );

/** Another spine that both have said something of, and not the same. */
const bothSay = (path: SpecPath, own: string, other: SpineSpec): Diagnostic =>
  errorAt(
    path,
    "value-invalid",
    `${other.name} has another pinned for its link to ${own}`,
    "remove one of the two",
  );

function checkSpineLink(
  dc: Datacenter,
  [l, lower]: readonly [number, SpineSpec],
  [u, upper]: readonly [number, SpineSpec],
): readonly Diagnostic[] {
  const subnet = spineLinkSubnet(dc, lower, upper);
  const at = (spine: number, field: string, other: SpineSpec): SpecPath => [
    "spines",
    spine,
    "pin",
    field,
    other.name,
  ];
  const [one, other] = [
    ownValue(lower.pin.spineLinks, upper.name),
    ownValue(upper.pin.spineLinks, lower.name),
  ];
  const differ = one !== undefined && other !== undefined && formatPrefix(one) !== formatPrefix(other);
  const [own, others] = [
    ownValue(lower.pin.spineLinkAddresses, upper.name),
    ownValue(upper.pin.spineLinkAddresses, lower.name),
  ];
  return [
    ...(differ ? [bothSay(at(u, "spineLinks", lower), upper.name, lower)] : []),
    ...(own !== undefined && own === others
      ? [bothSay(at(u, "spineLinkAddresses", lower), upper.name, lower)]
      : []),
    ...checkEnd(own, subnet, at(l, "spineLinkAddresses", upper)),
    ...checkEnd(others, subnet, at(u, "spineLinkAddresses", lower)),
  ];
}

/** What is pinned of a link to a spine that is not there, or where spines have none among themselves. */
const checkNames = (dc: Datacenter, hasLinks: boolean): readonly Diagnostic[] =>
  dc.spines.flatMap((spine, s) => {
    const others = dc.spines.filter((one) => one !== spine && one.pod === spine.pod).map(({ name }) => name);
    return (["spineLinks", "spineLinkAddresses"] as const).flatMap((field) =>
      Object.keys(spine.pin[field]).flatMap((name) => {
        const path = ["spines", s, "pin", field, name];
        if (!hasLinks)
          return [
            errorAt(
              path,
              "model-unsupported",
              `in ${dc.fabric.model} as it is set up here spines have no links among themselves`,
              "remove the pin",
            ),
          ];
        return others.includes(name)
          ? []
          : [
              errorAt(
                path,
                "value-invalid",
                spine.pod === undefined
                  ? `there is no other spine "${name}"`
                  : `there is no other spine "${name}" in its pod`,
                oneOf(name, others, "name one that is there"),
              ),
            ];
      }),
    );
  });

/** What is pinned of a link to a spine that does not go there. */
const checkSuperSpineNames = (dc: Datacenter): readonly Diagnostic[] =>
  dc.superSpines.flatMap((one, s) => {
    const below = superSpineDownlinksOf(dc, one).map(({ name }) => name);
    return Object.keys(one.pin.links)
      .filter((name) => !below.includes(name))
      .map((name) =>
        errorAt(
          ["superSpines", s, "pin", "links", name],
          "value-invalid",
          `no spine "${name}" goes to ${one.name}`,
          oneOf(name, below, "name one that does"),
        ),
      );
  });

/** Pins of links' ends: of cables that are there, and one of the two addresses that the link has. Of links without addresses all are useless. */
export function checkLinkPins(
  dc: Datacenter,
  { routing, downward, links }: LayoutRules,
): readonly Diagnostic[] {
  if (routing.from === "spine" && links === "unnumbered") return [];
  const hasLinks = routing.from === "spine" && downward === "default";
  return [
    ...(routing.from === "spine" ? checkUplinks(dc) : []),
    ...checkNames(dc, hasLinks),
    ...checkSuperSpineNames(dc),
    ...(hasLinks
      ? pairsOf([...dc.spines.entries()])
          .filter(([[, one], [, other]]) => one.pod === other.pod)
          .flatMap(([one, other]) =>
            one[1].index < other[1].index ? checkSpineLink(dc, one, other) : checkSpineLink(dc, other, one),
          )
      : []),
  ];
}
