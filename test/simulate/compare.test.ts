import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, intentsOf } from "../../src/index.ts";
import { simulate } from "../../src/simulate/index.ts";
import { datacenter } from "../lab/fabrics/lab.ts";
import { compareBgp, compareForwarding } from "./compare.ts";
import { birdBgp, nodeForwarding } from "./observed/bird.ts";
import { frrBgp, frrForwarding } from "./observed/frr.ts";

/* What FRR 8.4.4 and BIRD 1.6.8 themselves said in the lab of test/lab/fabrics/lab.ts under Calico 3.32: 2 spines, 3 racks of 2 nodes. */
const fixture = (name: string): string =>
  readFileSync(join(process.cwd(), "test", "simulate", "fixtures", `${name}.out`), "utf8");

const simulation = simulate(intentsOf(compile({ ...datacenter, calico: { version: "3.32" } })));

describe("the tables of real daemons", () => {
  it.each(["spine-1", "r1-tor0"])("are what the simulation says of %s, an FRR", (device) => {
    expect(compareBgp(simulation, device, frrBgp(fixture(`${device}.bgp`)))).toEqual([]);
    expect(compareForwarding(simulation, device, frrForwarding(fixture(`${device}.routes`)))).toEqual([]);
  });

  it("are what the simulation says of r1-n1, a BIRD", () => {
    expect(compareBgp(simulation, "r1-n1", birdBgp(fixture("r1-n1.bgp")))).toEqual([]);
    expect(compareForwarding(simulation, "r1-n1", nodeForwarding(fixture("r1-n1.routes")))).toEqual([]);
  });

  it("have paths over both spines on a ToR", () => {
    const paths = frrBgp(fixture("r1-tor0.bgp")).get("10.32.32.0/26") ?? [];
    expect(paths.map(({ asPath, nextHop, multipath }) => ({ asPath, nextHop, multipath }))).toEqual([
      { asPath: "64514 64601", nextHop: "10.254.0.2", multipath: true },
      { asPath: "64513 64601", nextHop: "10.254.0.0", multipath: true },
    ]);
  });

  it("have every path of a prefix on a node, its own and the ToR's", () => {
    expect(birdBgp(fixture("r1-n1.bgp")).get("10.192.0.0/24")).toEqual([
      { peer: null, nextHop: null, asPath: "", localPref: 0, clusters: "", best: true, multipath: null },
      {
        peer: "10.192.0.1",
        nextHop: "10.192.0.1",
        asPath: "",
        localPref: 100,
        clusters: "",
        best: false,
        multipath: null,
      },
    ]);
  });
});

describe("a difference", () => {
  const table = frrBgp(fixture("r1-tor0.bgp"));
  const changed = (prefix: string, change: object) =>
    new Map(
      [...table].map(([name, paths]) => [
        name,
        name === prefix ? paths.map((path) => ({ ...path, ...change })) : paths,
      ]),
    );

  it("in a next hop is named", () => {
    const [first, ...rest] = compareBgp(
      simulation,
      "r1-tor0",
      changed("10.32.0.0/26", { nextHop: "10.192.0.1" }),
    );
    expect(first).toBe(
      "r1-tor0: 10.32.0.0/26 lacks [] from 10.192.0.10 by 10.192.0.10 with preference 2147482623",
    );
    expect(rest).toEqual([
      "r1-tor0: 10.32.0.0/26 has [] from 10.192.0.10 by 10.192.0.1 with preference 2147482623 too",
    ]);
  });

  it("in the equal-cost set is named", () => {
    const lines = compareBgp(simulation, "r1-tor0", changed("10.32.32.0/26", { multipath: false }));
    expect(lines).toContain(
      "r1-tor0: 10.32.32.0/26 [64513 64601] from 10.254.0.0 by 10.254.0.0 with preference 100 is not installed",
    );
  });

  it("in prefixes is named, either way", () => {
    const names = [...table].map(
      ([name, paths]) => [name === "10.32.0.0/26" ? "10.9.0.0/26" : name, paths] as const,
    );
    expect(compareBgp(simulation, "r1-tor0", new Map(names))).toEqual([
      "r1-tor0: 10.32.0.0/26 lacks [] from 10.192.0.10 by 10.192.0.10 with preference 2147482623",
      "r1-tor0: 10.9.0.0/26 is there too",
    ]);
  });

  it("in forwarding is named", () => {
    const ways = new Map([
      ...frrForwarding(fixture("r1-tor0.routes")),
      ["10.32.32.0/26", ["10.254.0.0 swp49"]],
    ]);
    expect(compareForwarding(simulation, "r1-tor0", ways)).toEqual([
      "r1-tor0: 10.32.32.0/26 by 10.254.0.0 swp49, not by 10.254.0.0 swp49, 10.254.0.2 swp50",
    ]);
  });

  it("in which of two equal paths is told on is one: the configuration leaves nothing to who came first", () => {
    const swapped = new Map(
      [...table].map(([name, paths]) => [
        name,
        paths.length > 1 ? paths.map((path) => ({ ...path, best: !path.best })) : paths,
      ]),
    );
    expect(compareBgp(simulation, "r1-tor0", swapped)).not.toEqual([]);
    const heard = new Map(
      [...birdBgp(fixture("r1-n1.bgp"))].map(([name, paths]) => [
        name,
        paths.map((path) => ({ ...path, asPath: path.asPath.replace("64513 64", "64514 64") })),
      ]),
    );
    expect(compareBgp(simulation, "r1-n1", heard)).not.toEqual([]);
  });
});
