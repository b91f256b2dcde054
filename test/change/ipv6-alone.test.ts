import { findWay, sideOf } from "../../src/change/index.ts";
import { compile, intentsOf, simulate, type DatacenterSpec } from "../../src/index.ts";
import { analyseFailures } from "../../src/simulate/failures.ts";
import { specOf } from "../support/specs.ts";

/* What a change brings or takes has an image at one of its ends alone. */

const base: DatacenterSpec = { ...specOf(2, [1, 1]), ipv6: { prefix: "fd12:3456:789a::/48", only: true } };
const outside: DatacenterSpec["outside"] = {
  peers: [
    {
      mode: "full",
      router: "edge-1",
      switch: "s0",
      interface: "swp601",
      asn: 64496,
      ipv6: {
        address: "2001:db8:2::2/64",
        peer: "2001:db8:2::1",
        accept: ["::/0"],
        announces: ["::/0"],
      },
    },
  ],
};

const CHANGES: readonly (readonly [string, DatacenterSpec])[] = [
  ["links without addresses", { ...base, links: "unnumbered" }],
  ["a router outside", { ...base, outside }],
];

describe.each(CHANGES)("where there is no IPv4, %s", (_, other) => {
  it.each([
    ["come", base, other],
    ["go", other, base],
  ])("%s by a way", (__, from, to) => {
    expect(findWay(sideOf(compile(from)), sideOf(compile(to)))).toBeDefined();
  });
});

it("names nobody's address in IPv6 where what is beyond the default is lost", () => {
  const simulation = simulate(intentsOf(compile({ ...base, outside })));
  const impacts = analyseFailures(simulation, [{ kind: "device", device: "s0" }]);
  expect(JSON.stringify(impacts)).toContain("2001:db8::1");
});
