import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deliverPut, deliverRemove } from "../../src/cli/verbs/deliver.ts";
import type { ExitCode } from "../../src/cli/exit-codes.ts";
import { put, takeOff, type SwitchInputs } from "../../src/deliver/index.ts";
import { SECRET, type Bench, type Texts } from "./benches/bench.ts";
import { cumulusTexts, startCumulus } from "./benches/cumulus.ts";
import { eosTexts, startEos } from "./benches/eos.ts";
import { nxosTexts, startNxos } from "./benches/nxos.ts";
import { comwareTexts, startComwareBench, startVrpBench, vrpTexts } from "./benches/over-ssh.ts";
import { selfSigned } from "./devices-servers/certificate.ts";

const certificate = selfSigned();

const SYSTEMS: readonly {
  readonly name: string;
  readonly start: () => Promise<Bench>;
  readonly texts: Texts;
}[] = [
  { name: "EOS", start: () => startEos(certificate), texts: eosTexts },
  { name: "NX-OS", start: () => startNxos(certificate), texts: nxosTexts },
  { name: "Comware", start: startComwareBench, texts: comwareTexts },
  { name: "VRP", start: startVrpBench, texts: vrpTexts },
  { name: "Cumulus Linux", start: () => startCumulus(certificate), texts: cumulusTexts },
];

interface Ended {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

async function ended(
  run: (console: { out(text: string): void; err(text: string): void }) => Promise<ExitCode>,
): Promise<Ended> {
  const said = { out: "", err: "" };
  const code = await run({
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  });
  return { code, ...said };
}

describe.each(SYSTEMS)("calico-fabric deliver to a switch that keeps nothing: $name", ({ start, texts }) => {
  let bench: Bench;
  let folder: string;
  beforeEach(async () => {
    bench = await start();
    folder = mkdtempSync(join(tmpdir(), "calico-fabric-without-state-"));
  });
  afterEach(async () => {
    await bench.stop();
    rmSync(folder, { recursive: true });
  });

  const state = (): string => join(folder, "state");

  /** What Terraform's provisioner has in its environment. */
  const environment = (change: Partial<SwitchInputs> = {}): Record<string, string> => {
    const { connection, secrets, device, platform, numbers } = { ...bench.inputs, ...change };
    const { password = "", ...way } = connection as { readonly password?: string };
    return {
      CALICO_FABRIC_SWITCH: JSON.stringify({ device, platform, numbers, connection: way }),
      CALICO_FABRIC_SSH_PASSWORD: password,
      CALICO_FABRIC_SECRETS: JSON.stringify(secrets),
      CALICO_FABRIC_STATE: state(),
    };
  };
  const put = (text: string, change: Partial<SwitchInputs> = {}, preview = false): Promise<Ended> => {
    const file = join(folder, "artifact");
    writeFileSync(file, text);
    return ended((console) => deliverPut(file, { preview }, environment(change), console));
  };
  const remove = (): Promise<Ended> => ended((console) => deliverRemove({}, environment(), console));
  const device = (): string => bench.inputs.device;
  const files = (): string =>
    readdirSync(state())
      .map((name) => readFileSync(join(state(), name), "utf8"))
      .join("\n");
  const ok = (out: string): Ended => ({ code: 0, out: `${device()}: ${out}\n`, err: "" });

  it("comes, finds nothing to do again, changes, puts right what somebody typed, and goes", async () => {
    const { artifact, more, mark } = texts;
    const { running, startup, left, spoil } = bench;
    const before = [running(), startup()];
    expect(await put(artifact, {}, true)).toEqual(ok("the fabric would come to it"));
    expect([running(), startup()]).toEqual(before);

    expect(await put(artifact)).toEqual(ok("installed"));
    const first = running();
    expect(startup()).toBe(first);
    expect(first).not.toBe(before[0]);
    expect(await put(artifact)).toEqual(ok("nothing to change"));
    expect(running()).toBe(first);

    expect((await put(more, {}, true)).out).toContain(`${device()}: would change\n`);
    expect(running()).toBe(first);
    const changed = await put(more);
    expect(changed.code).toBe(0);
    expect(changed.out).toContain(`${device()}: changed\n`);
    const second = running();
    expect(second).toContain(mark);
    expect(startup()).toBe(second);

    spoil();
    expect(running()).not.toBe(second);
    const drifted = await put(more);
    expect(drifted.out).toContain(`${device()}: changed\n`);
    expect(drifted.out).not.toContain(SECRET);
    expect([running(), startup()]).toEqual([second, second]);

    expect(await remove()).toEqual(ok("removed, and what it had replaced put back"));
    expect([running(), startup()]).toEqual(before);
    expect(left()).toEqual([]);
    expect(await remove()).toEqual(ok("nothing of the fabric on it"));
    expect(readdirSync(state())).toEqual([]);
  });

  it("tells a switch another password, which it does not show, and no other", async () => {
    await put(texts.artifact);
    const first = bench.running();
    const { code, out } = await put(texts.artifact, { secrets: { spines: "Another-Secret-2" } });
    expect({ code, out }).toEqual({ code: 0, out: `${device()}: changed\nthe password spines\n` });
    expect(bench.running()).not.toBe(first);
    expect((await put(texts.artifact, { secrets: { spines: "Another-Secret-2" } })).out).toContain(
      "nothing to change",
    );
    expect(files()).not.toMatch(/Fabric-Secret-1|Another-Secret-2/);
  });

  it("keeps what it remembers for its owner alone", async () => {
    await put(texts.artifact);
    expect(statSync(state()).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(state())) expect(statSync(join(state(), name)).mode & 0o777).toBe(0o600);
    expect(files()).not.toContain(SECRET);
  });

  it("knows a first delivery by what runs where nobody wrote down its end", async () => {
    await put(texts.artifact);
    const first = bench.running();
    for (const name of readdirSync(state())) {
      const path = join(state(), name);
      const { delivered, ...rest } = JSON.parse(readFileSync(path, "utf8")) as { readonly delivered: object };
      writeFileSync(path, JSON.stringify({ ...rest, underway: { ...delivered, ran: "" } }));
    }
    const { code, out } = await put(texts.artifact, {}, true);
    expect({ code, out }).toEqual({ code: 0, out: `${device()}: nothing to change\n` });
    expect(bench.running()).toBe(first);
  });

  it("changes a number of a switch only where the user named it", async () => {
    await put(texts.artifact);
    const first = bench.running();
    const { code, err } = await put(texts.more, { numbers: { asn: "64700" } });
    expect(code).toBe(1);
    expect(err).toContain("asn is 64600 and would become 64700");
    expect(bench.running()).toBe(first);
  });

  it("refuses it where nobody says where deliveries are remembered, and touches nothing", async () => {
    const before = bench.running();
    const file = join(folder, "artifact");
    writeFileSync(file, texts.artifact);
    const variables = { ...environment(), CALICO_FABRIC_STATE: "" };
    const { code, err } = await ended((console) => deliverPut(file, {}, variables, console));
    expect(code).toBe(1);
    expect(err).toContain("Name a folder for that (--state)");
    expect(bench.running()).toBe(before);
    expect(bench.left()).toEqual([]);
  });
});

describe("calico-fabric deliver to a switch where a port of the user's is in an aggregate of the fabric's", () => {
  const AGGREGATE = "interface Port-Channel1\n   description rack-r1\n!\n";

  it("says so in a preview, too, and the user's part stays", async () => {
    const { device, server, inputs, running, stop } = await startEos(certificate);
    const folder = mkdtempSync(join(tmpdir(), "calico-fabric-clash-"));
    try {
      for (const line of [
        "interface Port-Channel1",
        "exit",
        "interface Ethernet1",
        "channel-group 1 mode active",
        "exit",
      ])
        device.running.type(line);
      device.startup = device.running.running();
      const before = running();
      const given = { ...inputs, connection: server.connection, artifact: `${AGGREGATE}${inputs.artifact}` };
      for (const preview of [true, false])
        await expect(put(given, { preview, state: { folder } })).rejects.toMatchObject({
          step: "check",
          detail: expect.stringContaining(
            '"interface Ethernet1" has "channel-group 1 mode active"',
          ) as string,
        });
      expect(readdirSync(folder)).toEqual([]);

      await put(inputs, { state: { folder } });
      await expect(put(given, { preview: true, state: { folder } })).rejects.toMatchObject({ step: "check" });
      await takeOff(inputs, { state: { folder } });
      expect(running()).toBe(before);
    } finally {
      await stop();
      rmSync(folder, { recursive: true });
    }
  });
});
