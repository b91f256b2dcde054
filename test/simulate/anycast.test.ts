import {
  analyseFailures,
  bgpTable,
  compile,
  faultsOf,
  intentsOf,
  reachability,
  simulate,
  type DatacenterSpec,
  type Simulation,
} from "../../src/index.ts";
import { formatPrefix } from "../../src/net/ipv4.ts";
import { withOutside } from "../support/outside.ts";
import { specOf } from "../support/specs.ts";
import { ROUTED_VARIANTS, VARIANTS, type FabricSpec } from "../support/variants.ts";

const ADDRESS = "203.0.113.250";
const TARGET = { device: "r0-n0", address: 0xcb0071fa };
const OWNERS = ["r0-n0", "r0-n1", "r1-n0"];

/** Three of five nodes have it, in two of three racks. */
const withAnycast = (fabric: FabricSpec): DatacenterSpec => ({
  ...specOf(2, [2, 2, 1], fabric),
  anycast: [{ address: ADDRESS, servers: OWNERS }],
});

const simulated = (spec: DatacenterSpec): Simulation => simulate(intentsOf(compile(spec)));

const knows = (simulation: Simulation, device: string): boolean =>
  bgpTable(simulation, device).some(
    ({ prefix, paths }) => formatPrefix(prefix) === `${ADDRESS}/32` && paths.length > 0,
  );

describe.each(VARIANTS)("an address of three nodes in $name", ({ fabric }) => {
  const spec = withAnycast(fabric);
  const simulation = simulated(spec);

  it("is reached by every other node", () => {
    expect(faultsOf(simulation)).toEqual([]);
    expect(reachability(simulation, [TARGET])).toMatchObject({ pairs: 2, unreachable: { count: 0 } });
  });

  it("is in the policies of all, and of a rack's ToR towards nodes only where one of them has it", () => {
    if (fabric.model === "l2") return;
    const lists = (device: string): readonly string[] =>
      compile(spec)
        .switches.filter(({ intent }) => intent.device === device)
        .flatMap(({ intent }) => intent.prefixLists)
        .filter(({ rules }) => rules.some(({ what }) => what === "anycast"))
        .map(({ name }) => name);
    expect(lists("r0-tor0")).toContain("FROM-NODES");
    expect(lists("r2-tor0")).not.toContain("FROM-NODES");
  });
});

describe.each(VARIANTS.filter(({ fabric }) => fabric.model !== "l2"))(
  "an address of three nodes in $name, with one of these nodes gone",
  ({ fabric }) => {
    it("is lost to nobody", () => {
      const { inRack } = { inRack: undefined, ...fabric };
      const simulation = simulated(withAnycast(fabric));
      // Where nodes reflect, what goes with a reflector is another matter.
      const reflects = inRack?.kind === "route-reflector" && inRack.on === "nodes";
      for (const device of reflects ? ["r1-n0"] : OWNERS) {
        const [impact] = analyseFailures(simulation, [{ kind: "device", device }], [TARGET]);
        expect([device, impact?.cut.count, impact?.unreachable.count]).toEqual([device, 0, 0]);
      }
    });
  },
);

describe("an address of several servers", () => {
  it("may be hosts' and nodes' together", () => {
    const spec = specOf(2, [1, 1, 1], { model: "as-per-rack" });
    const host = { name: "lb", index: 0, daemon: "bird2" as const, announces: ["10.251.0.1/32"] };
    const racks = spec.racks.map((rack) => (rack.name === "r0" ? { ...rack, hosts: [host] } : rack));
    const simulation = simulated({
      ...spec,
      racks,
      anycast: [{ address: ADDRESS, servers: ["lb", "r1-n0"] }],
    });
    expect(faultsOf(simulation)).toEqual([]);
    const [impact] = analyseFailures(simulation, [{ kind: "device", device: "r1-n0" }], [TARGET]);
    expect(impact?.unreachable.count).toBe(0);
    expect(reachability(simulation, [{ ...TARGET, device: "lb" }])).toMatchObject({ pairs: 2 });
  });

  it.each(ROUTED_VARIANTS.filter(({ fabric }) => fabric.model !== "downward-default"))(
    "is told outside only where the spec says so, in $name",
    ({ fabric }) => {
      const bordered = (announce: { readonly anycast?: boolean }): Simulation =>
        simulated({
          ...withOutside(specOf(2, [2, 2, 1], fabric), ["r0-tor0"], ["default-only"], { announce }),
          anycast: [{ address: ADDRESS, servers: OWNERS }],
        });
      const told = bordered({ anycast: true });
      expect([knows(bordered({}), "edge-0"), knows(told, "edge-0")]).toEqual([false, true]);
      expect(faultsOf(told)).toEqual([]);
    },
  );

  it("is an IPPool of its own that no pod is given, and that no filter names among exports", () => {
    const { calico } = compile(withAnycast({ model: "as-per-rack" }));
    const pool = calico.pools.find(({ metadata }) => metadata.name === "anycast-203-0-113-250");
    expect(pool?.spec).toMatchObject({
      cidr: `${ADDRESS}/32`,
      blockSize: 32,
      disabled: true,
      nodeSelector: "!all()",
    });
    for (const { spec } of calico.filters) expect(JSON.stringify(spec["exportV4"])).not.toContain(ADDRESS);
  });
});
