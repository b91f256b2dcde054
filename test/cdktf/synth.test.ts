import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import type { Operation } from "../../components/cdktf/index.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { expectGolden } from "../support/golden.ts";
import { specOf } from "../support/specs.ts";
import { documentIn, stackOf, synthesisFolder, synthesised } from "./stacks.ts";
import { blocksOf } from "./terraform.ts";

const outdir = synthesisFolder();

const files: Operation = {
  switches: { transport: "file", folder: "out/switches" },
  cluster: { target: "manifests", folder: join(outdir, "calico") },
};

const device = (name: string, last: number) => ({
  [name]: { host: `192.0.2.${String(last)}`, hostKey: "SHA256:EG4r4B19Nm4ioOucQ0gMVYiQCYYNnfxk8zGftjDvj8Q" },
});

const overSsh: Operation = {
  switches: {
    ...{ transport: "ssh", user: "fabric", sudo: true },
    devices: { ...device("s0", 11), ...device("r0-tor0", 21) },
  },
  cluster: { target: "kubernetes" },
  renumber: ["s0"],
};

/** A switch that keeps nothing itself, and one that does. */
const ofTwoSystems = (): DatacenterSpec => {
  const spec = specOf(1, [1]);
  return {
    ...spec,
    bgp: { passwords: { switches: "fabric" } },
    spines: spec.spines.map((spine) => ({ ...spine, platform: "eos" as const })),
  };
};

const overHttps = (state?: string): Operation => ({
  ...overSsh,
  switches: {
    ...{ transport: "ssh", user: "fabric", ...(state === undefined ? {} : { state }) },
    devices: {
      ...device("r0-tor0", 21),
      s0: { host: "192.0.2.11", certificate: `SHA256:${"9F".repeat(32)}` },
    },
  },
});

describe("a synthesised stack", () => {
  it("of the demo, with files", () => {
    const stack = stackOf(demo, files, outdir);
    expectGolden(join("golden", "cdktf", "demo.tf.json"), `${Testing.synth(stack, true)}\n`);
  });

  it("over SSH, with Calico's objects in a cluster, in an order that loses nothing", () => {
    const stack = stackOf(specOf(1, [1]), overSsh, outdir);
    expectGolden(join("golden", "cdktf", "ssh-and-cluster.tf.json"), `${Testing.synth(stack, true)}\n`);
  });

  it("over SSH and HTTPS, with a folder that remembers what was put on whoever keeps nothing", () => {
    const stack = stackOf(
      ofTwoSystems(),
      { ...overHttps("out/state"), ...{ cluster: files.cluster } },
      outdir,
    );
    expectGolden(join("golden", "cdktf", "ssh-and-https.tf.json"), `${Testing.synth(stack, true)}\n`);
  });

  it("gives no passwords to a file that has slots for them", () => {
    const text = Testing.synth(stackOf(ofTwoSystems(), files, outdir));
    expect(text.match(/"CALICO_FABRIC_SECRETS": ""/g)).toHaveLength(2);
    expect(Testing.synth(stackOf(demo, files, outdir))).not.toContain("CALICO_FABRIC_SECRETS");
  });

  it("keeps new pods off a node in maintenance, and gives out no address before it knows how", () => {
    const [rack, ...racks] = specOf(1, [1]).racks;
    const nodes = rack?.nodes?.map((node) => ({ ...node, maintenance: true })) ?? [];
    const spec = {
      ...specOf(1, [1]),
      racks: [{ name: "r0", index: 0, ...rack, nodes }, ...racks],
      calico: { ipam: { strictAffinity: true } },
    };
    const { resource } = JSON.parse(Testing.synth(stackOf(spec, overSsh, outdir))) as {
      resource: Record<string, Record<string, object>>;
    };
    expect(Object.values(resource.kubernetes_node_taint ?? {})).toEqual([
      expect.objectContaining({
        metadata: { name: nodes[0]?.name },
        taint: [expect.objectContaining({ key: "calico-fabric/maintenance", effect: "NoSchedule" })],
      }),
    ]);
    const manifests = Object.entries(resource.kubernetes_manifest ?? {});
    expect(manifests.find(([id]) => id.includes("ippool"))?.[1]).toMatchObject({
      depends_on: expect.arrayContaining([expect.stringContaining("ipamconfiguration-default")]) as string[],
    });
  });

  it("has each switch's configuration beside it, not for everyone, and the manifests where they were asked for", () => {
    const folder = synthesised(stackOf(demo, files, outdir));
    const switches = join(folder, "switches", "demo");
    for (const { intent, text } of compile(demo).switches) {
      const file = readdirSync(switches).find((name) => name.startsWith(`${intent.device}-`)) ?? "";
      expect(readFileSync(join(switches, file), "utf8")).toBe(text);
      expect(statSync(join(switches, file)).mode & 0o777).toBe(0o640);
    }
    expect(readdirSync(switches)).toHaveLength(6);
    expect(readdirSync(join(outdir, "calico"))).toEqual(readdirSync("test/golden/demo/calico"));
  });
});

describe("the triggers", () => {
  /** By device, in the stack that is synthesised for the spec. */
  const triggers = (spec: DatacenterSpec): ReadonlyMap<string, unknown> =>
    new Map(
      [...blocksOf(documentIn(synthesised(stackOf(spec, files, outdir))))].flatMap(([address, block]) => {
        const name = /^null_resource\..+_(.+)_configuration_/.exec(address)?.[1];
        return name === undefined ? [] : [[name, JSON.stringify(block.triggers)]];
      }),
    );
  const texts = (spec: DatacenterSpec): ReadonlyMap<string, unknown> =>
    new Map(compile(spec).switches.map(({ intent, text }) => [intent.device, text]));
  const changed = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] =>
    [...one.keys()].filter((name) => other.has(name) && one.get(name) !== other.get(name)).sort();

  const [first, ...others] = demo.racks ?? [];
  const extended = {
    ...first,
    name: "r1",
    index: 0,
    nodes: [...(first?.nodes ?? []), { name: "n9", index: 9 }],
  };
  it.each<[string, DatacenterSpec, string[]]>([
    ["nothing", { ...demo }, []],
    ["a node", { ...demo, racks: [extended, ...others] }, []],
    [
      "a rack",
      { ...demo, racks: [...(demo.racks ?? []), { name: "r5", index: 4, nodes: [] }] },
      ["spine-1", "spine-2"],
    ],
    [
      "a rack's AS number",
      { ...demo, racks: [{ ...first, name: "r1", index: 0, pin: { asn: 64999 } }, ...others] },
      ["r1-tor0", "spine-1", "spine-2"],
    ],
  ])("change for %s exactly where the artifact does", (_, spec, expected) => {
    expect(changed(triggers(demo), triggers(spec))).toEqual(expected);
    expect(changed(texts(demo), texts(spec))).toEqual(expected);
  });
});

describe("what is wrong", () => {
  it("with a spec stops the synthesis, with every diagnostic", () => {
    const twice: DatacenterSpec = { ...demo, spines: [...demo.spines, { name: "spine-1", index: 7 }] };
    expect(() => synthesised(stackOf(twice, files, outdir))).toThrow(/error\[duplicate-name\] spines\[2\]/);
  });

  it("with the operation does too", () => {
    expect(() => synthesised(stackOf(specOf(2, [1]), overSsh, outdir))).toThrow(/has no address for s1\./);
  });

  it("with what remembers deliveries does too", () => {
    expect(() => synthesised(stackOf(ofTwoSystems(), overHttps(), outdir))).toThrow(
      /has no folder for s0: .* Name one as switches\.files, or as switches\.state one that remembers what is put on them/,
    );
  });

  it("with a pin of the other way does too", () => {
    const operation = overHttps("out/state");
    const devices = { ...device("r0-tor0", 21), ...device("s0", 11) };
    const switches = { ...operation.switches, devices } as Operation["switches"];
    expect(() => synthesised(stackOf(ofTwoSystems(), { ...operation, switches }, outdir))).toThrow(
      /has no certificate for s0: eos is configured over HTTPS/,
    );
  });
});
