import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { modelOf } from "../platforms/device-model/index.ts";
import { take } from "../platforms/ordered-change/pairs.ts";
import { calicoFabric } from "./command-line.ts";

const spec = join("test", "fixtures", "change.yaml");
const running = join("test", "fixtures", "running.cfg");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "calico-fabric-change-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const lines = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

interface Printed {
  readonly commands: readonly string[];
  readonly replaced: string;
}

describe("calico-fabric change", () => {
  it("prints commands that a device takes, with passwords as slots, and nothing else on standard output", () => {
    const { code, out } = calicoFabric("change", spec, "r1-tor0", "--from", running);
    expect(code).toBe(3);
    const device = modelOf(
      "nxos",
      readFileSync(running, "utf8").replace("version 9.3(8) Bios:version 07.69\n", ""),
    );
    take("nxos", device, lines(out));
    expect(out).toContain("password <secret:fabric>\n");
    expect(device.running()).toContain("ntp server 192.0.2.5 use-vrf management\n");
    const again = calicoFabric(
      ...["change", spec, "r1-tor0", "--from", file("now.cfg", device.running())],
      ...["--was", file("was.cfg", textOfTor())],
    );
    expect({ code: again.code, out: again.out }).toEqual({ code: 0, out: "" });
    expect(again.err).toContain("r1-tor0: nothing to change\n");
  });

  it("says what starts anew, and what waits for the other end", () => {
    const was = file("was.cfg", textOfTor().replace("remote-as 64513", "remote-as 64999"));
    const { code, out, err } = calicoFabric("change", spec, "r1-tor0", "--from", was, "--was", was);
    expect(code).toBe(3);
    expect(out).toBe("router bgp 64600\nneighbor 10.254.0.0\nremote-as 64513\nexit\nexit\n");
    expect(err).toContain("Sessions that start anew: 10.254.0.0.\n");
    expect(err).toContain(
      "Sessions that end, or that are up again only when the other end has it, too: 10.254.0.0.\n",
    );
  });

  it("takes the fabric off, and gives back what it took the place of", () => {
    const { out } = calicoFabric("change", spec, "r1-tor0", "--from", running, "--json");
    const { commands, replaced } = JSON.parse(out) as Printed;
    expect(replaced).toBe("feature bgp\ninterface Ethernet1/49\n  description mine\n");
    const device = modelOf(
      "nxos",
      readFileSync(running, "utf8").replace("version 9.3(8) Bios:version 07.69\n", ""),
    );
    const before = device.running();
    take("nxos", device, commands);
    const from = file("now.cfg", device.running());
    const baseline = file("baseline.cfg", replaced);
    take(
      "nxos",
      device,
      lines(calicoFabric("change", spec, "r1-tor0", "--off", "--from", from, "--baseline", baseline).out),
    );
    expect(device.running().replaceAll(/^interface Ethernet\S+\n\n?(?! )/gm, "")).toBe(
      before.replaceAll(/^interface Ethernet\S+\n\n?(?! )/gm, ""),
    );
  });

  it.each([
    [
      "a switch that the spec has not",
      ["r9-tor0", "--from", running],
      'the spec has no switch "r9-tor0"; it has spine-1, ',
    ],
    ["standard input twice", ["r1-tor0", "--from", "-", "--was", "-"], "only one file can be standard input"],
    ["no configuration", ["r1-tor0"], "required option '--from <file>' not specified"],
  ])("refuses %s", (_, args, words) => {
    const { code, out, err } = calicoFabric("change", spec, ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(words);
  });

  it("refuses a switch that takes whole configurations", () => {
    const demo = join("test", "fixtures", "demo.yaml");
    const { code, err } = calicoFabric("change", demo, "r1-tor0", "--from", running);
    expect(code).toBe(2);
    expect(err).toContain("r1-tor0 runs frr, which is given whole configurations: write them with `render`");
  });
});

/** What `render` writes for the ToR. */
function textOfTor(): string {
  const out = join(folder, "out");
  calicoFabric("render", spec, "--out", out);
  return readFileSync(join(out, "switches", "r1-tor0.cfg"), "utf8");
}
