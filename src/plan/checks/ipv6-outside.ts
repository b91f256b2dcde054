import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { networkOf, type Prefix4 } from "../../net/ipv4.ts";
import {
  containsAddress6,
  formatIpv6,
  formatPrefix6,
  networkOf6,
  overlaps6,
  type Prefix6,
} from "../../net/ipv6.ts";
import type { Datacenter, OutsidePeerSpec } from "../../spec/index.ts";
import { foreignLists } from "../ipv6/outside.ts";
import { embedded, type Ipv6Spec } from "../ipv6/places.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { ownRanges6 } from "./ipv6-given.ts";
import { checkLeftOver, checkLists, checkPairs, type Found } from "./ipv6-outside-lists.ts";
import { placedPeers } from "./outside-cables.ts";

const missing = (field: "address" | "peer"): Found => [
  [field],
  "field-missing",
  "is not there, and without IPv4 nothing else says where the link stands",
  "give both ends of the link",
];

/** Both ends are given, and they are two hosts of one network. */
function checkEnds({ ipv6 }: OutsidePeerSpec, only: boolean): readonly Found[] {
  const { address: at, peer } = ipv6 ?? {};
  if (at === undefined && peer === undefined) return only ? [missing("address"), missing("peer")] : [];
  if (at === undefined || peer === undefined)
    return [
      [
        [at === undefined ? "address" : "peer"],
        "field-missing",
        "is missing where the other end of the link is given",
        "give both ends, or neither",
      ],
    ];
  const network = networkOf6(at);
  if (!containsAddress6(network, peer))
    return [
      [
        ["peer"],
        "address-outside-subnet",
        `${formatIpv6(peer)} is no address in ${formatPrefix6(network)}`,
        "give both ends of the link an address of its network",
      ],
    ];
  return peer === at.address
    ? [
        [
          ["peer"],
          "address-taken",
          `${formatIpv6(peer)} is the border's own address`,
          "give the outside router's",
        ],
      ]
    : [];
}

/** A link's network and ends in both families, as far as they are given. */
interface Numbered {
  readonly network: Prefix4;
  readonly network6: Prefix6 | null;
  readonly ends: readonly (readonly [string, bigint | null])[];
}

const numbered = ({ address, peer, ipv6 }: OutsidePeerSpec): Numbered => ({
  network: networkOf(address),
  network6: ipv6?.address === undefined ? null : networkOf6(ipv6.address),
  ends: [
    [String(address.address), ipv6?.address?.address ?? null],
    [String(peer), ipv6?.peer ?? null],
  ],
});

const same = (one: Prefix4, other: Prefix4): boolean =>
  one.base === other.base && one.length === other.length;

/** Links of one network have one in IPv6 as well, and whoever has one address there has one in IPv6. */
function checkShared(peer: OutsidePeerSpec, before: readonly OutsidePeerSpec[]): readonly Found[] {
  const own = numbered(peer);
  return before.map(numbered).flatMap((other): Found[] => {
    const sameNetwork = same(own.network, other.network);
    const sameNetwork6 =
      own.network6 === null || other.network6 === null
        ? own.network6 === other.network6 && sameNetwork
        : own.network6.base === other.network6.base && own.network6.length === other.network6.length;
    if (
      sameNetwork !== sameNetwork6 ||
      (own.network6 !== null &&
        other.network6 !== null &&
        !sameNetwork6 &&
        overlaps6(own.network6, other.network6))
    )
      return [
        [
          ["address"],
          "pool-overlap",
          sameNetwork
            ? "another link in the same IPv4 network has another in IPv6"
            : "another link has a network that overlaps this one in IPv6",
          "give links of one network the same network in both families, others networks of their own",
        ],
      ];
    const unlike = own.ends.some(([v4, v6]) =>
      other.ends.some(([its4, its6]) => v6 !== null && its6 !== null && (v4 === its4) !== (v6 === its6)),
    );
    return unlike
      ? [
          [
            ["peer"],
            "address-taken",
            "an address here is another's in the same network",
            "give each border and each router outside an address of its own there",
          ],
        ]
      : [];
  });
}

/** Given networks of links are in none of the fabric's own ranges, nor where other links have theirs. */
function checkNetworks(dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): readonly Diagnostic[] {
  const all = embedded(spec, "outside", { base: 0, length: 0 });
  const own = [
    ...ownRanges6(dc, spec, rules),
    { what: "ipv6.prefix, where links to the outside stand that have no other", range: all },
  ];
  return placedPeers(dc).flatMap(({ peer, path }) => {
    if (peer.ipv6?.address === undefined) return [];
    const network = networkOf6(peer.ipv6.address);
    const other = own.find(({ range }) => overlaps6(range, network));
    return other === undefined
      ? []
      : [
          errorAt(
            [...path, "ipv6", "address"],
            "pool-overlap",
            `${formatPrefix6(network)} overlaps ${formatPrefix6(other.range)} of ${other.what}`,
            "give each link to the outside a network of its own, in no pool",
          ),
        ];
  });
}

/** Links to the outside in IPv6. */
export function checkOutsideIpv6(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const placed = placedPeers(dc);
  const { ipv6 } = dc;
  if (ipv6 === undefined)
    return placed.flatMap(({ peer, path }) =>
      peer.ipv6 === undefined
        ? []
        : [
            errorAt(
              [...path, "ipv6"],
              "model-unsupported",
              "the link has IPv6, and this datacenter has none",
              "remove it, or add ipv6 to the datacenter",
            ),
          ],
    );
  const found = placed.flatMap(({ peer, path }, at) =>
    [
      ...checkEnds(peer, ipv6.only),
      ...checkShared(
        peer,
        placed.slice(0, at).map((one) => one.peer),
      ),
      ...checkLists(foreignLists(peer)),
    ].map(([field, code, what, advice]) => errorAt([...path, "ipv6", ...field], code, what, advice)),
  );
  return [...found, ...checkNetworks(dc, ipv6, rules), ...checkPairs(dc, ipv6, rules), ...checkLeftOver(dc)];
}
