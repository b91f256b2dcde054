import { compileSpec, type DatacenterSpec } from "../../src/index.ts";
import { withOutside } from "../support/outside.ts";
import { specOf } from "../support/specs.ts";

const SHARED = { model: "as-per-cluster", torAsns: "shared" } as const;

const foundIn = (spec: DatacenterSpec): readonly string[] => {
  const compilation = compileSpec(spec);
  return compilation.ok ? [] : compilation.diagnostics.map(({ code, message }) => `${code}: ${message}`);
};

function withHost(asn: number, fabric: DatacenterSpec["fabric"]): DatacenterSpec {
  const spec = specOf(1, [1], SHARED);
  const host = { name: "h", index: 0, daemon: "frr" as const, announces: ["10.251.0.1/32"], pin: { asn } };
  return { ...spec, fabric, racks: spec.racks.map((rack) => ({ ...rack, hosts: [host] })) };
}

describe("a pool of which all have the first AS number", () => {
  it("keeps a host from that number, and from no other of its own", () => {
    expect(foundIn(withHost(64601, SHARED))).toEqual([]);
    expect(foundIn(withHost(64600, SHARED))).toEqual([
      expect.stringMatching(/^asn-taken: AS 64600 lies in pools.rackAsns, which will need it$/),
    ]);
    const unique = { ...SHARED, torAsns: "unique" as const };
    expect(foundIn(withHost(64601, unique))).not.toEqual([]);
  });

  it("keeps a router outside from that number, and from no other", () => {
    const spec = withOutside(specOf(1, [1], SHARED), ["s0"]);
    const withAsn = (asn: number): DatacenterSpec => ({
      ...spec,
      outside: { peers: (spec.outside?.peers ?? []).map((peer) => ({ ...peer, asn })) },
    });
    expect(foundIn(withAsn(64601))).toEqual([]);
    expect(foundIn(withAsn(64600))).toHaveLength(1);
  });
});
