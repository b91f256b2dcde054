import { calicoObjects, type CalicoObject } from "../../src/calico/index.ts";
import { findWay, sideOf } from "../../src/change/index.ts";
import type { ObjectChange } from "../../src/deliver/index.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { legBetween, stagesOf, type Stage } from "../../src/rollout/index.ts";
import { mergePatch, objectChanges } from "../../src/rollout/objects.ts";
import { fabric } from "../change/sides.ts";

const BASE = fabric([2, 1]);
const SIGNED: DatacenterSpec = { ...BASE, bgp: { passwords: { nodes: "nodes" } } };
const GROWN = fabric([2, 1, 1]);
const secrets = { nodes: "hush" };

const between = (from: DatacenterSpec, to: DatacenterSpec) =>
  objectChanges(compile(from).calico, compile(to).calico, secrets);

const said = (from: DatacenterSpec, to: DatacenterSpec): readonly string[] =>
  between(from, to).map(({ does, object }) => `${object.kind} ${does}`);

describe("changes to a cluster's objects", () => {
  it("says what goes as null, and nothing of what stays", () => {
    expect(mergePatch({ a: 1, b: { c: 1, d: [1] }, e: 2 }, { a: 1, b: { d: [2] }, f: 3 })).toEqual({
      b: { c: null, d: [2] },
      e: null,
      f: 3,
    });
  });

  it("are none between a plan and itself", () => {
    expect(between(SIGNED, SIGNED)).toEqual([]);
  });

  it("have the password there before the peers that name it, and take it out of the Secret after", () => {
    const on = said(BASE, SIGNED);
    expect(on.indexOf("Secret comes")).toBeLessThan(on.indexOf("BGPPeer changes"));
    const off = between(SIGNED, BASE);
    expect(off).toContainEqual(
      expect.objectContaining({ does: "changes", patch: { data: { nodes: null } }, ifThere: true }),
    );
    expect(off).toContainEqual(
      expect.objectContaining({ does: "changes", patch: { spec: { password: null } } }),
    );
  });

  it("bring a rack by its pool, its nodes, its peers, and take it off the other way round", () => {
    const kinds = [...new Set(said(BASE, GROWN))];
    expect(kinds).toEqual(["IPPool comes", "BGPFilter comes", "Node changes", "BGPPeer comes"]);
    expect([...new Set(said(GROWN, BASE))]).toEqual([
      "BGPPeer goes",
      "BGPFilter goes",
      "IPPool goes",
      "Node changes",
    ]);
  });

  const ahead = (alter: (peer: CalicoObject, at: number) => CalicoObject) => {
    const { calico } = compile(BASE);
    const to = { ...calico, peers: calico.peers.map(alter) };
    return { calico, to };
  };

  it("move a peer off a filter before that is another's, and to it after", () => {
    const own = (peer: CalicoObject, at: number): CalicoObject =>
      at === 1 ? { ...peer, spec: { ...peer.spec, filters: ["rack-r0.own"] } } : peer;
    const { calico, to } = ahead(own);
    const [shared, ...others] = calico.filters;
    if (shared === undefined) throw new Error("no filter");
    const deaf = { ...shared, spec: { ...shared.spec, importV4: [{ action: "Reject" }] } };
    const apart = { ...to, filters: [deaf, { ...shared, metadata: { name: "rack-r0.own" } }, ...others] };
    const told = (from: typeof calico, into: typeof calico) =>
      objectChanges(from, into, {}).map(({ does, object }) => `${object.metadata.name} ${does}`);
    const peer = calico.peers[1]?.metadata.name ?? "";
    expect(told(calico, apart)).toEqual(["rack-r0.own comes", `${peer} changes`, "rack-r0 changes"]);
    expect(told(apart, calico)).toEqual(["rack-r0 changes", `${peer} changes`, "rack-r0.own goes"]);
  });

  it("show a peer the AS that a node had before the node is in another, and its own after", () => {
    const { calico, to } = ahead((peer, at) =>
      at === 0 ? { ...peer, spec: { ...peer.spec, localASNumber: 1 } } : peer,
    );
    const nodes = calico.nodes.map((node, at) =>
      at === 0 ? { ...node, annotations: { ...node.annotations, "projectcalico.org/ASNumber": "2" } } : node,
    );
    const kinds = (from: typeof calico, into: typeof calico) =>
      objectChanges(from, into, {}).map(({ object }) => object.kind);
    expect(kinds(calico, { ...to, nodes })).toEqual(["BGPPeer", "Node"]);
    expect(kinds({ ...to, nodes }, { ...calico, nodes: calico.nodes })).toEqual(["Node", "BGPPeer"]);
  });

  it("have one peer of an address give way to those in its place before nodes change", () => {
    const { calico } = ahead((peer) => peer);
    const [first, ...peers] = calico.peers;
    if (first === undefined) throw new Error("no peer");
    const own = { ...first, metadata: { name: "own" }, spec: { ...first.spec, localASNumber: 1 } };
    const told = objectChanges(calico, { ...calico, peers: [own, ...peers] }, {});
    expect(told.map(({ does, object }) => `${object.metadata.name} ${does}`)).toEqual([
      "own comes",
      `${first.metadata.name} goes`,
    ]);
  });

  it("leave every rack a ToR whose routes its nodes take, whichever change of a way was the last", () => {
    const model = { model: { model: "as-per-server" } } as const;
    // Of a release whose nodes may show another AS to a peer than their own.
    const calico = { version: "3.32" } as const;
    const asns: Partial<DatacenterSpec> = { calico, pools: { nodeAsns: "4210000000-4219999999" } };
    const [before, after] = [
      compile(fabric([2, 2], { calico }, model)),
      compile(fabric([2, 2], asns, model)),
    ];
    const stages = stagesOf(before, after, findWay(sideOf(before), sideOf(after)).batches);
    const keyOf = ({ kind, metadata: { name } }: ObjectChange["object"]): string => `${kind} ${name}`;
    const there = new Map(calicoObjects(before.calico).map((one) => [keyOf(one), one.spec]));
    const heard = (): ReadonlySet<string> =>
      new Set(
        [...there].flatMap(([name, { filters }]) => {
          const [first] = name.startsWith("BGPPeer") ? (filters as readonly string[]) : [];
          const imports = there.get(`BGPFilter ${String(first)}`)?.["importV4"];
          return Array.isArray(imports) && imports.length > 1
            ? [name.slice("BGPPeer ".length, "BGPPeer r0".length)]
            : [];
        }),
      );
    let filters = 0;
    for (const [at, to] of stages.slice(1).entries())
      for (const change of legBetween(stages[at] as Stage, to, {}).clusters.flatMap(
        ({ objects }) => objects,
      )) {
        const { object } = change;
        if (object.kind === "Node") continue;
        if (change.does === "goes") there.delete(keyOf(object));
        else if (change.does === "comes")
          there.set(keyOf(object), change.object["spec"] as CalicoObject["spec"]);
        else {
          const patch = change.patch["spec"] as CalicoObject["spec"];
          there.set(keyOf(object), { ...there.get(keyOf(object)), ...patch });
          if (object.kind === "BGPFilter") filters += 1;
        }
        expect([change.does, keyOf(object), heard()]).toEqual([
          change.does,
          keyOf(object),
          new Set(["r0", "r1"]),
        ]);
      }
    expect(filters).toBeGreaterThan(0);
    expect(new Map(calicoObjects(after.calico).map((one) => [keyOf(one), one.spec]))).toEqual(there);
  });
});
