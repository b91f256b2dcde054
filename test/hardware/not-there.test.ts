import { systems } from "../../src/hardware/index.ts";
import { hasPort, modelsOn, portsOf } from "../../src/hardware/models/index.ts";
import { portAt } from "../../src/hardware/port-pattern.ts";
import { compileSpec, formatDiagnostics } from "../../src/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import type { PlatformName } from "../../src/spec/index.ts";
import { specOf } from "../support/specs.ts";

const sold = (Object.keys(systems) as PlatformName[]).flatMap((platform) =>
  Object.entries(modelsOn(platform)).map(([name, model]) => ({ platform, name, model })),
);

/** What is said of a spec in which one spine is this hardware, and has one of its cables in this port. */
function saidOf({ platform, name }: (typeof sold)[number], port: string): string {
  const spec = specOf(2, [1]);
  const [spine, ...others] = spec.spines;
  const compilation = compileSpec({
    ...spec,
    spines: [{ ...spine, platform, hardware: name, ports: { to: { "r0-tor0": port } } }, ...others],
  });
  return compilation.ok ? "" : formatDiagnostics(compilation.diagnostics).join("\n");
}

describe("a port that the hardware lacks", () => {
  it.each(sold)("is refused with the nearest free one, which is taken: $platform on $name", (one) => {
    const { model, platform } = one;
    const [{ ports, count }] = model.banks;
    const lacking = [...Array(4 * count).keys()]
      .map((beyond) => portAt(ports, count + beyond))
      .find((port) => !hasPort(model, port) && platforms[platform].refusesInterface(port) === null);
    expect(lacking).toBeDefined();
    const said = saidOf(one, lacking ?? "");
    expect(said).toContain(
      `error[port-not-there] spines[0].ports.to.r0-tor0: s0 (${model.title}) has no port ${lacking ?? ""} `,
    );
    const nearest = /the nearest that is free is (\S+)\.$/m.exec(said)?.[1] ?? "";
    expect(portsOf(model)).toContain(nearest);
    expect(saidOf(one, nearest)).not.toContain("port-not-there");
  });
});
