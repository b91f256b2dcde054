import { compileSpec, type DatacenterSpec } from "../../src/index.ts";
import { modelOf } from "../../src/models/index.ts";
import { portRegister } from "../../src/plan/port-register.ts";
import { readSpec } from "../../src/spec/index.ts";
import { STACKS } from "../support/fabrics.ts";

function registered(spec: DatacenterSpec): ReadonlyMap<string, ReadonlySet<string>> {
  const { datacenter } = readSpec(spec);
  if (datacenter === null) throw new Error("unreadable");
  return new Map(
    portRegister(datacenter, modelOf(datacenter)).map(({ name, ports }) => [
      name,
      new Set(ports.flatMap((port) => (port.interface === null ? [] : [port.interface]))),
    ]),
  );
}

/** Ports that the compiled fabric uses, device by device: of cables, of routed interfaces, and of bridges. */
function compiled(spec: DatacenterSpec): readonly (readonly [device: string, port: string])[] {
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error("refused");
  const { switches, bridges, plan } = compilation.fabric;
  return [
    ...plan.links.flatMap(({ ends }) => ends.map((end) => [end.device, end.interface] as const)),
    ...(plan.outside?.peers ?? []).map((peer) => [peer.border, peer.interface] as const),
    ...switches.flatMap(({ intent }) => intent.interfaces.map(({ name }) => [intent.device, name] as const)),
    ...bridges.flatMap(({ device, ports }) =>
      ports.flatMap(({ name, peer }) => [[device, name] as const, [peer.device, peer.interface] as const]),
    ),
  ];
}

describe("the register of ports", () => {
  it.each(STACKS.map((spec) => [`${spec.name} (${spec.fabric?.model ?? "default"})`, spec] as const))(
    "has every port that a device of %s is configured or cabled with",
    (_, spec) => {
      const ports = registered(spec);
      const missing = compiled(spec).filter(([device, port]) => ports.get(device)?.has(port) !== true);
      expect(missing).toEqual([]);
    },
  );
});
