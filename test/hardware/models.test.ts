import { hasPort, hardwareModels, modelsOn, portsFor, portsOf } from "../../src/hardware/models/index.ts";
import { systems } from "../../src/hardware/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import type { PlatformName } from "../../src/spec/index.ts";

const names = Object.keys(systems) as PlatformName[];

const all = names.flatMap((platform) =>
  Object.entries(modelsOn(platform)).map(([name, model]) => ({ platform, name, model })),
);

describe("hardware as it is sold", () => {
  it.each(all)(
    "$platform on $name: every port has a name that the system takes, each another",
    ({ platform, model }) => {
      const ports = portsOf(model);
      expect(new Set(ports).size).toBe(ports.length);
      expect(ports.filter((port) => platforms[platform].refusesInterface(port) !== null)).toEqual([]);
      expect(ports.every((port) => hasPort(model, port))).toBe(true);
      expect(model.source).toMatch(/^https:\/\//);
    },
  );

  it("is, for each system but that of any hardware, two leaves and two spines at least", () => {
    // Linux runs on any.
    const sold = names.filter((platform) => platform !== "frr" && platform !== "linux");
    const counts = sold.map((platform) => {
      const banks = Object.values(modelsOn(platform)).map((model) => model.banks.length);
      return [
        platform,
        banks.filter((one) => one === 2).length >= 2,
        banks.filter((one) => one === 1).length >= 2,
      ];
    });
    expect(counts).toEqual(sold.map((platform) => [platform, true, true]));
  });

  it("has each profile once, one by itself at most, and who says what it has room for", () => {
    for (const { model } of all) {
      const profiles = model.profiles ?? [];
      expect(new Set(profiles.map(({ name }) => name)).size).toBe(profiles.length);
      expect(profiles.filter(({ isDefault }) => isDefault).length).toBeLessThanOrEqual(1);
      for (const { entries, source } of profiles) {
        expect(source).toMatch(/^https:\/\//);
        const known = Object.values(entries).filter((one) => one !== null);
        expect(known.length).toBeGreaterThan(0);
        expect(known.every((one) => Number.isInteger(one) && one > 0)).toBe(true);
      }
    }
  });

  const leaf = hardwareModels.eos["7050SX3-48YC8"];

  it("gives servers the first ports, spines those for switches, and a rack's other ToR the last two", () => {
    expect(portsFor(leaf, "torNode", 1).slice(0, 2)).toEqual(["Ethernet1", "Ethernet2"]);
    expect(portsFor(leaf, "torUplink", 1)).toEqual(
      [49, 50, 51, 52, 53, 54].map((n) => `Ethernet${String(n)}/1`),
    );
    expect(portsFor(leaf, "torPeer", 1)).toEqual(["Ethernet55/1", "Ethernet56/1"]);
    expect(portsFor(leaf, "torUplink", 0)).toHaveLength(8);
    expect(portsFor(hardwareModels.eos["7050CX3-32S"], "spinePeer", 1)[0]).toBe("Ethernet32/1");
  });

  it("gives spines the last ports before a rack's other ToR where servers have ports of the same kind", () => {
    const plate = hardwareModels.eos["7050CX3-32S"];
    expect(portsFor(plate, "torNode", 1)[0]).toBe("Ethernet1/1");
    expect(portsFor(plate, "torUplink", 1).slice(0, 2)).toEqual(["Ethernet30/1", "Ethernet29/1"]);
    expect(portsFor(plate, "torUplink", 0)[0]).toBe("Ethernet32/1");
  });

  it("knows lanes of ports that are broken out, and which names are no ports", () => {
    expect(
      ["Ethernet49/2", "Ethernet56/4", "Ethernet57/1", "Ethernet1/1"].map((name) => hasPort(leaf, name)),
    ).toEqual([true, true, false, false]);
  });
});
