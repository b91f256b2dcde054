import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect, prepare, put, type SwitchInputs } from "../../src/deliver/index.ts";
import { lastChangeText } from "../../src/platforms/last-change.ts";
import type { DriftPolicy } from "../../src/deliver/drift-policy.ts";
import { SECRET, type Bench, type Texts } from "./benches/bench.ts";
import { cumulusTexts, startCumulus } from "./benches/cumulus.ts";
import { eosTexts, startEos } from "./benches/eos.ts";
import { nxosTexts, startNxos } from "./benches/nxos.ts";
import { comwareTexts, startComwareBench, startVrpBench, vrpTexts } from "./benches/over-ssh.ts";
import { created, failure, updated } from "./devices-servers/bench.ts";
import { selfSigned } from "./devices-servers/certificate.ts";

const certificate = selfSigned();

const SYSTEMS: readonly {
  readonly name: string;
  readonly start: () => Promise<Bench>;
  readonly texts: Texts;
  /** Who configured it last, as it says itself; null where it says nothing. */
  readonly who: string | null;
}[] = [
  {
    name: "EOS",
    start: () => startEos(certificate),
    texts: eosTexts,
    who: "last saved Sun Nov 29 12:00:00 2026 by admin",
  },
  {
    name: "NX-OS",
    start: () => startNxos(certificate),
    texts: nxosTexts,
    who: "last configured Sun Nov 29 12:00:00 2026 by ethan from 192.0.2.9@pts/1",
  },
  { name: "VRP", start: startVrpBench, texts: vrpTexts, who: "last committed 2026-11-29 12:00:00 by fabric" },
  { name: "Comware", start: startComwareBench, texts: comwareTexts, who: null },
  { name: "Cumulus Linux", start: () => startCumulus(certificate), texts: cumulusTexts, who: null },
];

describe.each(SYSTEMS)("a switch that somebody has changed by hand: $name", ({ start, texts, who }) => {
  let bench: Bench;
  let folder: string;
  beforeEach(async () => {
    bench = await start();
    folder = mkdtempSync(join(tmpdir(), "calico-fabric-drift-"));
  });
  afterEach(async () => {
    await bench.stop();
    rmSync(folder, { recursive: true });
  });

  const stopping = (artifact: string): SwitchInputs => {
    const { connection } = bench.inputs;
    if (connection.transport === "file") throw new Error("a file has no policy");
    return { ...bench.inputs, artifact, connection: { ...connection, drift: "stop" } };
  };

  it("is told with who and when where the device knows, and is left as it is under `stop`", async () => {
    const state = { state: { folder } };
    await put(bench.inputs, state);
    bench.spoil();
    const spoilt = bench.running();
    const { drift, last } = await inspect(bench.inputs, state);
    expect(drift).not.toEqual([]);
    expect(last == null ? last : lastChangeText(last)).toBe(who);

    const { step, message } = await failure(put(stopping(texts.more), state));
    expect(step).toBe("preflight");
    const says = `somebody has changed it since it was delivered${who === null ? "" : ` (${who})`}: ${drift[0] ?? ""}`;
    expect(message).toContain(says.split("\n")[0]);
    expect(bench.running()).toBe(spoilt);
  });
});

describe("policies of drift", () => {
  const strict = (inputs: SwitchInputs, drift: DriftPolicy = "stop"): SwitchInputs => {
    if (inputs.connection.transport === "file") throw new Error("a file has no policy");
    return { ...inputs, connection: { ...inputs.connection, drift } };
  };
  let bench: Bench;
  beforeEach(async () => {
    bench = await startEos(certificate);
  });
  afterEach(() => bench.stop());

  it("hold for Pulumi, too, which knows of no drift that it was not told", async () => {
    const state = await created(strict(bench.inputs));
    bench.spoil();
    const spoilt = bench.running();
    expect(await failure(updated(state, { artifact: eosTexts.more }))).toMatchObject({ step: "preflight" });
    expect(bench.running()).toBe(spoilt);
    const { connection } = strict(bench.inputs, "overwrite");
    expect(await updated(state, { artifact: eosTexts.more, connection })).toMatchObject({ drift: [] });
    expect(bench.running()).toContain(eosTexts.mark);
  });

  it("take no change for drift that Pulumi has made since, for which it has a memory of its own", async () => {
    const folder = mkdtempSync(join(tmpdir(), "calico-fabric-drift-"));
    const state = { state: { folder } };
    const inputs = strict(bench.inputs);
    await put(inputs, state);
    const more = { ...inputs, artifact: eosTexts.more };
    await updated(await created(inputs), { artifact: eosTexts.more });
    const running = bench.running();
    const runs = [await prepare(inputs, { base: more, head: inputs }, state)];
    bench.spoil();
    const spoilt = await failure(prepare(inputs, { base: more, head: inputs }, state));
    rmSync(folder, { recursive: true });
    expect(runs).toEqual([eosTexts.more]);
    expect(spoilt).toMatchObject({ step: "preflight" });
    expect(bench.running()).not.toBe(running);
  });

  it("take no other text and no other password for drift", async () => {
    const folder = mkdtempSync(join(tmpdir(), "calico-fabric-drift-"));
    const state = { state: { folder } };
    const inputs = strict(bench.inputs);
    const kinds = [
      await put(inputs, state),
      await put(inputs, state),
      await put({ ...inputs, artifact: eosTexts.more, secrets: { spines: `${SECRET}-2` } }, state),
    ].map(({ kind }) => kind);
    rmSync(folder, { recursive: true });
    expect(kinds).toEqual(["installed", "unchanged", "changed"]);
  });
});
