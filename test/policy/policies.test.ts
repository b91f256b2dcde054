import * as pulumi from "@pulumi/pulumi";
import type { ResourceValidationArgs } from "@pulumi/policy";
import { Asn, IPv4CidrRange } from "ip-num";
import { Fabric, type Operation } from "../../components/index.ts";
import { fabricPolicies } from "../../components/policy/index.ts";
import { rule, type DatacenterSpec, type Rule } from "../../src/index.ts";
import { fabric } from "../change/sides.ts";
import { mockEngine } from "../components/mocks.ts";

const SMALL = fabric([1]);
const SIGNED: DatacenterSpec = { ...SMALL, bgp: { passwords: { nodes: "nodes" } } };

const files: Operation = {
  switches: { transport: "file", folder: "/out/switches" },
  cluster: { target: "manifests", folder: "/out/calico" },
  passwords: { nodes: "hush" },
};

/** What the engine is told of a fabric. */
async function inputsOf(
  spec: DatacenterSpec,
  more: Partial<Operation> = {},
): Promise<Record<string, unknown>> {
  const registered = mockEngine();
  new Fabric("dc", { spec, operation: { ...files, ...more } });
  await pulumi.runtime.disconnect();
  const own = registered.find(({ type }) => type === "calico-fabric:index:Fabric");
  return { ...own?.inputs };
}

interface Said {
  readonly reports: readonly string[];
  readonly notApplicable: string | null;
}

interface Asking {
  readonly type?: string;
  readonly config?: object;
  readonly rules?: readonly Rule[];
}

/** What a policy says of a resource, as the engine has it asked. */
function ask(
  name: string,
  props: object,
  { type = "calico-fabric:index:Fabric", config = {}, rules = [] }: Asking = {},
): Said {
  const policy = fabricPolicies(rules).find((one) => one.name === name);
  const reports: string[] = [];
  const stop = new Error("not applicable");
  let notApplicable: string | null = null;
  const args = {
    type,
    props,
    getConfig: () => config,
    notApplicable: (why: string) => {
      notApplicable = why;
      throw stop;
    },
  } as unknown as ResourceValidationArgs;
  const validate = policy?.validateResource;
  if (typeof validate !== "function") throw new RangeError(`there is no policy ${name}`);
  try {
    void validate(args, (message) => reports.push(message));
  } catch (error) {
    if (error !== stop) throw error;
  }
  return { reports, notApplicable };
}

describe("the inputs of a fabric", () => {
  it("are its spec as text and numbers, and no secret", async () => {
    const spec: DatacenterSpec = {
      ...SIGNED,
      spines: [{ name: "s0", index: 0, pin: { asn: new Asn(64513) } }],
      pools: { pods: IPv4CidrRange.fromCidr("10.64.0.0/11") },
    };
    const inputs = await inputsOf(spec);
    expect(inputs).toEqual({
      spec: {
        ...SIGNED,
        spines: [{ name: "s0", index: 0, pin: { asn: "AS64513" } }],
        pools: { pods: "10.64.0.0/11" },
      },
    });
    expect(ask("both-ends", inputs)).toEqual({ reports: [], notApplicable: null });
  });

  it("have what runs, and what is consented to, where the operation says so", async () => {
    const more = { rollout: { base: SMALL }, consent: ["r0-tor0", "r0/r0-tor0"], renumber: ["s0"] };
    expect(await inputsOf(SIGNED, more)).toEqual({ spec: SIGNED, ...more });
  });
});

describe("the policies", () => {
  const lossy = "no-lossy-change-without-consent";

  it("are one for each rule, at its level, with what settings may say of it", () => {
    expect(fabricPolicies().map(({ name, enforcementLevel }) => [name, enforcementLevel])).toEqual([
      ["both-ends", "mandatory"],
      ["asn-in-pools", "mandatory"],
      ["external-authenticated", "mandatory"],
      ["tables-under-capacity", "mandatory"],
      ["rack-has-pool", "mandatory"],
      [lossy, "mandatory"],
    ]);
    const tables = fabricPolicies().find(({ name }) => name === "tables-under-capacity");
    expect(tables?.configSchema?.properties).toMatchObject({
      headroom: { type: "number", default: 0.2, minimum: 0, maximum: 0.9 },
      whenFull: { type: "boolean", default: true },
    });
  });

  it("report what breaks a rule, with its place and the way out", async () => {
    const rollout = { base: SMALL };
    const { reports } = ask(lossy, await inputsOf(SIGNED, { rollout }));
    expect(reports).toEqual([
      expect.stringMatching(
        /^racks\[0\]\.tors\[0\]: changing r0-tor0 is lossy: .*\. Fix: .*--consent r0-tor0.*\.$/,
      ),
      expect.stringMatching(/^racks\[0\]: changing r0\/r0-tor0 is lossy/),
    ]);
    const consent = ["r0-tor0", "r0/r0-tor0"];
    expect(ask(lossy, await inputsOf(SIGNED, { rollout, consent })).reports).toEqual([]);
  });

  it("take what Pulumi is told of a rule's parameters", async () => {
    const inputs = await inputsOf(SMALL);
    expect(ask(lossy, inputs)).toEqual({
      reports: [],
      notApplicable: expect.stringContaining("rollout.base") as string,
    });
    expect(ask(lossy, inputs, { config: { baseRequired: true } }).reports).toEqual([
      expect.stringContaining("nobody says what runs"),
    ]);
  });

  it("are of fabrics alone, and leave a refused spec to the program", () => {
    expect(ask("both-ends", {}, { type: "calico-fabric:index:Rack" })).toEqual({
      reports: [],
      notApplicable: null,
    });
    expect(ask("both-ends", { spec: { name: "dc" } }).notApplicable).toContain("the program says why");
  });

  it("say so where the engine was not told what the fabric is", () => {
    expect(ask("both-ends", {}).reports).toEqual([
      expect.stringContaining("PULUMI_NODEJS_SKIP_COMPONENT_INPUTS"),
    ]);
  });

  it("have the user's own rules after those that are there", async () => {
    const own = rule({
      name: "two-tors",
      says: "every rack has two ToRs",
      check: ({ plan }) =>
        plan.racks.map(({ name }) => ({ about: name, message: `${name} has one`, fix: "give it two" })),
    });
    expect(ask("two-tors", await inputsOf(SMALL), { rules: [own] }).reports).toEqual([
      "racks[0]: r0 has one. Fix: give it two.",
    ]);
  });
});
