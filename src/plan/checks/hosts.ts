import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatPrefix, overlaps, type Prefix4 } from "../../net/ipv4.ts";
import { formatPool, poolContains } from "../../net/pool.ts";
import { containsPrefix6, formatPool6, formatPrefix6 } from "../../net/ipv6.ts";
import type { Datacenter, HostDaemon } from "../../spec/index.ts";
import { hostRanges6 } from "../ipv6/alone.ts";
import type { LayoutRules } from "../lay-out.ts";

interface Announced {
  readonly host: string;
  readonly prefix: Prefix4;
  /** As the spec has it. */
  readonly text: string;
  readonly path: SpecPath;
}

const announced = ({ racks, ipv6: fabric }: Datacenter): readonly Announced[] =>
  racks.flatMap(({ hosts }, r) =>
    hosts.flatMap(({ name, announces, ipv6 }, h) => {
      // Where some of them have no number the others are not told apart: that is found first.
      const said =
        fabric?.only === true ? (ipv6?.announces ?? []).map(formatPrefix6) : announces.map(formatPrefix);
      const below = fabric?.only === true ? ["ipv6"] : [];
      if (said.length !== announces.length) return [];
      return announces.map((prefix, a) => ({
        host: name,
        prefix,
        text: said[a] ?? "",
        path: ["racks", r, "hosts", h, ...below, "announces", a],
      }));
    }),
  );

/** What no switch would pass on: the fabric's policies admit what is in the pool. */
const outside = ({ pools }: Datacenter, all: readonly Announced[]): Diagnostic[] =>
  all
    .filter(({ prefix }) => !poolContains(pools.hosts, prefix))
    .map(({ host, prefix, path }) =>
      errorAt(
        path,
        "announced-outside-pool",
        `${formatPrefix(prefix)} of ${host} is not in pools.hosts (${formatPool(pools.hosts)})`,
        "announce a part of the pool, or append its range to pools.hosts",
      ),
    );

/** Beside IPv4 a host announces the images of what it has there; alone, what is in the ranges that hosts have. */
function announcedIpv6(dc: Datacenter): Diagnostic[] {
  const only = dc.ipv6?.only === true;
  const ranges = only ? hostRanges6(dc) : [];
  return dc.racks.flatMap(({ hosts }, r) =>
    hosts.flatMap(({ name, ipv6 }, h): Diagnostic[] => {
      const path = ["racks", r, "hosts", h, "ipv6"];
      if (ipv6 === undefined) return [];
      if (!only)
        return [
          errorAt(
            path,
            "option-unused",
            "counts only where IPv6 is alone (ipv6.only)",
            "remove it: what the host announces has its image in IPv6",
          ),
        ];
      return ipv6.announces.flatMap((prefix, a) =>
        ranges.some((range) => containsPrefix6(range, prefix))
          ? []
          : [
              errorAt(
                [...path, "announces", a],
                "announced-outside-pool",
                `${formatPrefix6(prefix)} of ${name} is not in ${formatPool6(ranges)}, where hosts announce from`,
                "announce a part of that, or give ipv6.pools.hosts another range",
              ),
            ],
      );
    }),
  );
}

/** Two owners of one address: in address order, so that only neighbours can meet. */
function taken(all: readonly Announced[]): Diagnostic[] {
  const sorted = all.toSorted((a, b) => a.prefix.base - b.prefix.base || a.prefix.length - b.prefix.length);
  let widest: Announced | undefined;
  return sorted.flatMap((one) => {
    const other = widest;
    if (other === undefined || !overlaps(other.prefix, one.prefix)) {
      widest = one;
      return [];
    }
    return [
      errorAt(
        one.path,
        "announced-taken",
        `${one.text} of ${one.host} overlaps ${other.text} of ${other.host}`,
        "let one host announce it: an address has one owner",
      ),
    ];
  });
}

/** Where no switch routes a host has nobody to peer with. */
const withoutTors = ({ fabric, racks }: Datacenter, { routing }: LayoutRules): Diagnostic[] =>
  racks.flatMap(({ hosts }, r) =>
    routing.from !== "node" || hosts.length === 0
      ? []
      : [
          errorAt(
            ["racks", r, "hosts"],
            "model-unsupported",
            `in ${fabric.model} ToRs only switch, and hosts peer with their ToRs`,
            "remove the hosts, or choose a model whose ToRs route",
          ),
        ],
  );

/** Daemons that are one for each family: a host has one configuration of one. */
const ONE_FAMILY: readonly HostDaemon[] = ["bird1"];

const withIpv6 = ({ ipv6, racks }: Datacenter): Diagnostic[] =>
  racks.flatMap(({ hosts }, r) =>
    hosts.flatMap(({ name, daemon }, h) =>
      ipv6 === undefined || !ONE_FAMILY.includes(daemon)
        ? []
        : [
            errorAt(
              ["racks", r, "hosts", h, "daemon"],
              "hosts-ipv4-only",
              `BIRD 1.6 on ${name} speaks IPv4 alone, another daemon of its own IPv6, and the datacenter has ${ipv6.only ? "IPv6 alone" : "both"}`,
              "run BIRD 2, and give bird2",
            ),
          ],
    ),
  );

/** Hosts without Calico: what they announce is theirs, and somebody is there to tell it to. */
export function checkHosts(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const all = announced(dc);
  return [
    ...outside(dc, all),
    ...announcedIpv6(dc),
    ...taken(all),
    ...withoutTors(dc, rules),
    ...withIpv6(dc),
  ];
}
