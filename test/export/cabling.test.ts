import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { cablesOf } from "../../src/export/cables/index.ts";
import { foretoldCables } from "../../src/verify/cables.ts";
import { STACKS } from "../support/fabrics.ts";
import { exportedSpec } from "./exported.ts";

/** Ports of the plate with speeds, servers that bond by LACP to both ToRs, which are a pair. */
const onEos: DatacenterSpec = {
  name: "eos",
  platforms: { spines: "eos", tors: "eos" },
  hardware: { spines: "7050CX3-32S", tors: "7050SX3-48YC8" },
  servers: { bond: "lacp", links: 2 },
  spines: [{ name: "spine-1", index: 0 }],
  racks: [{ name: "r1", index: 0, tors: [{ index: 0 }, { index: 1 }], nodes: [{ name: "w1", index: 0 }] }],
};

const FABRICS = [...STACKS, onEos].map((spec) => [spec.name, spec] as const);

describe("cables", () => {
  it.each(FABRICS)("of %s are each there once, and no port has two", (_, spec) => {
    const cables = cablesOf(compile(spec));
    const ids = cables.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const ports = cables.flatMap(({ ends }) =>
      ends.flatMap((end) => (end.interface === null ? [] : [`${end.device} ${end.interface}`])),
    );
    expect(new Set(ports).size).toBe(ports.length);
  });

  it.each(FABRICS)("of %s are at least those that LLDP is to see", (_, spec) => {
    const fabric = compile(spec);
    const known = new Set(
      cablesOf(fabric).flatMap(({ ends: [one, other] }) => [
        `${one.device} ${one.interface ?? ""} ${other.device}`,
        `${other.device} ${other.interface ?? ""} ${one.device}`,
      ]),
    );
    const nodes = new Set(fabric.plan.racks.flatMap((rack) => rack.nodes.map(({ name }) => name)));
    const expected = [...foretoldCables(fabric.plan).values()]
      .flat()
      .filter(({ of }) => !nodes.has(of))
      .map(({ of, port, device }) => `${of} ${port} ${device}`);
    expect(expected.filter((one) => !known.has(one))).toEqual([]);
  });

  it("have the slower of their ports' speeds, or what the spec says", () => {
    const speeds = (spec: DatacenterSpec) =>
      new Map(cablesOf(compile(spec)).map(({ id, gbps }) => [id, gbps]));
    expect(speeds(onEos).get("r1-tor0--spine-1")).toBe(100);
    expect(speeds(onEos).get("w1--r1-tor1/2")).toBe(25);
    expect(speeds({ ...onEos, ethernet: { racks: { gbps: 10 } } }).get("w1--r1-tor1/2")).toBe(10);
  });
});

describe("the cabling plan", () => {
  it("says port to port, and how far", () => {
    const table = exportedSpec(onEos, "cabling").files.get("cables.csv")?.split("\n") ?? [];
    expect(table).toContain("w1--r1-tor0,r1,w1,eth0,r1,r1-tor0,Ethernet1,25,in-rack");
    expect(table).toContain("w1--r1-tor1/2,r1,w1,eth3,r1,r1-tor1,Ethernet2,25,in-rack");
    expect(exportedSpec(onEos, "cabling").leftOut).toEqual([]);
  });

  it("says which ports the spec does not have", () => {
    const spec: DatacenterSpec = { ...onEos, platforms: {}, hardware: {}, servers: {} };
    expect(exportedSpec({ ...spec, name: "frr" }, "cabling").leftOut).toEqual([
      "a port of 2 cables, as of w1--r1-tor0: the spec leaves it to whoever sets up the switch's or the server's own network",
    ]);
  });
});

describe("labels", () => {
  it.each(FABRICS)("of %s are two a cable, on sheets that are XML", (_, spec) => {
    const texts = [...exportedSpec(spec, "labels").files.values()].flatMap((svg) => {
      const sheet = parseXml(svg)
        .root?.children.filter((one) => one instanceof XmlElement)
        .at(-1);
      return sheet?.children.filter((one) => one instanceof XmlElement).map(({ text }) => text) ?? [];
    });
    expect(texts).toHaveLength(6 * cablesOf(compile(spec)).length);
  });
});
