import { adapt } from "../../src/compare/adapt.ts";
import { compileSpec, formatDiagnostic, isError, type DatacenterSpec } from "../../src/index.ts";
import { VARIANTS } from "../support/variants.ts";

/** One pin at least of each kind that some models have no use for. */
const spec: DatacenterSpec = {
  name: "dc",
  fabric: { model: "downward-default" },
  capacity: { maxSpines: 4 },
  ipv6: { prefix: "fd12:3456:789a::/48" },
  spines: [
    {
      name: "spine-1",
      index: 0,
      pin: {
        asn: 64520,
        loopback: "10.255.0.9",
        spineLinks: { "spine-2": "10.253.16.0/30" },
        spineLinkAddresses: { "spine-2": "10.253.16.2" },
        ipv6: { loopback: "fd12:3456:789a::9", spineLinks: { "spine-2": "fd12:3456:789a:3ff::/64" } },
      },
    },
    { name: "spine-2", index: 1 },
  ],
  racks: [
    {
      name: "r1",
      index: 0,
      pin: {
        subnet: "10.192.8.0/23",
        pods: "10.33.0.0/18",
        firstNode: 20,
        ipv6: { subnet: "fd12:3456:789a:20ff::/64" },
      },
      tors: [
        {
          index: 0,
          pin: {
            uplinks: { "spine-1": "10.254.240.0/30" },
            uplinkAddresses: { "spine-1": "10.254.240.1" },
            ipv6: {
              uplinks: { "spine-1": "fd12:3456:789a:2ff::/64" },
              address: "fd12:3456:789a:20ff::fe",
            },
          },
        },
      ],
      nodes: [
        {
          name: "n1",
          index: 0,
          pin: { clusterId: "192.0.2.1", ipv6: { address: "fd12:3456:789a:20ff::99" } },
        },
        { name: "n2", index: 1 },
        { name: "n3", index: 2 },
      ],
    },
  ],
};

describe("a spec of pins under another fabric", () => {
  it.each(VARIANTS.map(({ name, fabric }) => [name, fabric] as const))(
    "is without those that %s has no use for",
    (_, fabric) => {
      const compilation = compileSpec(adapt(spec, fabric));
      expect(compilation.ok ? [] : compilation.diagnostics.filter(isError).map(formatDiagnostic)).toEqual([]);
    },
  );
});
