import { compileSpec } from "../../src/index.ts";
import { smaller } from "../../src/compare/smaller.ts";
import { withOutside } from "../support/outside.ts";
import { specOf } from "../support/specs.ts";

describe("a smaller fabric of the same shape", () => {
  const large = specOf(8, Array<number>(20).fill(6));

  it.each([
    ["keeps borders that it keeps", ["s1", "r3-tor0", "r19-tor0"], ["s1", "r3-tor0"]],
    ["has no outside without a border", ["s7", "r19-tor0"], undefined],
  ])("%s", (_what, borders, kept) => {
    const part = smaller(withOutside(large, borders));
    expect(part.outside?.peers.map((peer) => peer.switch)).toEqual(kept);
    expect(compileSpec(part).ok).toBe(true);
  });
});
