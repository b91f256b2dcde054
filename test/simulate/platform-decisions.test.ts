import { formatIpv4 } from "../../src/net/ipv4.ts";
import { decisionOn } from "../../src/platforms/decisions.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { intentsOf } from "../../src/compile.ts";
import { forwardingTable, simulate, simulateNetwork, undetermined } from "../../src/simulate/index.ts";
import { brief, mesh, P, pathsAt, type RouterOptions } from "./networks.ts";

const at = (name: string, host: number, more: Partial<RouterOptions> = {}): RouterOptions => ({
  name,
  asn: 1,
  ports: [`10.0.0.${String(host)}/24`],
  ...more,
});
const client = { reflects: true };

/**
 * Both `far` and `near` have the route. That of `far`, whose router id is the higher, comes by one reflector, that of `near` by two.
 */
const reflected = mesh(
  [
    at("far", 9, { own: [P] }),
    at("near", 2, { own: [P] }),
    at("one", 20),
    at("first", 21),
    at("second", 22),
    at("on-vrp", 50, { software: "vendor", decision: decisionOn("vrp") }),
    at("on-nxos", 51, { software: "vendor", decision: decisionOn("nxos") }),
  ],
  [
    ["far", "one"],
    ["near", "first"],
    ["first", "second"],
    ["one", "on-vrp"],
    ["second", "on-vrp"],
    ["one", "on-nxos"],
    ["second", "on-nxos"],
  ],
  {
    "one>far": client,
    "first>near": client,
    "second>first": client,
  },
);

const bestAt = (device: string): string | undefined =>
  pathsAt(reflected, device, P)
    .filter(({ best }) => best)
    .map(({ originator }) => formatIpv4(originator ?? 0))[0];

describe("switches of several platforms in one network", () => {
  it("choose by the shorter cluster list first on VRP, and by the lower originator on NX-OS", () => {
    expect(brief(pathsAt(reflected, "on-vrp", P))).toEqual(brief(pathsAt(reflected, "on-nxos", P)));
    expect(bestAt("on-vrp")).toBe("10.0.0.9");
    expect(bestAt("on-nxos")).toBe("10.0.0.2");
  });

  it("put a higher local preference before what is their own on VRP, and behind it on NX-OS", () => {
    const best = (platform: "vrp" | "nxos") =>
      pathsAt(
        mesh(
          [
            at("a", 1, { own: [P], software: "bird", ownLocalPref: 200 }),
            at("b", 2, { own: [P], software: "vendor", decision: decisionOn(platform) }),
          ],
          [["a", "b"]],
        ),
        "b",
        P,
      ).find((one) => one.best)?.from;
    expect(best("vrp")).toBe("a");
    expect(best("nxos")).toBeNull();
  });

  it("take every path of a BIRD that tells several on EOS, and its best alone on NX-OS", () => {
    const paths = (platform: "eos" | "nxos") =>
      pathsAt(
        mesh(
          [
            at("a", 1, { own: [P] }),
            at("b", 2, { own: [P] }),
            at("bird", 3, { software: "bird" }),
            at("c", 4, { software: "vendor", decision: decisionOn(platform) }),
          ],
          [
            ["a", "bird"],
            ["b", "bird"],
            ["bird", "c"],
          ],
          { "bird>a": client, "bird>b": client },
        ),
        "c",
        P,
      );
    expect(brief(paths("eos"))).toEqual(["10.0.0.1 [] by 10.0.0.1", "10.0.0.2 [] by 10.0.0.2"]);
    expect(brief(paths("nxos"))).toEqual(["10.0.0.1 [] by 10.0.0.1"]);
  });

  describe("whose best path is up to time", () => {
    /** `b` hears of the route from two ASes by paths of one length. */
    const twice = (platform: "comware" | "vrp" | "nxos" | "eos" | "frr", more: Partial<RouterOptions> = {}) =>
      simulateNetwork(
        mesh(
          [
            { name: "a", asn: 2, ports: ["10.0.1.1/24"], own: [P] },
            { name: "c", asn: 3, ports: ["10.0.2.1/24"], own: [P] },
            {
              name: "b",
              asn: 1,
              ports: ["10.0.1.9/24", "10.0.2.9/24", "10.0.3.9/24"],
              decision: decisionOn(platform),
              ...more,
            },
            { name: "d", asn: 4, ports: ["10.0.3.1/24"] },
          ],
          [
            ["a", "b"],
            ["c", "b"],
            ["b", "d"],
          ],
        ),
      );

    it("are named on Comware, whose newer releases keep the older of two by eBGP, and on no platform whose text says otherwise", () => {
      expect(undetermined(twice("comware"))).toEqual([{ device: "b", prefixes: [P] }]);
      for (const platform of ["vrp", "nxos", "eos", "frr"] as const)
        expect(undetermined(twice(platform))).toEqual([]);
    });

    it("forward by all of them all the same", () => {
      const several = forwardingTable(twice("comware"), "b").flatMap((route) =>
        route.kind === "bgp" && route.nextHops.length > 1 ? [route.nextHops.length] : [],
      );
      expect(several).toEqual([2]);
    });

    it("are named for the one path that they install", () => {
      const routers = (decision: "comware" | "vrp") =>
        simulateNetwork(
          mesh(
            [
              at("far", 9, { own: [P] }),
              at("near", 2, { own: [P] }),
              at("one", 20),
              at("first", 21),
              at("second", 22),
              at("x", 50, { decision: decisionOn(decision), ibgpMultipath: 1 }),
            ],
            [
              ["far", "one"],
              ["near", "first"],
              ["first", "second"],
              ["one", "x"],
              ["second", "x"],
            ],
            { "one>far": client, "first>near": client, "second>first": client },
          ),
        );
      // Of Comware's releases one weighs the list first, the other the originator.
      expect(undetermined(routers("comware"))).toEqual([{ device: "x", prefixes: [P] }]);
      expect(undetermined(routers("vrp"))).toEqual([]);
    });
  });

  it("foretell a fabric of spines by Comware and VRP, of which one leaves its choice to time", () => {
    const spec: DatacenterSpec = {
      name: "dc",
      fabric: { model: "as-per-server" },
      platforms: { spines: "vrp", tors: "nxos" },
      spines: [
        { name: "spine-1", index: 0, platform: "comware" },
        { name: "spine-2", index: 1 },
      ],
      racks: [0, 1].map((index) => ({
        name: `r${String(index)}`,
        index,
        tors: [{ index: 0 }, { index: 1 }],
        nodes: [{ name: `n${String(index)}`, index: 0 }],
      })),
    };
    const found = undetermined(simulate(intentsOf(compile(spec))));
    expect(found.map(({ device }) => device)).toEqual(["spine-1"]);
  });
});
