import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { compileSpec, formatDiagnostics } from "../../src/index.ts";
import { modelOf } from "../platforms/device-model/index.ts";
import { take } from "../platforms/ordered-change/pairs.ts";
import { calls, type Ended } from "./command-line.ts";

const spec = join("test", "fixtures", "change.yaml");
const running = join("test", "fixtures", "running.cfg");
const demo = join("test", "fixtures", "demo.yaml");

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-change-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const lines = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

/** What the spec says of the ToR. */
function textOfTor(): string {
  const compilation = compileSpec(parse(readFileSync(spec, "utf8")));
  if (!compilation.ok) throw new Error(formatDiagnostics(compilation.diagnostics).join("\n"));
  return compilation.fabric.switches.find(({ intent }) => intent.device === "r1-tor0")?.text ?? "";
}

/** The number of the first aggregate of a spec's ToR. */
function aggregateOf(path: string): string {
  const compilation = compileSpec(parse(readFileSync(path, "utf8")));
  const [tor] = compilation.ok
    ? compilation.fabric.switches.filter(({ intent }) => intent.role === "tor")
    : [];
  return /^interface port-channel([0-9]+)$/m.exec(tor?.text ?? "")?.[1] ?? "none";
}

/** The device of the fixture; what it prints above its lines is not one of them. */
const deviceOf = () => modelOf("nxos", readFileSync(running, "utf8").replace(/^version .*\n/m, ""));

const withoutEmptyPorts = (text: string): string => text.replaceAll(/^interface Ethernet\S+\n\n?(?! )/gm, "");

const was = file("was.cfg", textOfTor());
const other = file("other.cfg", textOfTor().replace("remote-as 64513", "remote-as 64999"));

/** What an EOS device prints. */
const EOS = "! Command: show running-config\n! device: leaf-1 (DCS-7050SX3-48YC8, EOS-4.28.3M)\n!\nend\n";

/** The same where servers bond by LACP, and a device whose user has a port in the aggregate of one. */
const bonded = file("bonded.yaml", `${readFileSync(spec, "utf8")}servers: { bond: lacp }\n`);
const MADE_ONE = `feature lacp\ninterface Ethernet1/40\n  channel-group ${aggregateOf(bonded)} mode active\n`;

const onCumulus = file(
  "cumulus.yaml",
  readFileSync(spec, "utf8")
    .replaceAll("nxos", "cumulus")
    .replaceAll(/^(?:hardware|ports):.*\n/gm, ""),
);

const onSonic = file(
  "sonic.yaml",
  readFileSync(spec, "utf8")
    .replaceAll("nxos", "sonic")
    .replaceAll(/^(?:hardware|ports):.*\n/gm, ""),
);

const first = {
  comes: ["change", spec, "r1-tor0", "--from", running, "--json"],
  text: ["change", spec, "r1-tor0", "--from", running],
  other: ["change", spec, "r1-tor0", "--from", other, "--was", other],
  unknown: ["change", spec, "r9-tor0", "--from", running],
  twice: ["change", spec, "r1-tor0", "--from", "-", "--was", "-"],
  none: ["change", spec, "r1-tor0"],
  whole: ["change", demo, "r1-tor0", "--from", running],
  bare: ["change", spec, "r1-tor0", "--off", "--from", running, "--was", was],
  empty: ["change", spec, "r1-tor0", "--from", file("empty.cfg", "\n")],
  sonic: ["change", onSonic, "r1-tor0", "--from", file("sonic.txt", "{}\n!frr.conf\n!\nend\n")],
  sonicText: ["change", onSonic, "r1-tor0", "--from", running],
  yaml: ["change", onCumulus, "r1-tor0", "--from", running],
  foreign: ["change", spec, "r1-tor0", "--from", file("eos.cfg", EOS)],
  unlike: ["change", spec, "r1-tor0", "--from", file("junos.cfg", "set system host-name leaf-1\n")],
  paged: [
    "change",
    spec,
    "r1-tor0",
    "--from",
    file("paged.cfg", `${readFileSync(running, "utf8")}--More--\n`),
  ],
  clashing: ["change", bonded, "r1-tor0", "--from", file("clash.cfg", MADE_ONE)],
} as const;

/** How each call ends, by its name. @throws Error for a name that there isn't */
function ended(all: Readonly<Record<string, readonly string[]>>): (name: string) => Ended {
  const names = Object.keys(all);
  const results = calls(Object.values(all).map((args) => ({ args })));
  return (name) => {
    const result = results[names.indexOf(name)];
    if (result === undefined) throw new Error(`no call ${name}`);
    return result;
  };
}

interface Printed {
  readonly commands: readonly string[];
  readonly replaced: string;
}

const of = ended(first);
const printed = JSON.parse(of("comes").out) as Printed;
const device = deviceOf();
const before = device.running();
take(device, printed.commands);
const now = file("now.cfg", device.running());
const then = ended({
  printed: [
    "change",
    spec,
    "r1-tor0",
    "--off",
    "--from",
    now,
    "--baseline",
    file("printed.json", of("comes").out),
  ],
  again: ["change", spec, "r1-tor0", "--from", now, "--was", was],
  off: [
    "change",
    spec,
    "r1-tor0",
    "--off",
    "--from",
    now,
    "--baseline",
    file("baseline.cfg", printed.replaced),
  ],
});

describe("calico-fabric change", () => {
  it("prints commands that a device takes, with passwords as slots, and nothing else on standard output", () => {
    const text = of("text");
    expect(text.code).toBe(3);
    expect(lines(text.out)).toEqual(printed.commands);
    expect(text.out).toContain("password <secret:fabric>\n");
    expect(device.running()).toContain("ntp server 192.0.2.5 use-vrf management\n");
  });

  it("prints a patch and FRR's configuration of a SONiC switch, which takes no commands", () => {
    const { code, out } = of("sonic");
    expect(code).toBe(3);
    const [patch = "", frr = ""] = out.split("!frr.conf\n");
    expect(JSON.parse(patch)).toContainEqual({
      op: "add",
      path: "/LOOPBACK_INTERFACE",
      value: expect.anything() as unknown,
    });
    expect(frr).toContain("router bgp 64600\n");
    expect(frr).toContain("password <secret:fabric>\n");
  });

  it("has nothing to print of a device that runs what the spec says", () => {
    const { code, out, err } = then("again");
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toContain("r1-tor0: nothing to change\n");
  });

  it("says what is taken away that was there before", () => {
    expect(of("text").err).toContain(
      "Takes the place of these lines; keep them for --baseline:\n  feature bgp\n",
    );
  });

  it("takes all that --json printed for the baseline", () => {
    expect(lines(then("printed").out)).toEqual(lines(then("off").out));
  });

  it("says what starts anew, and what waits for the other end", () => {
    const { code, out, err } = of("other");
    expect({ code, out }).toEqual({
      code: 3,
      out: "router bgp 64600\nneighbor 10.254.0.0\nremote-as 64513\nexit\nexit\n",
    });
    expect(err).toContain("Sessions that start anew: 10.254.0.0.\n");
    expect(err).toContain(
      "Sessions that end, or that are up again only when the other end has it, too: 10.254.0.0.\n",
    );
  });

  it("takes the fabric off, and gives back what it took the place of", () => {
    expect(printed.replaced).toBe("feature bgp\ninterface Ethernet1/49\n  description mine\n");
    take(device, lines(then("off").out));
    expect(withoutEmptyPorts(device.running())).toBe(withoutEmptyPorts(before));
  });

  it.each([
    ["a switch that the spec has not", of("unknown"), 'the spec has no switch "r9-tor0"; it has spine-1, '],
    ["standard input twice", of("twice"), "only one file can be standard input"],
    ["no configuration", of("none"), "required option '--from <file>' not specified"],
    ["a fabric that goes, where nobody says what was before", of("bare"), "--off needs --baseline: "],
    [
      "a running configuration that is empty",
      of("empty"),
      "empty.cfg is empty: --from is the device's whole",
    ],
    ["what no SONiC prints", of("sonicText"), "r1-tor0: what SONiC runs is its CONFIG_DB in JSON, as "],
    ["what is no answer of NVUE's", of("yaml"), "r1-tor0: what Cumulus runs is a tree in JSON, as `curl "],
    [
      "another vendor's configuration",
      of("foreign"),
      "r1-tor0: the text of --from looks like a text of Arista EOS (! Command: show running-config), and the switch runs Cisco NX-OS: give all that",
    ],
    ["one of a system that is none of these", of("unlike"), "looks like a text of Juniper Junos (set system"],
    [
      "one that was printed page by page",
      of("paged"),
      "was printed page by page (--More--): switch paging off",
    ],
    [
      "to have a port of the user's in an aggregate of the fabric's",
      of("clashing"),
      'nothing is to be typed before this is settled: "interface Ethernet1/40" has "channel-group ',
    ],
    [
      "a switch that takes whole configurations",
      of("whole"),
      "r1-tor0 runs frr, which is given whole configurations: write them with `render`",
    ],
  ])("refuses %s", (_, { code, out, err }, words) => {
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(words);
  });
});
