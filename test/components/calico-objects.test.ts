import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Asn } from "ip-num";
import { CalicoObjects, ComputeNode, type ClusterDelivery } from "../../components/index.ts";
import { toIpv4 } from "../../src/net/ipv4.ts";
import { compile, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import { scaled, STACKS } from "../support/fabrics.ts";

import { mockEngine } from "./mocks.ts";

const nodesOf = ({ plan, calico }: CompiledFabric, cluster: ClusterDelivery): ComputeNode[] => {
  const [{ asn, address } = { asn: 0, address: 0 }] = plan.racks.flatMap(({ nodes }) => nodes);
  return calico.nodes.map(
    (settings) =>
      new ComputeNode(settings.name, {
        asn: new Asn(asn),
        address: toIpv4(address),
        ports: [],
        settings,
        cluster,
      }),
  );
};

/** How many times a resource waits for another, with so many racks of three nodes. */
async function waits(spec: DatacenterSpec, racks: number): Promise<number> {
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

const specs = STACKS.filter(({ name }) => ["demo", "l2-planes"].includes(name));

describe.each(specs.map((spec) => [spec.name, spec] as const))("Calico's objects of %s", (_name, spec) => {
  it("wait for a number of resources that grows as the fabric does, and not as its square", async () => {
    expect(await waits(spec, 8)).toBeLessThan(2.2 * (await waits(spec, 4)));
  });
});
