import * as pulumi from "@pulumi/pulumi";
import * as kubernetes from "@pulumi/kubernetes";
import { Fabric, type Operation } from "../../components/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { datacenter as hosts } from "../lab/fabrics/hosts.ts";
import { specOf } from "../support/specs.ts";
import { mockEngine, valueOf, type Registered } from "./mocks.ts";

const files: Operation = {
  switches: { transport: "file", folder: "/out/switches" },
  cluster: { target: "manifests", folder: "/out/calico" },
};

const urns = (resources: readonly pulumi.Resource[]): Promise<string[]> =>
  Promise.all(resources.map(({ urn }) => valueOf(urn)));

/** The key by which Pulumi's protocol marks a value as special, secrets among them. */
const SECRET_SIGNATURE = "4dabf18193072939515e22adb298388d";

let registered: readonly Registered[];
beforeEach(() => {
  registered = mockEngine();
});
// A fabric that is refused has been registered by then: its outputs are not to reach the mocks of the next test.
afterEach(() => pulumi.runtime.disconnect());

const ofType = (suffix: string): Registered[] => registered.filter(({ type }) => type.endsWith(suffix));

/** Files for switches, so that none needs an address, and a cluster. */
const inCluster = (): Operation => ({
  ...files,
  cluster: { target: "kubernetes", provider: new kubernetes.Provider("cluster", {}) },
});

describe("Fabric with files", () => {
  let fabric: Fabric;
  beforeEach(async () => {
    fabric = new Fabric("demo", { spec: demo, operation: files });
    await pulumi.runtime.disconnect();
  });

  it("makes one configuration for each switch, and one folder of manifests", () => {
    expect(ofType("SwitchConfig").map(({ name }) => name)).toEqual([
      "spine-1",
      "spine-2",
      "r1-tor0",
      "r2-tor0",
      "r3-tor0",
      "r4-tor0",
    ]);
    expect(ofType("ManifestFolder").map(({ name }) => name)).toEqual(["demo"]);
    expect(ofType("NodePatch")).toEqual([]);
  });

  // The mocks know a parent, and not the parent of a parent.
  it("keeps each resource in the component of the thing it belongs to", async () => {
    const tor = fabric.racks[0]?.tors[0];
    expect(
      await urns([fabric.racks[0], tor, fabric.spines[0]?.config].filter((one) => one !== undefined)),
    ).toEqual([
      "urn:pulumi:stack::project::calico-fabric:index:Fabric$calico-fabric:index:Rack::r1",
      "urn:pulumi:stack::project::calico-fabric:index:Rack$pulumi-nodejs:dynamic/calico-fabric:SwitchConfig::r1-tor0",
      "urn:pulumi:stack::project::calico-fabric:index:Spine$pulumi-nodejs:dynamic/calico-fabric:SwitchConfig::spine-1",
    ]);
    expect(await urns([...(fabric.racks[0]?.nodes ?? [])].slice(0, 1))).toEqual([
      "urn:pulumi:stack::project::calico-fabric:index:Rack$calico-fabric:index:ComputeNode::r1-n1",
    ]);
  });

  it("gives a switch its artifact, its file and its numbers", () => {
    const [spine] = ofType("SwitchConfig");
    expect(spine?.inputs).toMatchObject({
      device: "spine-1",
      platform: "frr",
      connection: { transport: "file", path: "/out/switches/spine-1.conf" },
      numbers: { asn: "64513", loopback: "10.255.0.0", "link r1-tor0": "10.254.0.0" },
      renumber: false,
    });
    expect(spine?.inputs["artifact"]).toContain("router bgp 64513\n");
  });

  it("gives people the numbers as outputs, and programs as ip-num's types", async () => {
    expect((await valueOf(fabric.switches)).map(({ name, asn }) => [name, asn])).toContainEqual([
      "r1-tor0",
      64600,
    ]);
    expect((await valueOf(fabric.pools))[1]?.pods).toBe("10.32.32.0/19");
    expect(await valueOf(fabric.sessions)).toHaveLength(12);
    expect(fabric.spines[1]?.asn.toASPlain()).toBe("64514");
    expect(fabric.racks[0]?.pods.toCidrString()).toBe("10.32.0.0/19");
    expect(fabric.racks[0]?.nodes[0]?.address.toString()).toBe("10.192.0.10");
  });
});

describe("Fabric in both address families", () => {
  it("gives programs the second as ip-num's types too", async () => {
    const dual = new Fabric("dual", {
      spec: { ...demo, name: "dual", ipv6: { prefix: "fd12:3456:789a::/48" } },
      operation: files,
    });
    await pulumi.runtime.disconnect();
    const [spine] = dual.spines;
    const [rack] = dual.racks;
    expect(spine?.loopback6?.getValue()).toBe(0xfd12_3456_789a_0000_0000_0000_0000_0000n);
    expect(rack?.pods6?.getPrefix().getValue()).toBe(115n);
    expect(rack?.subnet6?.getFirst().getValue()).toBe(0xfd12_3456_789a_2000_0000_0000_0000_0000n);
    expect(rack?.nodes[0]?.address6?.getValue()).toBe(0xfd12_3456_789a_2000_0000_0000_0000_000an);
    expect((await valueOf(dual.pools))[0]?.pods6).toBe("fd12:3456:789a:4000::/115");
  });
});

describe("Fabric on spines that only switch", () => {
  it("configures the ToRs alone, and asks for no spine's address", async () => {
    const devices = {
      "r0-tor0": { host: "192.0.2.2", hostKey: "SHA256:b" },
      "r1-tor0": { host: "192.0.2.3", hostKey: "SHA256:c" },
    };
    const spec = specOf(2, [1, 1], { model: "as-per-server", spine: { kind: "ethernet" } });
    const ssh = { transport: "ssh", user: "admin", privateKey: "a key", devices } as const;
    const fabric = new Fabric("dc", { spec, operation: { ...files, switches: ssh } });
    await pulumi.runtime.disconnect();
    expect(ofType("SwitchConfig").map(({ name, inputs }) => [name, inputs["numbers"]])).toContainEqual([
      "r1-tor0",
      {
        asn: "64602",
        loopback: "10.255.2.2",
        "link s0": "10.252.0.12",
        "link s1": "10.252.4.12",
        "rack r1": "10.192.1.1 in 10.192.1.0/24",
        "pods r1": "10.32.32.0/19",
      },
    ]);
    expect(fabric.spines).toEqual([]);
    expect(
      (await valueOf(fabric.planes)).map(({ name, subnet, bridges }) => [name, subnet, bridges]),
    ).toEqual([
      ["plane-0", "10.252.0.0/22", ["s0"]],
      ["plane-1", "10.252.4.0/22", ["s1"]],
    ]);
    expect((await valueOf(fabric.bridges)).map(({ name, ports }) => [name, ports])).toContainEqual([
      "s0",
      ["swp1 to r0-tor0 swp49 in plane-0", "swp3 to r1-tor0 swp49 in plane-0"],
    ]);
  });
});

describe("Fabric with a cluster and SSH", () => {
  const operation = (): Operation => ({
    switches: {
      transport: "ssh",
      user: "admin",
      privateKey: pulumi.secret("a key"),
      devices: {
        s0: { host: "192.0.2.1", hostKey: "SHA256:a" },
        "r0-tor0": { host: "192.0.2.2", port: 2222, hostKey: "SHA256:b" },
      },
    },
    cluster: { target: "kubernetes", provider: new kubernetes.Provider("cluster", {}) },
    renumber: ["s0"],
  });

  it("creates Calico's objects and patches each node, and no folder", async () => {
    new Fabric("dc", { spec: specOf(1, [2]), operation: operation() });
    await pulumi.runtime.disconnect();
    const objects = registered.filter(({ type }) => type.startsWith("kubernetes:projectcalico.org"));
    expect(objects.map(({ type, name }) => [type.split(":")[2], name]).sort()).toEqual([
      ["BGPConfigurationPatch", "dc-bgpconfiguration-default"],
      ["BGPConfigurationPatch", "dc-bgpconfiguration-default-base"],
      ["BGPFilter", "dc-bgpfilter-rack-r0"],
      ["BGPPeer", "dc-bgppeer-r0-tor0"],
      ["IPPool", "dc-ippool-rack-r0"],
    ]);
    expect(ofType("NodePatch").map(({ inputs }) => inputs["metadata"])).toEqual(
      ["10.192.0.10/24", "10.192.0.11/24"].map((address, node) => ({
        name: `r0-n${String(node)}`,
        labels: { rack: "r0" },
        annotations: { "projectcalico.org/ASNumber": "64600", "projectcalico.org/IPv4Address": address },
      })),
    );
    expect(ofType("ManifestFolder")).toEqual([]);
  });

  it("cordons the nodes in maintenance, and says nothing of the others' scheduling", async () => {
    const spec = specOf(1, [2]);
    const racks = spec.racks.map((rack) => ({
      ...rack,
      nodes: (rack.nodes ?? []).map((node) => ({ ...node, maintenance: node.index === 1 })),
    }));
    new Fabric("dc", { spec: { ...spec, racks }, operation: operation() });
    await pulumi.runtime.disconnect();
    expect(ofType("NodePatch").map(({ inputs }) => inputs["spec"])).toEqual([
      undefined,
      { unschedulable: true },
    ]);
  });

  it("waits for every switch, labels nodes once they have a pool, then tells them to peer, and turns the mesh off last", async () => {
    new Fabric("dc", { spec: specOf(1, [1, 1]), operation: inCluster() });
    await pulumi.runtime.disconnect();
    const after = (name: string): readonly string[] =>
      registered.find((one) => one.name === name)?.after ?? [];
    expect(after("r1-tor0")).toEqual(["dc"]);
    expect(after("dc-ippool-rack-r0")).toEqual(["s0", "r0-tor0", "r1-tor0"]);
    expect(after("dc-ippool-rack-r1")).toEqual(["dc-ippool-rack-r0"]);
    expect(after("dc-bgpfilter-rack-r1")).toEqual(["dc-ippool-rack-r0"]);
    expect(ofType("NodePatch").map((one) => one.after)).toEqual([
      ["dc-ippool-rack-r0"],
      ["dc-ippool-rack-r1"],
    ]);
    expect(after("dc-bgppeer-r1-tor0")).toEqual(["dc-bgpfilter-rack-r1", "r1-n0"]);
    expect(after("dc-bgpconfiguration-default-base")).toEqual(["dc-bgppeer-r0-tor0", "dc-bgppeer-r1-tor0"]);
    expect(after("dc-bgpconfiguration-default")).toEqual(["dc-bgpconfiguration-default-base"]);
  });

  // Pulumi goes through all that can be reached from the value of an output: for each node, that would be the fabric.
  it("makes no outputs of resources that others wait for", async () => {
    // Where Pulumi's own modules look it up.
    const own = jest.requireActual<Pick<typeof pulumi, "output">>("@pulumi/pulumi/output");
    const outputs = jest.spyOn(own, "output");
    new Fabric("dc", { spec: specOf(1, [2, 2]), operation: inCluster() });
    await pulumi.runtime.disconnect();
    const promised = await Promise.all(outputs.mock.calls.map(([value]): unknown => value));
    const isOfResources = (value: unknown): boolean =>
      Array.isArray(value) ? value.some(isOfResources) : pulumi.Resource.isInstance(value);
    expect(promised.filter(isOfResources).length).toBe(0);
    outputs.mockRestore();
  });

  it("connects each switch by its own address, with the secret kept secret", async () => {
    new Fabric("dc", { spec: specOf(1, [0]), operation: operation() });
    await pulumi.runtime.disconnect();
    const tor = ofType("SwitchConfig").find(({ name }) => name === "r0-tor0");
    // With a secret inside it, the whole is one to the engine.
    expect(tor?.inputs["connection"]).toMatchObject({
      [SECRET_SIGNATURE]: expect.any(String) as string,
      value: { host: "192.0.2.2", port: 2222, user: "admin", hostKey: "SHA256:b", privateKey: "a key" },
    });
    expect(ofType("SwitchConfig").map(({ name, inputs }) => [name, inputs["renumber"]])).toEqual([
      ["s0", true],
      ["r0-tor0", false],
    ]);
  });

  it("names the switches that it has no address for", () => {
    expect(() => new Fabric("dc", { spec: specOf(2, [1, 1]), operation: operation() })).toThrow(
      "The stack's configuration has no address for s1, r1-tor0. Add host and hostKey of each to switches.devices.",
    );
  });

  it("has no address of a switch for its being called as every object's own fields are", () => {
    const spec = { ...specOf(1, [0]), spines: [{ name: "constructor", index: 0 }] };
    expect(() => new Fabric("dc", { spec, operation: operation() })).toThrow(
      /has no address for constructor\./,
    );
  });

  it("writes a switch of another system that has no address to the folder for such, and refuses an address that pins nothing", async () => {
    const spec = { ...specOf(1, [0]), platforms: { spines: "eos" as const } };
    expect(() => new Fabric("dc", { spec, operation: operation() })).toThrow(
      "The stack's configuration has no certificate for s0: eos is configured over HTTPS. Give it in switches.devices, in the place of the hostKey. The stack's configuration has no password for s0, which are configured over HTTPS.",
    );
    const { switches, ...rest } = operation();
    const { s0: _s0, ...devices } = "devices" in switches ? switches.devices : {};
    const withFiles = {
      ...rest,
      switches: { ...switches, devices, files: "out/dc" } as Operation["switches"],
    };
    new Fabric("mixed", { spec, operation: withFiles });
    await pulumi.runtime.disconnect();
    const spine = ofType("SwitchConfig").find(({ name }) => name === "s0");
    expect(spine?.inputs["connection"]).toEqual({ transport: "file", path: "out/dc/s0.cfg" });
  });
});

describe("Fabric with objects that are the cluster's", () => {
  it("sets its own fields of them and no other, takes them over, and leaves them when it goes", async () => {
    const spec = { ...specOf(1, [1]), calico: { ipam: { strictAffinity: true } } };
    new Fabric("dc", { spec, operation: inCluster() });
    await pulumi.runtime.disconnect();
    const taken = { "pulumi.com/patchForce": "true", "pulumi.com/patchFieldManager": "pulumi-calico-fabric" };
    const shared = registered.filter(({ name }) => /-(bgp|ipam)configuration-/.test(name));
    expect(shared.map(({ type, name, inputs }) => [type.split(":")[2], name, inputs["spec"]])).toEqual([
      ["IPAMConfigurationPatch", "dc-ipamconfiguration-default-base", { maxBlocksPerHost: 20 }],
      ["IPAMConfigurationPatch", "dc-ipamconfiguration-default", { strictAffinity: true }],
      ["BGPConfigurationPatch", "dc-bgpconfiguration-default-base", {}],
      ["BGPConfigurationPatch", "dc-bgpconfiguration-default", { nodeToNodeMeshEnabled: false }],
    ]);
    expect(shared.map(({ inputs }) => inputs["metadata"])).toEqual(
      [{}, { annotations: taken }, {}, { annotations: taken }].map((more) => ({ name: "default", ...more })),
    );
  });
});

describe("Fabric with a spec that is refused", () => {
  it("gives every diagnostic, without a stack trace, before anything is registered", async () => {
    const spec = { ...specOf(1, [1]), spines: [] };
    const make = (): Fabric => new Fabric("dc", { spec, operation: files });
    expect(make).toThrow(pulumi.RunError);
    expect(make).toThrow("error[value-invalid] spines: has 0 in the list");
    await pulumi.runtime.disconnect();
    expect(ofType("SwitchConfig")).toEqual([]);
  });
});

describe("Fabric with tables that the spec says the size of", () => {
  const withTors = (routes: number) => ({ ...specOf(1, [2, 2]), tables: { tors: { routes } } });

  it("stops at one that would overflow, before anything is registered", async () => {
    const make = () => new Fabric("dc", { spec: withTors(5), operation: files });
    expect(make).toThrow(pulumi.RunError);
    expect(make).toThrow(
      "error[table-overflow] tables.tors.routes: r0-tor0 holds 10 routes and its table has room for 5",
    );
    await pulumi.runtime.disconnect();
    expect(ofType("SwitchConfig")).toEqual([]);
  });

  it("warns of one that fills up or will be outgrown, and goes on", async () => {
    const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
    const fabric = new Fabric("dc", { spec: withTors(12), operation: files });
    await pulumi.runtime.disconnect();
    expect(warn.mock.calls.map(([said]) => said.split(":")[0])).toEqual([
      "warning[table-nearly-full] tables.tors.routes",
      "warning[table-outgrown] tables.tors.routes",
    ]);
    expect((await valueOf(fabric.tables))[1]).toMatchObject({
      device: "r0-tor0",
      now: { prefixes: 7, hosts: 3, neighbours: 3, ecmpGroups: 0 },
      withHostRoutes: { prefixes: 3, hosts: 443 },
      full: { prefixes: 33088, hosts: 320, neighbours: 128, ecmpGroups: 1 },
    });
    warn.mockRestore();
  });
});

describe("the dynamic providers", () => {
  it("serialise to less than 4 KB: a constant shim and nothing else", async () => {
    new Fabric("demo", { spec: demo, operation: files });
    await pulumi.runtime.disconnect();
    const sizes = [...ofType("SwitchConfig"), ...ofType("ManifestFolder"), ...ofType("FabricNumbers")].map(
      ({ inputs }) => String(inputs["__provider"]).length,
    );
    expect(sizes).toHaveLength(8);
    for (const size of sizes) expect(size).toBeLessThan(4096);
    expect(Math.min(...sizes)).toBeGreaterThan(500);
  });
});

describe("Fabric with hosts without Calico", () => {
  it("delivers each host's configuration as a switch's, by its own daemon, under its rack", async () => {
    const fabric = new Fabric("hosts", { spec: hosts, operation: files });
    await pulumi.runtime.disconnect();
    const inputs = ofType("SwitchConfig").map((one) => one.inputs as Record<string, unknown>);
    const delivered = inputs.filter(({ platform, device }) => platform !== "frr" || device === "r1-store2");
    expect(delivered).toMatchObject([
      { device: "r1-lb1", platform: "bird2", connection: { path: "/out/switches/r1-lb1.conf" } },
      { device: "r1-lb2", platform: "bird1", numbers: { asn: "64600", address: "10.192.0.75" } },
      { device: "r1-store1", platform: "gobgp", connection: { path: "/out/switches/r1-store1.toml" } },
      { device: "r1-store2", platform: "frr" },
      { device: "r2-store1", platform: "bird2" },
    ]);
    expect(await urns([...(fabric.racks[1]?.hosts ?? [])])).toEqual([
      "urn:pulumi:stack::project::calico-fabric:index:Rack$pulumi-nodejs:dynamic/calico-fabric:SwitchConfig::r2-store1",
    ]);
  });
});
