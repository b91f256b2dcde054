import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { exporters } from "../../src/export/index.ts";
import { STACKS } from "../support/fabrics.ts";
import { specOf } from "../support/specs.ts";

interface Topology {
  readonly name: string;
  readonly topology: {
    readonly nodes: Readonly<
      Record<string, { readonly binds?: readonly string[]; readonly exec?: readonly string[] }>
    >;
    readonly links: readonly { readonly endpoints: readonly [string, string] }[];
  };
}

const schema = JSON.parse(
  readFileSync(join(process.cwd(), "test", "fixtures", "containerlab", "clab.schema.json"), "utf8"),
) as object;
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

const exportOf = (spec: DatacenterSpec) => exporters.containerlab.files(compile(spec), {});

/** Servers that have a network with each ToR, whose texts have no ports to servers. */
const subnets: DatacenterSpec = {
  name: "subnets",
  servers: { attachment: "subnet-per-tor" },
  ipv6: { prefix: "fd12:3456:789a::/48" },
  spines: [{ name: "spine-1", index: 0 }],
  racks: [
    {
      name: "r1",
      index: 0,
      tors: [{ index: 0 }, { index: 1 }],
      nodes: [{ name: "n1", index: 0 }],
    },
  ],
};

/** A kind of rack each, hosts and an outside. */
const NAMES = ["demo", "as-per-rack-routed", "as-per-server", "igp", "dual-stack", "dual-stack-outside"];
const playable = [...STACKS.filter(({ name }) => NAMES.includes(name)), subnets].map(
  (spec) => [spec.name, spec] as const,
);

function played(spec: DatacenterSpec) {
  const exported = exportOf(spec);
  if (!exported.ok) throw new Error(exported.reasons.join("; "));
  const { files } = exported;
  return { files, topology: parse(files.get(`${spec.name}.clab.yml`) ?? "") as Topology };
}

describe("a containerlab topology", () => {
  it.each([
    ["IPv4", {}, false],
    ["both families", { ipv6: { prefix: "fd12:3456:789a::/48" } }, true],
    ["IPv6 alone", { ipv6: { prefix: "fd12:3456:789a::/48", only: true } }, true],
    ["links without addresses", { links: "unnumbered" }, true],
  ] as const)("has routers whose kernels speak IPv6 where the fabric does: %s", (_, more, speaks) => {
    const base = specOf(1, [1]);
    const { topology } = played({ ...base, ...more });
    expect(JSON.stringify(topology).includes('"net.ipv6.conf.all.disable_ipv6":0')).toBe(speaks);
  });

  it.each(playable)("of %s is as containerlab's schema has it", (_, spec) => {
    const { topology } = played(spec);
    validate(topology);
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(playable)(
    "of %s plugs each port once, into nodes that are there, with files that are there",
    (_, spec) => {
      const {
        topology: { topology },
        files,
      } = played(spec);
      const ends = topology.links.flatMap(({ endpoints }) => endpoints);
      expect(new Set(ends).size).toBe(ends.length);
      expect(ends.filter((end) => !((end.split(":")[0] ?? "") in topology.nodes))).toEqual([]);
      expect(ends.filter((end) => (end.split(":")[1] ?? "").length > 15)).toEqual([]);
      const bound = Object.values(topology.nodes).flatMap(({ binds = [] }) =>
        binds.map((bind) => bind.split(":")[0] ?? ""),
      );
      expect(bound.filter((file) => !files.has(file))).toEqual([]);
    },
  );

  it.each(playable)("of %s has each switch's text as it is rendered, and all its ports", (_, spec) => {
    const {
      topology: { topology },
      files,
    } = played(spec);
    const ends = new Set(topology.links.flatMap(({ endpoints }) => endpoints));
    const outward = new Set((spec.outside?.peers ?? []).map((peer) => `${peer.switch}:${peer.interface}`));
    for (const { intent, text } of compile(spec).switches) {
      expect(files.get(`${intent.device}/frr.conf`)).toBe(text);
      const ports = intent.interfaces.map(({ name }) => `${intent.device}:${name}`);
      expect(ports.filter((port) => !port.endsWith(":lo") && !ends.has(port) && !outward.has(port))).toEqual(
        [],
      );
    }
  });

  it("gives a node its addresses in both families, and a pod's", () => {
    const spec = playable.find(([name]) => name === "dual-stack")?.[1];
    if (spec === undefined) throw new Error("no dual-stack");
    const { exec = [] } = Object.values(played(spec).topology.topology.nodes).find((node) =>
      (node.exec ?? []).some((line) => line.includes("dev eth1")),
    ) ?? { exec: [] };
    expect(exec.filter((line) => line.includes("dev eth1"))).toHaveLength(2);
    expect(exec.filter((line) => line.endsWith("dev lo"))).toHaveLength(2);
  });

  it("is refused, with the reason, where FRR can't play a device", () => {
    const reasons = (spec: DatacenterSpec) => {
      const exported = exportOf(spec);
      return exported.ok ? [] : exported.reasons;
    };
    const [demo] = STACKS;
    if (demo === undefined) throw new Error("no demo");
    expect(reasons({ ...demo, platforms: { spines: "eos" } })).toEqual([
      "spine-1 runs eos, and FRR plays switches on frr alone: export a copy of the spec without platforms",
    ]);
    expect(reasons({ ...demo, bgp: { passwords: { nodes: "nodes" } } })).toEqual([
      "sessions are signed, and passwords are in no export: leave bgp.passwords out of a copy",
    ]);
    expect(reasons({ ...demo, fabric: { model: "as-per-rack", inRack: { kind: "full-mesh" } } })).toEqual([
      "nodes have sessions with nodes, and FRR plays nodes that speak with their ToRs alone",
    ]);
  });
});
