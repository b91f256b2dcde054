import * as pulumi from "@pulumi/pulumi";
import { Fabric, type Operation } from "../../components/index.ts";
import type { DatacenterSpec } from "../../src/index.ts";
import { deviceOrder } from "../../src/rollout/index.ts";
import { fabric } from "../change/sides.ts";
import { mockEngine, type Registered } from "./mocks.ts";

const BASE = fabric([2, 2]);
const GROWN: DatacenterSpec = { ...BASE, spines: [...BASE.spines, { name: "s9", index: 9 }] };
const SIGNED: DatacenterSpec = { ...BASE, bgp: { passwords: { nodes: "nodes" } } };

const files: Operation = {
  switches: { transport: "file", folder: "/out/switches" },
  cluster: { target: "manifests", folder: "/out/calico" },
};

let registered: readonly Registered[];
beforeEach(() => {
  registered = mockEngine();
});

async function deployed(spec: DatacenterSpec, more: Partial<Operation>) {
  new Fabric("dc", { spec, operation: { ...files, ...more } });
  await pulumi.runtime.disconnect();
  const of = (suffix: string) => registered.filter(({ type }) => type.endsWith(suffix));
  return {
    after: new Map(of("SwitchConfig").map(({ name, after }) => [name, after])),
    against: of("FabricNumbers")[0]?.inputs["against"],
  };
}

describe("switches in the order of a way", () => {
  it("wait for nobody where nobody says what runs", async () => {
    const { after } = await deployed(GROWN, {});
    expect(new Set([...after.values()].flat())).toEqual(new Set(["dc"]));
  });

  it("wait for the batch before theirs, the canary first", async () => {
    const { after, against } = await deployed(GROWN, { rollout: { base: BASE } });
    expect(after.get("s9")).toEqual(["dc"]);
    expect(after.get("r0-tor0")).toEqual(["dc", "s9"]);
    expect(after.get("r1-tor1")).toEqual(["dc", "s9"]);
    expect(after.get("s0")).toEqual(["dc"]);
    expect(against).toEqual([]);
  });

  it("are refused, all of them, where the way needs what an update can't do and nobody consents", async () => {
    const passwords = { passwords: { nodes: "hush" } };
    const { against } = await deployed(SIGNED, { rollout: { base: BASE }, ...passwords });
    expect(against).toEqual([expect.stringMatching(/calico-fabric rollout, or add .*r0-tor0/)]);
    const { refused } = deviceOrder({ value: BASE }, { value: SIGNED }, { consent: [], renumber: [] });
    const names = /or add (.*) to/.exec(refused.join())?.[1]?.split(", ") ?? [];
    expect(deviceOrder({ value: BASE }, { value: SIGNED }, { consent: names, renumber: [] }).refused).toEqual(
      [],
    );
  });

  it("are refused where something is lost on the way, until that is consented to", () => {
    const [lone, signed] = [fabric([1]), { ...fabric([1]), bgp: { passwords: { nodes: "nodes" } } }];
    const ask = (consent: readonly string[]) =>
      deviceOrder({ value: lone }, { value: signed }, { consent, renumber: [] }).refused;
    expect(ask([])).toEqual([expect.stringContaining("r0-tor0, r0/r0-tor0 to `consent`")]);
    expect(ask(["r0-tor0", "r0/r0-tor0"])).toEqual([]);
  });

  it("are refused where nodes' sessions are to begin anew at one ToR after the other", () => {
    const model = { model: { model: "as-per-server" } } as const;
    // Of a release whose nodes may show another AS to a peer than their own.
    const calico = { version: "3.32" } as const;
    const asns: Partial<DatacenterSpec> = { calico, pools: { nodeAsns: "4210000000-4219999999" } };
    const [before, after] = [fabric([2], { calico }, model), fabric([2], asns, model)];
    const { refused } = deviceOrder({ value: before }, { value: after }, { consent: [], renumber: [] });
    expect(refused).toEqual([expect.stringMatching(/calico-fabric rollout, or add .*r0\/r0-tor0/)]);
  });
});
