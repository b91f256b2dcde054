import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Operation } from "../../components/cdktf/index.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import type { PlatformName } from "../../src/spec/index.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { SECRET, type Bench } from "../deliver/benches/bench.ts";
import { startCumulus } from "../deliver/benches/cumulus.ts";
import { startEos } from "../deliver/benches/eos.ts";
import { startNxos } from "../deliver/benches/nxos.ts";
import { startComwareBench, startVrpBench } from "../deliver/benches/over-ssh.ts";
import { PASSWORD, USER } from "../deliver/devices-servers/login.ts";
import { selfSigned } from "../deliver/devices-servers/certificate.ts";
import type { DeviceServer } from "../deliver/devices-servers/device-server.ts";
import { documentIn, stackOf, synthesisFolder, synthesised } from "./stacks.ts";
import { apply, destroy, type Ran, type State } from "./terraform.ts";

jest.setTimeout(240_000);

const rack = (index: number, platform: PlatformName, asn?: number) => ({
  name: `r${String(index)}`,
  index,
  tors: [{ index: 0, platform }],
  nodes: [{ name: `r${String(index)}-n0`, index: 0 }],
  ...(asn === undefined ? {} : { pin: { asn } }),
});

/** One switch of each system. @param asn of the rack with the NX-OS switch */
const specWith = (asn?: number): DatacenterSpec => ({
  name: "vendors",
  bgp: { passwords: { switches: "spines" } },
  spines: [{ name: "s0", index: 0, platform: "eos" }],
  racks: [rack(0, "nxos", asn), rack(1, "comware"), rack(2, "vrp"), rack(3, "cumulus")],
});

const DEVICES = ["r0-tor0", "r1-tor0", "r2-tor0", "r3-tor0", "s0"];

const said = (ran: readonly Ran[]): string[] => ran.map(({ output }) => output.split("\n")[0] ?? "").sort();
const each = (words: string): string[] => DEVICES.map((name) => `${name}: ${words}`);

describe("the provisioners for switches that keep nothing themselves, run as Terraform does", () => {
  const outdir = synthesisFolder();
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-vendors-"));
  const env = {
    CALICO_FABRIC_SSH_PASSWORD: PASSWORD,
    CALICO_FABRIC_SECRETS: JSON.stringify({ spines: SECRET }),
  };
  let benches: Readonly<Record<string, Bench>>;
  let operation: Operation;
  let before: readonly string[];
  let state: State = new Map();

  /** Ports that nobody says a word of, and what makes EOS route at all, stay. */
  const STAYS =
    /^interface Ethernet\S+\n(?! )|^ip routing\n|^service routing protocols model multi-agent\n/gm;
  const own = (texts: readonly string[]): readonly string[] =>
    texts.map((text) => text.replaceAll(STAYS, ""));
  const running = (): readonly string[] => DEVICES.map((name) => benches[name]?.running() ?? "");
  const placeOf = (spec: DatacenterSpec, renumber: readonly string[] = []) => ({
    folder: synthesised(stackOf(spec, { ...operation, renumber }, outdir)),
    env,
  });

  beforeAll(async () => {
    const certificate = selfSigned();
    const spec = specWith();
    const [s0, nxos, comware, vrp, cumulus] = await Promise.all([
      startEos(certificate),
      startNxos(certificate),
      startComwareBench(),
      startVrpBench(),
      startCumulus(certificate),
    ]);
    benches = { s0, "r0-tor0": nxos, "r1-tor0": comware, "r2-tor0": vrp, "r3-tor0": cumulus };
    // Ports are there before anybody says a word of them.
    for (const [bench, name] of [
      [comware, "r1-tor0"],
      [vrp, "r2-tor0"],
    ] as const) {
      const { text = "" } = compile(spec).switches.find(({ intent }) => intent.device === name) ?? {};
      const ports = text.match(/^interface \S*G(?:igE\S+|E\S+)$/gm) ?? [];
      const server: DeviceServer = bench.server;
      server.type(...ports.flatMap((line) => [line, "quit"]));
      server.save();
    }
    before = running();
    const devices = Object.entries(benches).map(([name, { inputs }]) => {
      const {
        host,
        port,
        hostKey,
        certificate: pin,
      } = inputs.connection as unknown as Readonly<Record<string, string>>;
      return [name, { host, port, ...(hostKey === undefined ? { certificate: pin } : { hostKey }) }] as const;
    });
    mkdirSync(join(folder, "calico"));
    operation = {
      switches: {
        ...{ transport: "ssh", user: USER, state: join(folder, "state"), timeoutSeconds: 30 },
        devices: Object.fromEntries(devices) as unknown as Record<string, { host: string }>,
      },
      cluster: { target: "manifests", folder: join(folder, "calico") },
      command: `${process.execPath} ${join(repositoryRoot, "src/cli/main.ts")}`,
    };
  });
  afterAll(async () => {
    await Promise.all(Object.values(benches).map(({ stop }) => stop()));
    rmSync(folder, { recursive: true });
  });

  it("put each configuration on its switch, and remember it", async () => {
    const { ran, state: made } = await apply(placeOf(specWith()), state);
    state = made;
    expect(said(ran)).toEqual(each("installed"));
    for (const { running: runs, startup } of Object.values(benches)) {
      expect(runs()).toMatch(/65000|64513|6460\d/);
      expect(startup()).toBe(runs());
    }
    expect(readdirSync(join(folder, "state")).sort()).toEqual(DEVICES.map((name) => `${name}.json`));
  });

  it("keep no secret in the stack, in Terraform's state, in the folder, or on a command line", () => {
    const kept = readdirSync(join(folder, "state")).map((name) =>
      readFileSync(join(folder, "state", name), "utf8"),
    );
    for (const text of [
      JSON.stringify([...state]),
      JSON.stringify(documentIn(placeOf(specWith()).folder)),
      ...kept,
    ]) {
      expect(text).not.toContain(PASSWORD);
      expect(text).not.toContain(SECRET);
    }
  });

  it("change what changed, and renumber none that was not named", async () => {
    const now = running();
    await expect(apply(placeOf(specWith(64999)), state)).rejects.toThrow(
      /asn is 64600 and would become 64999/,
    );
    expect(running()).toEqual(now);
    const { ran, state: made } = await apply(placeOf(specWith(64999), ["r0-tor0"]), state);
    state = made;
    expect(said(ran)).toEqual(["r0-tor0: changed", "s0: changed"]);
    expect(benches["r0-tor0"]?.running()).toContain("router bgp 64999\n");
    expect(benches["s0"]?.running()).toContain("remote-as 64999\n");
  });

  it("leave the switches as they came when the stack is destroyed", async () => {
    const ran = await destroy(placeOf(specWith(64999)), state);
    expect(said(ran)).toEqual(each("removed, and what it had replaced put back"));
    expect(own(running())).toEqual(own(before));
    expect(readdirSync(join(folder, "state"))).toEqual([]);
  });
});
