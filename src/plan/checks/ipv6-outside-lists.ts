import { errorAt, type Diagnostic, type DiagnosticCode, type SpecPath } from "../../diagnostics/index.ts";
import { containsPrefix, formatPrefix, type Prefix4 } from "../../net/ipv4.ts";
import { containsPrefix6, formatPrefix6, type Prefix6 } from "../../net/ipv6.ts";
import { MARTIANS, MARTIANS6 } from "../../net/martians.ts";
import type { Datacenter } from "../../spec/index.ts";
import { foreignLists, type ForeignList } from "../ipv6/outside.ts";
import type { Ipv6Spec } from "../ipv6/places.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { ownRanges6 } from "./ipv6-given.ts";
import { placedPeers, type PlacedPeer } from "./outside-cables.ts";

/** What is wrong with one link, with the path from there on. */
export type Found = readonly [path: SpecPath, code: DiagnosticCode, found: string, advice: string];

/** A list of IPv4 has one beside it, no longer than itself. */
export const checkLists = (lists: readonly ForeignList[]): readonly Found[] =>
  lists.flatMap(({ field, ipv4, ipv6 }): Found[] => {
    if (ipv6 === undefined)
      return ipv4.length === 0 || field === "announces"
        ? []
        : [
            [
              [field],
              "field-missing",
              `is not there, and ${field} has more than the default route`,
              "give what stands for each of them in IPv6, or an empty list for nothing",
            ],
          ];
    return ipv6.length <= ipv4.length
      ? []
      : [
          [
            [field],
            "value-invalid",
            `has ${String(ipv6.length)} prefixes beside the default route, and ${field} ${String(ipv4.length)}`,
            "give one for each of IPv4, in the same order, or fewer",
          ],
        ];
  });

interface Pair {
  readonly ipv4: Prefix4;
  readonly ipv6: Prefix6;
  readonly path: SpecPath;
  /** Whether what is taken there is all but martians. */
  readonly all: boolean;
}

const pairsOf = ({ peer, path }: PlacedPeer): readonly Pair[] =>
  foreignLists(peer).flatMap(({ field, ipv4, ipv6 = [] }) =>
    ipv4.flatMap((prefix, at) => {
      const image = ipv6[at];
      const all = field === "announces" && peer.mode === "full" && peer.accept === undefined;
      return image === undefined
        ? []
        : [{ ipv4: prefix, ipv6: image, path: [...path, "ipv6", field, at], all }];
    }),
  );

const isMartian = ({ ipv4, ipv6 }: Pair): readonly [boolean, boolean] => [
  MARTIANS.some((one) => containsPrefix(one, ipv4)),
  MARTIANS6.some((one) => containsPrefix6(one, ipv6)),
];

/** What lies in what, in the one family, does so in the other: else routes would be taken there that are not taken here. */
export function checkPairs(dc: Datacenter, spec: Ipv6Spec, rules: LayoutRules): readonly Diagnostic[] {
  const own = ownRanges6(dc, spec, rules);
  const pairs = placedPeers(dc).flatMap(pairsOf);
  return pairs.flatMap((pair, at): Diagnostic[] => {
    const { ipv4, ipv6, path, all } = pair;
    const inside = own.find(({ range }) => containsPrefix6(range, ipv6));
    if (inside !== undefined)
      return [
        errorAt(
          path,
          "pool-overlap",
          `${formatPrefix6(ipv6)} is in ${formatPrefix6(inside.range)} of ${inside.what}, and what is the fabric's own is never taken from outside`,
          "remove it, or, while nothing is deployed from the pool, move the pool",
        ),
      ];
    const [martian, martian6] = isMartian(pair);
    if (all && martian !== martian6)
      return [
        errorAt(
          path,
          "value-invalid",
          `${martian ? formatPrefix(ipv4) : formatPrefix6(ipv6)} is a martian, and ${martian ? formatPrefix6(ipv6) : formatPrefix(ipv4)} is none`,
          "pair what is taken in both families, or name both in `accept`",
        ),
      ];
    const unlike = pairs
      .slice(0, at)
      .find(
        (other) =>
          containsPrefix(other.ipv4, ipv4) !== containsPrefix6(other.ipv6, ipv6) ||
          containsPrefix(ipv4, other.ipv4) !== containsPrefix6(ipv6, other.ipv6),
      );
    if (unlike === undefined) return [];
    return [
      errorAt(
        path,
        "value-invalid",
        `${formatPrefix6(ipv6)} stands for ${formatPrefix(ipv4)}, and lies otherwise to ${formatPrefix6(unlike.ipv6)} than that to ${formatPrefix(unlike.ipv4)}`,
        "let each IPv4 prefix have one in IPv6, and one that is in another have one in the other's",
      ),
    ];
  });
}

/** What is left to IPv4 at one place is so everywhere: a prefix has one image in the whole fabric, or none. */
export function checkLeftOver(dc: Datacenter): readonly Diagnostic[] {
  const placed = placedPeers(dc);
  const pairs = placed.flatMap(pairsOf);
  return placed.flatMap(({ peer, path }) =>
    foreignLists(peer).flatMap(({ field, ipv4, ipv6 }) =>
      (ipv6 === undefined ? [] : ipv4.slice(ipv6.length)).flatMap((prefix) => {
        const pair = pairs.find((one) => one.ipv4.base === prefix.base && one.ipv4.length === prefix.length);
        return pair === undefined
          ? []
          : [
              errorAt(
                [...path, "ipv6", field],
                "value-invalid",
                `leaves ${formatPrefix(prefix)} to IPv4, and elsewhere ${formatPrefix6(pair.ipv6)} stands for it`,
                "give that here, too, or take it away there",
              ),
            ];
      }),
    ),
  );
}
