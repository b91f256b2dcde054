import { rackOf } from "../calico/selection.ts";
import { familiesOf } from "../intent/index.ts";
import { counted } from "../text/counted.ts";
import type { RuleContext } from "./context.ts";
import { rule } from "./rule.ts";

type Cluster = RuleContext["clusters"][number];

/** Racks that an IPPool selects which gives pods addresses, by family: what Calico itself goes by. */
function pooledRacks({ calico }: Cluster): ReadonlySet<string> {
  return new Set(
    calico.pools.flatMap((pool) => {
      const rack = rackOf(pool, calico);
      const { cidr, disabled } = pool.spec;
      if (rack === undefined || disabled === true || typeof cidr !== "string") return [];
      return [`${cidr.includes(":") ? "ipv6" : "ipv4"} ${rack}`];
    }),
  );
}

export const rackHasPool = rule({
  name: "rack-has-pool",
  says: "every rack with nodes has an IPPool of its own, in every address family of the fabric",
  check: ({ clusters }) =>
    clusters.flatMap((one) => {
      const pooled = pooledRacks(one);
      const { racks, ipv6 } = one.cluster;
      return racks
        .filter(({ nodes }) => nodes.length > 0)
        .flatMap(({ name, nodes }) =>
          familiesOf(ipv6)
            .filter((family) => !pooled.has(`${family.name} ${name}`))
            .map((family) => ({
              about: name,
              message: `rack ${name} has ${counted(nodes.length, "node")} and no IPPool of ${family.name === "ipv4" ? "IPv4" : "IPv6"} that selects it: their pods would have no address`,
              fix: "report this with the spec: every rack has a range by its index",
            })),
        );
    }),
});
