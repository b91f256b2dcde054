import { join } from "node:path";

import { platforms } from "../../../src/platforms/index.ts";
import { expectGolden } from "../../support/golden.ts";
import { modelOf, type ModelledSystem } from "../device-model/index.ts";
import { namedChanges, racks, type NamedCase } from "../support/named-changes.ts";
import { essence, take, typedOn } from "./pairs.ts";

const SYSTEMS: readonly ModelledSystem[] = ["eos", "nxos", "comware", "vrp"];

const FURTHER: Readonly<Record<string, NamedCase>> = {
  "remove-a-rack": {
    device: "spine-1",
    before: (spec) => ({ ...spec, racks: racks(3) }),
    after: (spec) => spec,
  },
  "watch-by-bfd": {
    device: "r1-tor0",
    after: (spec) => ({ ...spec, bgp: { ...spec.bgp, bfd: { enabled: true } } }),
  },
  "change-the-model": {
    device: "r1-tor0",
    after: (spec) => ({
      ...spec,
      fabric: { model: "as-per-server" },
      // Comware has no dynamic neighbours with AS numbers of their own.
      bgp: { ...spec.bgp, ...(spec.platforms?.tors === "comware" ? { discovery: "static" } : {}) },
    }),
  },
};

describe.each(SYSTEMS)("the commands of a change on %s", (system) => {
  it.each(namedChanges(system, null, FURTHER))("%s", (name, was, wanted) => {
    const { dialect } = platforms[system];
    if (dialect === undefined) throw new Error("no dialect");
    const model = modelOf(system, was);
    const { commands, resets, unsettled } = dialect.change({
      running: model.running(),
      was,
      wanted,
      baseline: "",
    });
    take(model, typedOn(system, commands));
    expect(essence(model.running())).toBe(essence(modelOf(system, wanted).running()));
    const said = [
      `resets: ${resets.join(", ") || "none"}`,
      `not to be waited for: ${unsettled.join(", ") || "none"}`,
      "",
      ...commands,
    ];
    expectGolden(join("golden", "changes", system, `${name}.txt`), `${said.join("\n")}\n`);
  });
});
