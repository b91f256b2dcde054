import {
  compile,
  compileSpec,
  intentsOf,
  simulate,
  viewSimulation,
  type DatacenterSpec,
} from "../../src/index.ts";
import type { FabricSpec } from "../support/variants.ts";

const racks = ["e1", "e2"].map((row, index) => ({
  name: `row-${row}`,
  index,
  nodes: [{ name: `kube-${row}-1`, index: 0 }],
}));

/** A cluster that is AS 64601, whose ToRs are another AS. */
const site = (fabric: Omit<FabricSpec<"as-per-cluster">, "model"> = {}): DatacenterSpec => ({
  name: "site-a",
  fabric: {
    model: "as-per-cluster",
    spine: { kind: "routed", asns: "shared" },
    torAsns: "shared",
    ...fabric,
  },
  pools: { nodeAsns: [64601], rackAsns: [64600], spineAsns: [64510] },
  spines: [{ name: "ssw-1", index: 0 }],
  racks,
});

/** Ordered pairs of nodes of which one has no way to the other. */
const lost = (spec: DatacenterSpec, change: (intents: Intents) => Intents = (all) => all): number =>
  viewSimulation(simulate(change(intentsOf(compile(spec))))).reachability.unreachable.count;

type Intents = ReturnType<typeof intentsOf>;

/** Nodes as they are by Calico's default: they refuse their own AS. */
const refusing = (intents: Intents): Intents => ({
  ...intents,
  cluster: {
    ...intents.cluster,
    racks: intents.cluster.racks.map((rack) => ({
      ...rack,
      peerings: rack.peerings.map(({ allowsOwnAs: _, ...peering }) => peering),
    })),
  },
});

/** The lines of a switch's text that let an AS come again. */
const loopsOn = (spec: DatacenterSpec, device: string): readonly string[] =>
  (compile(spec).switches.find(({ intent }) => intent.device === device)?.text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /allowas-in|as-override/.test(line));

describe("a cluster of one AS", () => {
  it("is a model: all nodes in it, ToRs in another, every node reached", () => {
    const { plan, warnings } = compile(site());
    expect(warnings).toEqual([]);
    expect(plan.racks.flatMap(({ nodes }) => nodes.map(({ asn }) => asn))).toEqual([64601, 64601]);
    expect(new Set(plan.switches.map(({ asn }) => asn))).toEqual(new Set([64510, 64600]));
    expect(lost(site())).toBe(0);
  });

  it("falls apart where nodes refuse their own AS and nobody overrides it", () => {
    expect(lost(site({ ownAs: "allowed" }), refusing)).toBe(2);
    expect(lost(site({ ownAs: "overridden" }), refusing)).toBe(0);
  });

  it.each([
    ["allowed", 1, []],
    ["overridden", undefined, ["neighbor NODES as-override"]],
  ] as const)("has its own AS %s by who is to do it, and by nobody else", (ownAs, count, lines) => {
    const spec = site({ ownAs, torAsns: "unique" });
    const wide: DatacenterSpec = { ...spec, pools: { ...spec.pools, rackAsns: ["64700-65534"] } };
    const { calico } = compile(wide);
    expect(calico.peers.map((peer) => peer.spec["numAllowedLocalASNumbers"])).toEqual([count, count]);
    expect(loopsOn(wide, "row-e1-tor0")).toEqual(lines);
    expect(loopsOn(wide, "ssw-1")).toEqual([]);
  });

  it("lets ToRs that share an AS take it from spines, which allow nothing", () => {
    expect(loopsOn(site(), "row-e1-tor0")).toEqual(["neighbor SPINES allowas-in 1"]);
    expect(loopsOn(site(), "ssw-1")).toEqual([]);
  });

  it.each(["as-per-rack", "as-per-server"] as const)(
    "is named where %s is told that all are one AS",
    (model) => {
      const pin = { asn: 64601 };
      const pinned = racks.map((rack) =>
        model === "as-per-rack"
          ? { ...rack, pin }
          : { ...rack, nodes: rack.nodes.map((node) => ({ ...node, pin })) },
      );
      const result = compileSpec({
        name: "site-a",
        fabric: { model },
        spines: [{ name: "ssw-1", index: 0 }],
        racks: pinned,
      });
      const said = result.ok ? [] : result.diagnostics.map(({ message, hint }) => `${message}: ${hint}`);
      expect(said.filter((one) => one.includes(" is that of "))).toEqual([
        expect.stringContaining("choose the model as-per-cluster, put it first into pools.nodeAsns"),
      ]);
    },
  );
});
