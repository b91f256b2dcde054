import type { DatacenterSpec } from "../../../src/index.ts";
import type { SwitchIntent } from "../../../src/intent/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { factsOfIntent } from "../support/facts-of-intent.ts";
import { lettingNothingPass } from "../support/nothing-passes.ts";
import { spec, switches, switchOf } from "./compiled.ts";
import { readBack } from "./read-back.ts";

const { vrp } = platforms;

const drained = (of: DatacenterSpec): DatacenterSpec => ({
  ...of,
  spines: of.spines.map((one, at) => (at === 0 ? { ...one, maintenance: true } : one)),
  racks: (of.racks ?? []).map((one) => ({ ...one, maintenance: true })),
});

describe("drained switches of VRP", () => {
  it.each(["downward-default", "igp", "igp-tors", "hosts", "as-per-rack-ethernet", "borders"])(
    "say in %s what the intent says",
    (name) => {
      for (const { intent, text } of switches(drained(spec(name))).values())
        expect(readBack(text)).toEqual(factsOfIntent(intent));
    },
  );

  it("give their default route with the community", () => {
    const { text } = switchOf(drained(spec("downward-default")), "spine-1");
    expect(text).toContain("  peer TORS default-route-advertise route-policy DEFAULT-TORS\n");
    expect(text).toContain("route-policy DEFAULT-TORS permit node 10\n apply community 65535:0 additive\n");
  });
});

describe("what VRP would do otherwise by itself", () => {
  const { intent } = switchOf(spec("as-per-rack-dual"), "r1-tor0");

  it("is not to name itself to iBGP peers because it balances", () => {
    const text = vrp.render(intent);
    expect(text).toMatch(/^ {2}maximum load-balancing ebgp (\d+)\n {2}maximum load-balancing ibgp \1\n/m);
    expect(text).not.toMatch(/maximum load-balancing [0-9]/);
    expect(text).not.toContain("ecmp-nexthop-changed");
  });

  it("is not to permit all where a list permits nothing", () => {
    const nothing = lettingNothingPass(intent, "FROM-NODES");
    const text = vrp.render(nothing);
    expect(text).toContain("ip ip-prefix FROM-NODES index 10 deny 0.0.0.0 0 less-equal 32\n");
    expect(readBack(text)).toEqual(factsOfIntent(nothing));
  });

  it("is not to send what is between two of a network through itself", () => {
    const text = vrp.render(switchOf(spec("downward-default"), "r1-tor0").intent);
    expect(text).toContain("\n  nexthop third-party\n");
    expect(vrp.render(intent)).not.toContain("nexthop third-party");
  });

  it("is not to put a route to nowhere before BGP's", () => {
    const text = vrp.render(switchOf(spec("as-per-rack-outside"), "spine-1").intent);
    expect(text).toMatch(/ NULL0 preference 254$/m);
    expect(text).toMatch(/^ {2}preference 200 200 200$/m);
  });

  it("is not to take a short dead interval of OSPF for a long one", () => {
    const igp = spec("igp");
    const fast = switchOf({ ...igp, fabric: { model: "igp", ospf: { hello: 2 } } }, "spine-1");
    expect(fast.text).toContain(" ospf timer hello 2 conservative\n ospf timer dead 8\n");
    expect(readBack(fast.text)).toEqual(factsOfIntent(fast.intent));
    expect(switchOf(igp, "spine-1").text).toContain(" ospf timer hello 3\n");
    expect(switchOf({ ...igp, fabric: { model: "igp", ospf: { hello: 10 } } }, "spine-1").text).not.toContain(
      "timer hello",
    );
  });
});

describe("text for VRP", () => {
  it("has BFD for OSPF", () => {
    const watched = switches({ ...spec("igp"), bgp: { bfd: { enabled: true } } });
    for (const { intent, text } of watched.values()) expect(readBack(text)).toEqual(factsOfIntent(intent));
    expect([...watched.values()][0]?.text).toContain(
      " ospf bfd enable\n ospf bfd min-tx-interval 300 min-rx-interval 300 detect-multiplier 3\n",
    );
  });

  it("says nothing of what is VRP's own", () => {
    const { intent } = switchOf(spec("as-per-server"), "r1-tor0");
    const normal: SwitchIntent = {
      ...intent,
      listenLimit: 100,
      multipath: 1,
      gracefulRestart: { restart: 150, stale: 600, afterNotification: false },
      groups: intent.groups.map((group) => ({
        ...group,
        timers: { keepalive: 60, hold: 180, connectRetry: 32 },
      })),
    };
    const text = vrp.render(normal);
    expect(text).not.toMatch(/ timer |maximum load-balancing|dynamic-session-limit/);
    expect(readBack(text)).toEqual(factsOfIntent(normal));
  });

  it("cuts descriptions to what VRP takes, and lets none become a command", () => {
    const { intent } = switchOf(spec("demo"), "spine-1");
    const called = (description: string): string =>
      vrp.render({ ...intent, interfaces: intent.interfaces.map((one) => ({ ...one, description })) });
    expect(called("x".repeat(300))).toMatch(/^ description x{242}$/m);
    expect(() => called("one\nundo bgp")).toThrow(RangeError);
    expect(() => called("# one")).toThrow(RangeError);
    expect(() => called("help?")).toThrow(RangeError);
  });

  it("refuses groups of both kinds, which no plan has", () => {
    const { intent } = switchOf(spec("demo"), "spine-1");
    const [first, ...rest] = intent.neighbors;
    if (first === undefined) throw new Error("a spine without neighbours");
    expect(() =>
      vrp.render({ ...intent, neighbors: [{ ...first, remoteAsn: intent.asn }, ...rest] }),
    ).toThrow("the group TORS has peers of its own AS and of others");
  });
});
