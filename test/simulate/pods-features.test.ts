import {
  analyseFailures,
  compile,
  compileSpec,
  faultsOf,
  intentsOf,
  simulate,
  type DatacenterSpec,
} from "../../src/index.ts";
import { singleFailures, type Failure } from "../../src/simulate/index.ts";
import type { PlatformName } from "../../src/spec/index.ts";
import { formatIpv4 } from "../../src/net/ipv4.ts";
import { platforms } from "../../src/platforms/index.ts";
import { portAt, systems } from "../../src/hardware/index.ts";
import { withOutside } from "../support/outside.ts";
import { podsSpecOf } from "../support/pods-specs.ts";
import type { AnySpec } from "../support/specs.ts";
import type { FabricSpec } from "../support/variants.ts";
import { withHosts } from "../support/with-hosts.ts";
import { withoutIpv4 } from "../support/without-ipv4.ts";

/* What a fabric may have besides switches and nodes, in five stages: all of it works, and nothing above ToRs takes any of it when it fails. */

const FABRICS: Readonly<Record<string, FabricSpec>> = {
  "as-per-rack": { model: "as-per-rack" },
  "as-per-server": { model: "as-per-server", withinRack: "direct" },
  "as-per-cluster": { model: "as-per-cluster", ownAs: "overridden", torAsns: "shared" },
  "as-per-cluster, an AS for each spine": {
    model: "as-per-cluster",
    ownAs: "allowed",
    spine: { kind: "routed", asns: "unique" },
  },
  "downward-default": { model: "downward-default" },
};

const SERVICES = { clusterIps: ["10.96.0.0/16"], loadBalancerIps: ["198.18.0.0/24"], maxLocalPerNode: 4 };
const SUPER_SPINES = ["ss0", "ss1"];

/** Two routers outside, each with a link to both super-spines. */
const twice = (spec: AnySpec): AnySpec => {
  const { outside } = withOutside(spec, [...SUPER_SPINES, ...SUPER_SPINES]);
  const peers = (outside?.peers ?? []).map((peer, at) => ({
    ...peer,
    router: `edge-${String(Math.floor(at / 2))}`,
    interface: `swp${String(700 + Math.floor(at / 2))}`,
    ...("asn" in peer ? { asn: 64496 + Math.floor(at / 2) } : {}),
  }));
  return { ...spec, outside: { ...outside, peers } };
};

const twoClusters = (spec: AnySpec): AnySpec => ({
  ...spec,
  capacity: { ...spec.capacity, maxRacks: 8 },
  bgp: { discovery: "static" },
  clusters: ["prod", "ml"].map((name, index) => ({
    name,
    index,
    pods: `10.${String(64 + index)}.0.0/16`,
    services: { loadBalancerIps: [`198.18.${String(index)}.0/24`] },
  })),
  racks: spec.racks.map((rack, at) => ({ ...rack, cluster: at % 2 === 0 ? "prod" : "ml" })),
});

interface Feature {
  readonly of: (spec: AnySpec) => AnySpec;
  /** In each pod. Default 1. */
  readonly racks?: number;
  /** Of IPv4 alone, or in which of its ways a spec says it in IPv6. */
  readonly ipv4Only?: boolean;
  /** Fabrics that may not have it. */
  readonly not?: (fabric: FabricSpec) => boolean;
}

const isDefault = ({ model }: FabricSpec): boolean => model === "downward-default";

const FEATURES: Readonly<Record<string, Feature>> = {
  services: { of: (spec) => ({ ...spec, services: SERVICES }) },
  "an address of nodes in both pods": {
    of: (spec) => ({
      ...spec,
      anycast: [{ address: "203.0.113.250", servers: ["r0-n0", "r0-n1", "r1-n0"] }],
    }),
    ipv4Only: true,
  },
  "two clusters, each in both pods": { of: twoClusters, racks: 2, ipv4Only: true },
  hosts: { of: (spec) => withHosts(spec, 1) },
  "the outside on each super-spine": {
    of: (spec) => withOutside({ ...spec, services: SERVICES }, SUPER_SPINES),
    not: isDefault,
  },
  "the outside in full on each super-spine": {
    of: (spec) => withOutside(spec, SUPER_SPINES, ["full"]),
    not: isDefault,
  },
  "two routers outside on each super-spine": { of: twice },
  "the outside on spines of a pod": { of: (spec) => withOutside(spec, ["p1-s0", "p1-s1"]), not: isDefault },
  "the outside on ToRs of two pods": {
    of: (spec) => withOutside(spec, ["r0-tor0", "r1-tor0"]),
    not: isDefault,
  },
};

const dual = (spec: AnySpec): DatacenterSpec => ({ ...spec, ipv6: { prefix: "fd12:3456:789a::/48" } });

const CASES = Object.entries(FABRICS).flatMap(([model, fabric]) =>
  Object.entries(FEATURES)
    .filter(([, { not }]) => not?.(fabric) !== true)
    .map(([name, feature]) => ({ model, fabric, name, feature })),
);

const shapeOf = (fabric: FabricSpec, planes: boolean, racks = 1): AnySpec =>
  podsSpecOf({ pods: 2, spines: 2, racks, nodes: 2, superSpines: 2, planes }, fabric);

/** What stands above ToRs, or outside. */
const isAbove = (failure: Failure): boolean =>
  (failure.kind === "session" ? failure.devices : [failure.device]).some((one) => /^(ss|p\d|edge)/.test(one));

/** Failures that take more than equal paths: of a border's own router nothing but that is lost. */
function losses(spec: DatacenterSpec): readonly unknown[] {
  const simulation = simulate(intentsOf(compile(spec)));
  expect(faultsOf(simulation)).toEqual([]);
  const above = singleFailures(simulation.network).filter(isAbove);
  expect(above.length).toBeGreaterThan(20);
  return analyseFailures(simulation, above)
    .map(({ failure, cut, unreachable, partlyLost, loops, valleys }) => ({
      failure,
      counts: [cut, unreachable, partlyLost, loops, valleys].map(({ count }) => count),
    }))
    .filter(({ counts }) => counts.some((count) => count > 0));
}

describe.each(CASES)("$name in five stages of $model", ({ fabric, feature }) => {
  it.each(isDefault(fabric) ? [false] : [false, true])(
    "reaches all, also with one thing above ToRs gone (planes: %s)",
    (planes) => {
      expect(losses(feature.of(shapeOf(fabric, planes, feature.racks)))).toEqual([]);
    },
  );

  if (feature.ipv4Only === true) return;

  it("does so beside IPv6, and in IPv6 alone", () => {
    const spec = feature.of(shapeOf(fabric, false, feature.racks));
    expect(faultsOf(simulate(intentsOf(compile(dual(spec)))))).toEqual([]);
    expect(losses(withoutIpv4(spec))).toEqual([]);
  });
});

describe("a super-spine of downward-default", () => {
  const outside = (borders: readonly string[]) =>
    compileSpec(withOutside(shapeOf({ model: "downward-default" }, false), borders));

  it("is refused without the outside, where another has it: it gives the default, too", () => {
    const { diagnostics } = { diagnostics: [], ...outside(["ss0"]) };
    expect(diagnostics.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ["default-beyond-border", "warning", ["superSpines", 0]],
      ["default-beyond-border", "error", ["superSpines", 1]],
    ]);
  });

  it("drops what is for the outside with its only router gone, as the warning says", () => {
    const compiled = outside(SUPER_SPINES);
    if (!compiled.ok) throw new Error("refused");
    expect(compiled.fabric.warnings.map(({ code }) => code)).toEqual([
      "default-beyond-border",
      "default-beyond-border",
    ]);
    const simulation = simulate(intentsOf(compiled.fabric));
    const [impact] = analyseFailures(simulation, [{ kind: "device", device: "edge-0" }]);
    expect(impact?.partlyLost.count).toBeGreaterThan(0);
  });
});

describe.each(Object.keys(platforms) as PlatformName[])("a super-spine on %s", (platform) => {
  it("has its sessions with spines and with the outside in its text", () => {
    const spec = withOutside(shapeOf({ model: "as-per-rack" }, false), SUPER_SPINES);
    const peers = (spec.outside?.peers ?? []).map((peer) => ({
      ...peer,
      interface: portAt(systems[platform].ports.superSpineDownlink, 700),
    }));
    const { plan, switches } = compile({
      ...spec,
      platforms: { spines: platform, tors: platform },
      outside: { ...spec.outside, peers },
    });
    const one = switches.find(({ intent }) => intent.device === "ss0");
    const spines = plan.links.flatMap(({ ends: [spine, above] }) =>
      above.device === "ss0" && "address" in spine ? [formatIpv4(spine.address)] : [],
    );
    expect(spines).toHaveLength(4);
    for (const address of [...spines, "198.51.100.0"]) expect(one?.text).toContain(address);
  });
});
