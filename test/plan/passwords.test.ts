import fc from "fast-check";
import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { networkOf } from "../../src/simulate/index.ts";
import { slotsIn } from "../../src/text/secret-slot.ts";
import { datacenter as outside } from "../lab/fabrics/as-per-rack-outside.ts";
import { anyModelSpec, runs, specOf } from "../support/specs.ts";
import { VARIANTS } from "../support/variants.ts";

const RUNS = runs(100, 25);

/** Every session signed, and every third rack with a secret of its own. */
function signed(spec: DatacenterSpec): DatacenterSpec {
  const switched = spec.fabric?.model === "l2";
  return {
    ...spec,
    bgp: { ...spec.bgp, passwords: { nodes: "nodes", ...(switched ? {} : { switches: "fabric" }) } },
    racks: (spec.racks ?? []).map((rack) =>
      rack.index % 3 === 0 && !switched ? { ...rack, password: `rack-${rack.name}` } : rack,
    ),
  };
}

describe("passwords", () => {
  it("are the same at both ends of every session of any fabric, and change nothing else in its plan", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const plain = compile(spec);
        const fabric = compile(signed(spec));
        const network = networkOf(intentsOf(fabric));
        expect(network.unmatched).toEqual([]);
        for (const { ends } of network.sessions) {
          expect(ends[0].settings.password).toEqual(expect.any(String));
          expect(ends[0].settings.password).toBe(ends[1].settings.password);
        }
        const without = fabric.plan.sessions.map(({ password, ...session }) => {
          expect(password).toBeDefined();
          return session;
        });
        expect({ ...fabric.plan, sessions: without }).toEqual(plain.plan);
      }),
      RUNS,
    );
  });

  it.each(VARIANTS)(
    "stand in no artifact of $name, whose slots are all in the nodes' Secret or on switches alone",
    ({ fabric }) => {
      const { switches, calico, plan } = compile(signed(specOf(2, [3, 2], fabric)));
      expect(calico.passwords?.keys).toEqual(fabric.model === "l2" ? ["nodes"] : ["nodes", "rack-r0"]);
      for (const { intent, text } of switches)
        for (const name of slotsIn(text))
          expect([
            "fabric",
            "nodes",
            `rack-${plan.switches.find((one) => one.name === intent.device)?.rack ?? ""}`,
          ]).toContain(name);
      for (const peer of calico.peers)
        expect(peer.spec["password"]).toEqual({
          secretKeyRef: { name: "bgp-passwords", key: expect.any(String) as string },
        });
    },
  );

  it("of a router outside is the border's for it alone", () => {
    const peers = outside.outside?.peers ?? [];
    const fabric = compile({
      ...outside,
      outside: {
        ...outside.outside,
        peers: peers.map((one, at) => (at === 0 ? { ...one, password: "carrier" } : one)),
      },
    });
    expect(networkOf(intentsOf(fabric)).unmatched).toEqual([]);
    expect(
      fabric.plan.sessions.flatMap(({ id, password }) => (password === undefined ? [] : [[id, password]])),
    ).toEqual([["spine-1--edge-1--swp601", "carrier"]]);
    expect(fabric.switches.map(({ text }) => slotsIn(text))).toEqual([["carrier"], [], [], []]);
  });

  it("of nodes alone are also those of a rack's ToRs with one another, over the network that they listen on", () => {
    const { plan } = compile({
      ...specOf(1, [{ nodes: 1, tors: 2 }]),
      bgp: { passwords: { nodes: "nodes" } },
    });
    expect(Object.fromEntries(plan.sessions.map(({ id, password }) => [id, password]))).toEqual({
      "r0-tor0--s0": undefined,
      "r0-tor0--nodes": "nodes",
      "r0-tor1--s0": undefined,
      "r0-tor1--nodes": "nodes",
      "r0-tor0--r0-tor1": "nodes",
    });
  });

  it("of an uplink come before those of all switches, and a rack's before those of all nodes", () => {
    const spec = specOf(2, [1, 1]);
    const { plan } = compile({
      ...spec,
      bgp: { passwords: { nodes: "nodes", switches: "fabric" } },
      racks: spec.racks.map((rack) =>
        rack.index === 0
          ? { ...rack, password: "own", tors: [{ index: 0, uplinkPasswords: { s1: "odd" } }] }
          : rack,
      ),
    });
    expect(Object.fromEntries(plan.sessions.map(({ id, password }) => [id, password]))).toEqual({
      "r0-tor0--s0": "fabric",
      "r0-tor0--s1": "odd",
      "r0-tor0--nodes": "own",
      "r1-tor0--s0": "fabric",
      "r1-tor0--s1": "fabric",
      "r1-tor0--nodes": "nodes",
    });
  });
});
