import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Asn } from "ip-num";
import { rackOf } from "../../src/calico/index.ts";
import { CalicoObjects, ComputeNode, type ClusterDelivery } from "../../components/index.ts";
import { toIpv4 } from "../../src/net/ipv4.ts";
import { compile, type CompiledFabric } from "../../src/index.ts";
import { scaled, STACKS } from "../support/fabrics.ts";

import { mockEngine } from "./mocks.ts";

const nodesOf = ({ plan, calico }: CompiledFabric, cluster: ClusterDelivery) =>
  new Map(
    plan.racks.map(({ name, nodes }): [string, ComputeNode[]] => [
      name,
      calico.nodes
        .filter(({ rack }) => rack === name)
        .map((settings) => {
          const { asn, address } = nodes[0] ?? { asn: 0, address: 0 };
          const args = { asn: new Asn(asn), address: toIpv4(address), ports: [], settings, cluster };
          return new ComputeNode(settings.name, args);
        }),
    ]),
  );

/** How many times a resource waits for another, with so many racks of three nodes. */
async function waits(spec: (typeof STACKS)[number], racks: number): Promise<number> {
  const registered = mockEngine();
  const fabric = compile(scaled(spec, racks, 3, 2));
  const provider = new kubernetes.Provider("cluster", {});
  const cluster = { target: "kubernetes", provider } as const;
  const switches = Array.from(
    { length: racks },
    (_, rack) => new kubernetes.core.v1.ConfigMap(`switch-${String(rack)}`),
  );
  const args = { plan: fabric.calico, cluster, after: switches, nodes: nodesOf(fabric, cluster) };
  new CalicoObjects("dc", args);
  await pulumi.runtime.disconnect();
  return registered.reduce((sum, { after }) => sum + after.length, 0);
}

/** One of each model, and what has objects of both address families. */
const NAMES = ["demo", "as-per-server", "downward-default", "igp", "l2-planes", "dual-stack"];
const specs = STACKS.filter(({ name }) => NAMES.includes(name));

describe.each(specs.map((spec) => [spec.name, spec] as const))("Calico's objects of %s", (_name, spec) => {
  it("wait for a number of others that grows as the fabric does, and not as its square", async () => {
    expect(await waits(spec, 8)).toBeLessThan(2.2 * (await waits(spec, 4)));
  });

  it("select nodes of the rack that they are told to be of, and every rack has its own", () => {
    const { plan, calico } = compile(spec);
    const racks = plan.racks.map(({ name }) => name);
    expect(new Set(calico.pools.flatMap((pool) => rackOf(pool, calico) ?? []))).toEqual(new Set(racks));
    for (const one of [...calico.pools, ...calico.peers]) {
      const selector = String(one.spec["nodeSelector"]);
      const rack = rackOf(one, calico);
      expect(selector.startsWith("rack == ")).toBe(rack !== undefined);
      if (rack !== undefined) expect(selector).toContain(`rack == '${rack}'`);
    }
  });
});
