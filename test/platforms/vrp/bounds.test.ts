import { refusal, spec } from "./compiled.ts";

describe("a fabric on VRP", () => {
  it("has no dynamic neighbours over IPv6", () => {
    expect(refusal(spec("dual-stack"))).toContain("a group listens on ranges of IPv4 alone");
    expect(refusal(spec("dual-stack"))).toContain("set `bgp.discovery` to `static`");
  });

  it("has BFD and graceful restart within VRP's bounds", () => {
    const demo = spec("demo");
    const watched = (bfd: object): string => refusal({ ...demo, bgp: { bfd: { enabled: true, ...bfd } } });
    expect(watched({ transmit: 1001 })).toContain("3 to 1000 milliseconds");
    expect(watched({ detectMultiplier: 2 })).toContain("3 to 50 missed packets");
    expect(watched({ detectMultiplier: 50, receive: 1000 })).toBe("");
    const restarts = (times: object): string => refusal({ ...demo, bgp: { gracefulRestart: times } });
    expect(restarts({ restart: 3601, stale: 3000 })).toContain("3 to 3600 seconds of restart");
    expect(restarts({ stale: 3001 })).toContain("3 to 3000 of waiting");
    expect(restarts({ restart: 2 })).toContain("3 to 3600 seconds of restart");
    expect(restarts({ restart: 3, stale: 3000 })).toBe("");
  });
});
