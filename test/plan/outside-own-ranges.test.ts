import { compile } from "../../src/index.ts";
import type { Prefix4 } from "../../src/net/ipv4.ts";

const SPINES = [{ kind: "routed" }, { kind: "ethernet" }] as const;

describe("a router outside", () => {
  it.each(SPINES)(
    "has no say on any range that the fabric takes numbers from, with $kind spines",
    (spine) => {
      const { plan, datacenter, switches } = compile({
        name: "dc",
        fabric: { model: "as-per-rack", spine },
        spines: [{ name: "spine-1", index: 0 }],
        racks: [{ name: "r1", index: 0, nodes: [{ name: "n1", index: 0 }] }],
        outside: {
          asn: 64499,
          peers: [
            {
              mode: "full",
              router: "edge-1",
              switch: "r1-tor0",
              interface: "swp60",
              address: "198.51.100.1/31",
              peer: "198.51.100.0",
              asn: 64496,
            },
          ],
        },
      });
      const lists = switches.find(({ intent }) => intent.device === "r1-tor0")?.intent.prefixLists ?? [];
      const refused = lists.flatMap(({ rules }) => rules).filter(({ what }) => what === "refused");
      const { pools } = datacenter;
      const taken: readonly Prefix4[] = [
        ...pools.pods,
        ...pools.nodes,
        ...pools.torLoopbacks,
        ...(spine.kind === "routed" ? [...pools.links, ...pools.spineLoopbacks] : pools.planes),
      ];
      expect(refused.map(({ prefix }) => prefix)).toEqual(expect.arrayContaining([...taken]));
      expect(plan.ranges.links.length > 0).toBe(spine.kind === "routed");
    },
  );
});
