import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { formatPrefix, overlaps, type Prefix4 } from "../../net/ipv4.ts";
import { formatPool, poolContains } from "../../net/pool.ts";
import type { Datacenter, HostDaemon } from "../../spec/index.ts";
import type { LayoutRules } from "../lay-out.ts";

interface Announced {
  readonly host: string;
  readonly prefix: Prefix4;
  readonly path: SpecPath;
}

const announced = ({ racks }: Datacenter): readonly Announced[] =>
  racks.flatMap(({ hosts }, r) =>
    hosts.flatMap(({ name, announces }, h) =>
      announces.map((prefix, a) => ({ host: name, prefix, path: ["racks", r, "hosts", h, "announces", a] })),
    ),
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
        `${formatPrefix(one.prefix)} of ${one.host} overlaps ${formatPrefix(other.prefix)} of ${other.host}`,
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
              `BIRD 1.6 on ${name} speaks IPv4 alone, another daemon of its own IPv6, and the datacenter has both`,
              "run BIRD 2, and give bird2",
            ),
          ],
    ),
  );

/** Hosts without Calico: what they announce is theirs, and somebody is there to tell it to. */
export function checkHosts(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const all = announced(dc);
  return [...outside(dc, all), ...taken(all), ...withoutTors(dc, rules), ...withIpv6(dc)];
}
