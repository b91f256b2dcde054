import { refusal, spec } from "./compiled.ts";

describe("a fabric on VRP", () => {
  it("has no dynamic neighbours over IPv6", () => {
    expect(refusal(spec("dual-stack"))).toContain("a group listens on ranges of IPv4 alone");
    expect(refusal(spec("dual-stack"))).toContain("set `bgp.discovery` to `static`");
  });
});
