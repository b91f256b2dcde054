import { compile, type DatacenterSpec } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

const textsOf = (spec: DatacenterSpec): Map<string, string> =>
  new Map(compile(spec).switches.map(({ intent, text }) => [intent.device, text]));

const FAMILIES: readonly (readonly [string, Pick<DatacenterSpec, "ipv6">])[] = [
  ["IPv4", {}],
  ["both address families", { ipv6: { prefix: "fd12:3456:789a::/48" } }],
];

describe.each(FAMILIES)("growth in %s", (_, ipv6) => {
  const texts = (spec: DatacenterSpec): Map<string, string> => textsOf({ ...spec, ...ipv6 });

  it("a node more changes no byte on any switch", () => {
    expect(texts(specOf(2, [2, 5, 2]))).toEqual(texts(specOf(2, [2, 2, 2])));
  });

  it("a rack more changes no line of another rack's ToR", () => {
    const before = texts(specOf(2, [2, 2]));
    const after = texts(specOf(2, [2, 2, 2]));
    for (const device of ["r0-tor0", "r1-tor0"]) expect(after.get(device)).toBe(before.get(device));
  });

  it("a rack more only adds lines on a spine", () => {
    const before =
      texts(specOf(2, [2, 2]))
        .get("s0")
        ?.split("\n") ?? [];
    const after = new Set(
      texts(specOf(2, [2, 2, 2]))
        .get("s0")
        ?.split("\n"),
    );
    expect(before.filter((line) => !after.has(line))).toEqual([]);
  });

  it("a spine more only adds lines on a ToR", () => {
    const before =
      texts(specOf(2, [2]))
        .get("r0-tor0")
        ?.split("\n") ?? [];
    const after = new Set(
      texts(specOf(3, [2]))
        .get("r0-tor0")
        ?.split("\n"),
    );
    expect(before.filter((line) => !after.has(line))).toEqual([]);
  });
});
