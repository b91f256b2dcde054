import { intentsOf } from "../../src/index.ts";
import { ipv4Family } from "../../src/intent/index.ts";
import { simulate } from "../../src/simulate/index.ts";
import { foretoldRoutes } from "../../src/verify/foretold-routes.ts";
import { subnetAt } from "../../src/net/pool.ts";
import { formatPrefix } from "../../src/net/ipv4.ts";
import { datacenter as lab } from "../lab/fabrics/lab.ts";
import { datacenter as igp } from "../lab/fabrics/igp.ts";
import { datacenter as dualStack } from "../lab/fabrics/dual-stack.ts";
import { STACKS } from "../support/fabrics.ts";
import { changed, differences, fabricOf, hear, withRoutes, withSessions, words } from "./heard.ts";

const fabric = fabricOf(lab);
const good = hear(fabric);

describe("devices that say what was foretold", () => {
  it.each(STACKS.map((spec) => [spec.name, spec]))("are as foretold: %s", (_, spec) => {
    const one = fabricOf(spec);
    expect(words(differences(one, hear(one)))).toEqual([]);
  });

  it("are so whichever blocks IPAM has given out: the ToRs' own routes tell", () => {
    const { blockLength } = fabric.cluster;
    const others = hear(fabric, {
      blocks: (node, { pods, nodes }) =>
        [7, 9].flatMap((at) => subnetAt([pods], blockLength, at + 8 * nodes.indexOf(node)) ?? []),
    });
    expect(words(differences(fabric, others))).toEqual([]);
  });

  it("need not all be asked: of a rack without a ToR it is not known which node has which block", () => {
    const spines = new Map([...good].filter(([device]) => device.startsWith("spine")));
    expect(words(differences(fabric, spines))).toEqual([]);
  });

  it("may say less: what can't be read is told, and no verdict on the rest", () => {
    const silent = changed(good, "r1-tor0", ({ routes: _, ...rest }) => ({
      ...rest,
      routes: {},
      unread: [{ about: "routes", words: "show ip route: cannot be read: % Error" }],
    }));
    expect(words(differences(fabric, silent))).toEqual([
      "error r1-tor0 answer-unreadable: show ip route: cannot be read: % Error",
    ]);
  });
});

describe("routes of a session that can't come up, as on the way of a change of what both ends agree on", () => {
  const onTheWay = {
    ...fabric,
    switches: fabric.switches.map((one) =>
      one.intent.device === "spine-1"
        ? {
            ...one,
            intent: {
              ...one.intent,
              neighbors: one.intent.neighbors.map((peer) => ({ ...peer, remoteAsn: peer.remoteAsn + 1 })),
            },
          }
        : one,
    ),
  };
  const without = hear(onTheWay);
  /** Graceful restart has all keep what they were told. */
  const kept = new Map(
    [...without].map(([device, heard]) => [device, { ...heard, routes: good.get(device)?.routes ?? {} }]),
  );

  it("may be kept or gone", () => {
    expect(words(differences(onTheWay, without))).toEqual([]);
    expect(words(differences(onTheWay, kept))).toEqual([]);
  });

  it("are asked for where the session stands", () => {
    const stray = changed(
      kept,
      "r1-tor0",
      withRoutes((routes) =>
        routes.map((route) =>
          route.prefix === "10.255.0.0/32"
            ? { ...route, nextHops: [{ address: "10.254.0.2", interface: "swp50" }] }
            : route,
        ),
      ),
    );
    expect(words(differences(onTheWay, stray))).toEqual([
      "error r1-tor0 route-unknown: the bgp route to 10.255.0.0/32 by 10.254.0.2 is not in the spec",
    ]);
  });
});

describe("sessions that are not as foretold", () => {
  const [first] = good.get("r1-tor0")?.sessions.ipv4 ?? [];
  const peer = first?.peer ?? "";

  it.each([
    [
      "idle (admin)",
      { state: "idle (admin)" },
      "error r1-tor0 session-down: the session with spine-1 (10.254.0.0) is idle (admin), not established",
    ],
    [
      "with another AS",
      { asn: 65099 },
      "error r1-tor0 session-asn: the session with spine-1 (10.254.0.0) is with AS 65099, not with AS 64513",
    ],
    [
      "with fewer prefixes let in",
      { accepted: 2 },
      "error r1-tor0 prefixes-differ: of spine-1 (10.254.0.0) it accepts 2 prefixes, not 9",
    ],
    [
      "with fewer prefixes told",
      { sent: 1 },
      "error r1-tor0 prefixes-differ: it tells spine-1 (10.254.0.0) 1 prefix, and 4 should be let in there",
    ],
    [
      "with fewer prefixes heard",
      { received: 3, accepted: null },
      "error r1-tor0 prefixes-differ: spine-1 (10.254.0.0) tells it 3 prefixes, and 9 should be let in",
    ],
  ])("%s", (_, change, says) => {
    const heard = changed(
      good,
      "r1-tor0",
      withSessions((all) => all.map((one) => (one.peer === peer ? { ...one, ...change } : one))),
    );
    expect(words(differences(fabric, heard))).toEqual([says]);
  });

  it("are missing, or nobody's", () => {
    const heard = changed(
      good,
      "r1-tor0",
      withSessions(([one, ...rest]) => (one === undefined ? [] : [{ ...one, peer: "192.0.2.9" }, ...rest])),
    );
    expect(words(differences(fabric, heard))).toEqual([
      "error r1-tor0 session-missing: there is no session with spine-1 (10.254.0.0)",
      "warning r1-tor0 session-unknown: a session with 192.0.2.9 of AS 64513 is established, and the spec has none",
    ]);
  });
});

describe("routes that are not as foretold", () => {
  const far = formatPrefix(fabric.plan.racks[1]?.pods ?? { base: 0, length: 0 });

  it("lack a way, go another, or are missing; those that do so alike are told together", () => {
    const heard = changed(
      good,
      "r1-tor0",
      withRoutes((all) =>
        all.flatMap((one) => {
          const [way, ...others] = one.nextHops;
          if (way === undefined || others.length === 0) return [one];
          if (one.prefix.startsWith("10.32.32.")) return [{ ...one, nextHops: [way] }];
          if (one.prefix === "10.192.1.0/24")
            return [{ ...one, protocol: "static", nextHops: [{ ...way, address: "192.0.2.1" }] }];
          return one.prefix === "10.192.2.0/24" ? [] : [one];
        }),
      ),
    );
    expect(words(differences(fabric, heard))).toEqual([
      "error r1-tor0 route-ways: the bgp routes to 10.32.32.0/26, 10.32.32.64/26 lead not by 10.254.0.2 (spine-2)",
      "error r1-tor0 route-ways: the static route to 10.192.1.0/24 leads not by 10.254.0.0 (spine-1), 10.254.0.2 (spine-2), and by 192.0.2.1, which was not foretold",
      "error r1-tor0 route-missing: there is no route to 10.192.2.0/24: by 10.254.0.0 (spine-1), 10.254.0.2 (spine-2) was foretold",
    ]);
  });

  it("are nobody's: lost where they take the fabric's own traffic, odd elsewhere", () => {
    const by = (address: string) => [{ address, interface: "swp49" }];
    const heard = changed(
      good,
      "r1-tor0",
      withRoutes((all) => [
        ...all,
        { prefix: far, protocol: "static", nextHops: [] },
        { prefix: "0.0.0.0/0", protocol: "static", nextHops: by("192.0.2.1") },
        {
          prefix: "198.51.100.0/24",
          protocol: "connected",
          nextHops: [{ address: null, interface: "eth0" }],
        },
        { prefix: "fe80::/64", protocol: "connected", nextHops: [] },
      ]),
    );
    expect(words(differences(fabric, heard))).toEqual([
      `error r1-tor0 route-unknown: the static route to ${far} to nowhere is not in the spec`,
      "warning r1-tor0 route-unknown: the static route to 0.0.0.0/0 by 192.0.2.1 is not in the spec",
    ]);
  });

  it("may have BGP's own next hop where a system shows no ways to it, and only there", () => {
    const one = fabricOf(igp);
    const heard = hear(one);
    const simulation = simulate(intentsOf(one));
    const [first] = one.plan.racks;
    const device = first?.tors[0]?.device ?? "";
    const byPrefix = new Map(
      foretoldRoutes(simulation, device, ipv4Family).map((route) => [route.prefix, route]),
    );
    const unresolved = changed(heard, device, ({ routes }) => ({
      look: { unresolvedNextHops: true },
      routes: {
        ipv4: (routes.ipv4 ?? []).map((route) => {
          const foretold = byPrefix.get(route.prefix);
          return foretold?.kind === "ways"
            ? { ...route, nextHops: foretold.nextHops.map((address) => ({ address, interface: null })) }
            : route;
        }),
      },
    }));
    expect(words(differences(one, unresolved))).toEqual([]);
    const resolved = changed(unresolved, device, () => ({ look: {} }));
    expect(words(differences(one, resolved)).length).toBeGreaterThan(0);
  });

  it("may lead to a neighbour's link-local address on the port where one was foretold", () => {
    const dual = fabricOf(dualStack);
    const heard = hear(dual);
    const linkLocal = changed(heard, "r1-tor0", ({ routes }) => ({
      routes: {
        ...routes,
        ipv6: (routes.ipv6 ?? []).map((route) => ({
          ...route,
          nextHops: route.nextHops.map((hop) =>
            hop.address !== null && hop.interface?.startsWith("swp") === true
              ? { ...hop, address: `fe80::${hop.interface.slice(3)}` }
              : hop,
          ),
        })),
      },
    }));
    expect(words(differences(dual, linkLocal))).toEqual([]);
  });
});

describe("what follows from what is broken", () => {
  it("is told so: a session that is down at both ends, and the routes that went with it", () => {
    const down =
      (device: string, other: string, gone: (address: string | null) => boolean) => (heard: typeof good) =>
        changed(
          changed(
            heard,
            device,
            withSessions((all) => all.map((one) => (one.peer === other ? { ...one, state: "active" } : one))),
          ),
          device,
          withRoutes((all) =>
            all.flatMap((route) => {
              const nextHops = route.nextHops.filter(({ address }) => !gone(address));
              return route.nextHops.length > 0 && nextHops.length === 0 ? [] : [{ ...route, nextHops }];
            }),
          ),
        );
    const heard = down(
      "r1-tor0",
      "10.254.0.0",
      (address) => address === "10.254.0.0",
    )(down("spine-1", "10.254.0.1", (address) => address === "10.254.0.1")(good));
    const said = words(differences(fabric, heard));
    expect(said.filter((one) => !one.endsWith("(follows)"))).toEqual([
      "error spine-1 session-down: the session with r1-tor0 (10.254.0.1) is active, not established",
      "error r1-tor0 session-down: the session with spine-1 (10.254.0.0) is active, not established",
      // These say all that they said before, and should not.
      ...["r2-tor0", "r3-tor0"].flatMap((device) =>
        said.filter((one) => one.includes(` ${device} `) && !one.endsWith("(follows)")),
      ),
    ]);
    expect(said.filter((one) => one.endsWith("(follows)")).map((one) => one.split(":")[0])).toEqual([
      "error spine-1 route-missing",
      "error r1-tor0 route-ways",
      "error r1-tor0 route-missing",
    ]);
  });

  it("is told of a port whose network is gone", () => {
    const heard = changed(
      good,
      "r1-tor0",
      withRoutes((all) => all.filter(({ prefix }) => prefix !== "10.254.0.0/31")),
    );
    expect(words(differences(fabric, heard))).toEqual([
      "error r1-tor0 network-missing: there is no network 10.254.0.0/31 on swp49",
    ]);
  });

  it("is not what a route by hand does", () => {
    const heard = changed(
      good,
      "r1-tor0",
      withRoutes((all) =>
        all.map((one) => (one.prefix === "10.192.1.0/24" ? { ...one, nextHops: [] } : one)),
      ),
    );
    expect(words(differences(fabric, heard))).toEqual([
      "error r1-tor0 route-ways: the bgp route to 10.192.1.0/24 leads to nowhere",
    ]);
  });
});

describe("blocks", () => {
  const node = "r1-n1";
  const isOf = new Set(["10.32.0.0/26"]);
  const without = [...good].map(
    ([device, said]) =>
      [
        device,
        { ...said, ...withRoutes((all) => all.filter(({ prefix }) => !isOf.has(prefix)))(said) },
      ] as const,
  );
  const given = fabric.cluster.racks.flatMap(({ pods, nodes }) =>
    nodes.map(({ name }, at) => ({
      node: name,
      prefix: formatPrefix(subnetAt([pods], fabric.cluster.blockLength, at) ?? pods),
    })),
  );

  it("of a node that no switch has: told as odd, for there may be none", () => {
    const heard = new Map(
      without.map(([device, said]) => [
        device,
        { ...said, ...withSessions((all) => all.map((one) => ({ ...one, accepted: null })))(said) },
      ]),
    );
    expect(words(differences(fabric, heard))).toEqual([
      `warning ${node} nothing-accepted: no switch has a block of its pods`,
    ]);
  });

  it("that IPAM says it has given out: lost on every switch", () => {
    const said = words(differences(fabric, new Map(without), given));
    expect(said.filter((one) => one.includes("there is no route to 10.32.0.0/26")).length).toBe(good.size);
    expect(words(differences(fabric, good, given))).toEqual([]);
  });
});
