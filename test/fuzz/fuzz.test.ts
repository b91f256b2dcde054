import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileSpec } from "../../src/index.ts";
import { parseSource } from "../../src/cli/parse-source.ts";
import { describeWith } from "../support/prerequisites.ts";
import { corpus, FOLDER_VARIABLE } from "./corpus.ts";
import { judge, type Judged } from "./judge.ts";
import { mutated, mutatedText } from "./mutate.ts";
import { randomOf } from "./random.ts";

/*
 * Specs as nobody would write them, by seed. `FUZZ=100000 npm test -- fuzz` tries so many, however long it takes; without it as many as fit
 * into a few seconds. `FUZZ_SEED=7` begins elsewhere, `FUZZ_SPECS=folder` mutates the folder's specs too. A finding names its seed:
 * `FUZZ=1 FUZZ_SEED=<seed> npm test -- fuzz` plays it again.
 */
const wanted = process.env["FUZZ"] === undefined ? null : Number(process.env["FUZZ"]);
const firstSeed = Number(process.env["FUZZ_SEED"] ?? "1");
const further = process.env[FOLDER_VARIABLE];

const SECONDS = 20;
const HOURS = 12 * 3600;
/** Of the processor, for one spec: the clock counts what others do on the machine. */
const MOST_SECONDS = 10;
const SAMPLE = 200;

const seedlings = corpus(further);
const specs = seedlings.map(({ spec }) => spec);
/** From those that are built more of what is made of them is built too, and judged as a whole. */
const sound = specs.filter((spec) => compileSpec(spec).ok);

interface Tried {
  readonly seeds: number;
  readonly counts: Readonly<Record<Judged["kind"], number>>;
  readonly faults: readonly string[];
  readonly texts: readonly string[];
  readonly slowest: { readonly seed: number; readonly took: number };
}

function specOf(seed: number): unknown {
  const random = randomOf(seed);
  const from = random.chance(0.8) ? sound : specs;
  return mutated(random, from[random.below(from.length)], specs);
}

/** Tries seeds one after another until there are enough or the time is over; keeps a text of every so many for FRR's own checker. */
function tryAll(): Tried {
  const counts = { refused: 0, compiled: 0, simulated: 0 };
  const faults: string[] = [];
  const texts: string[] = [];
  const end = performance.now() + (wanted === null ? SECONDS : HOURS) * 1000;
  const most = wanted ?? Infinity;
  let seeds = 0;
  let slowest = { seed: firstSeed, took: 0 };
  for (; seeds < most && performance.now() < end && faults.length < 20; seeds += 1) {
    const seed = firstSeed + seeds;
    const spec = specOf(seed);
    const begin = process.cpuUsage();
    const judged = judge(spec);
    const { user, system } = process.cpuUsage(begin);
    const took = (user + system) / 1_000_000;
    counts[judged.kind] += 1;
    faults.push(...judged.faults.map((fault) => `seed ${String(seed)}: ${fault}`));
    if (took > MOST_SECONDS) faults.push(`seed ${String(seed)}: took ${took.toFixed(1)} s`);
    slowest = took > slowest.took ? { seed, took } : slowest;
    const text = judged.texts[seed % Math.max(judged.texts.length, 1)];
    if (text !== undefined) {
      // Reservoir sampling: each text has the same chance to be among the sample, however many there will be.
      if (texts.length < SAMPLE) texts.push(text);
      else {
        const at = randomOf(seed).below(seeds);
        if (at < SAMPLE) texts[at] = text;
      }
    }
  }
  return { seeds, counts, faults, texts, slowest };
}

describe("mutated specs", () => {
  const tried = tryAll();

  it(`are refused in words or built without a fault: ${String(tried.seeds)} from seed ${String(firstSeed)}`, () => {
    console.info(
      `${String(tried.seeds)} specs from seed ${String(firstSeed)}: ${JSON.stringify(tried.counts)}, the slowest ${JSON.stringify(tried.slowest)}`,
    );
    expect(tried.faults).toEqual([]);
    // A finding that is played again is alone.
    if (tried.seeds > 100) expect(Math.min(tried.counts.simulated, tried.counts.refused)).toBeGreaterThan(0);
  });

  describeWith("that are built", ["labPrograms"], () => {
    const folder = mkdtempSync(join(tmpdir(), "calico-fabric-fuzz-"));
    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    it("have configurations that FRR's own checker takes", () => {
      const file = join(folder, "frr.conf");
      const refused = tried.texts.flatMap((text) => {
        writeFileSync(file, text);
        const { status, stdout, stderr } = spawnSync("vtysh", ["-C", "-f", file], { encoding: "utf8" });
        // It ends with 0 on some lines that it refuses, and says so.
        const said = `${stdout}${stderr}`;
        return status === 0 && !said.includes("% ") ? [] : [{ status, said, text }];
      });
      expect(refused).toEqual([]);
      if (tried.seeds > 100) expect(tried.texts.length).toBeGreaterThan(0);
    }, 60_000);
  });
});

describe("mutated texts", () => {
  const texts = seedlings.flatMap(({ text }) => (text === undefined ? [] : [text]));

  it("are read, or refused with a line and a column", () => {
    const faults: string[] = [];
    const most = Math.max(2000, (wanted ?? 0) / 10);
    for (let seed = firstSeed; seed < firstSeed + most; seed += 1) {
      const random = randomOf(seed);
      const text = mutatedText(random, texts[random.below(texts.length)] ?? "");
      try {
        const { value, diagnostics } = parseSource(text);
        if (diagnostics.some(({ position }) => position === undefined))
          faults.push(`seed ${String(seed)}: no place`);
        if (diagnostics.length === 0) compileSpec(value);
      } catch (error) {
        faults.push(`seed ${String(seed)}: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
      }
    }
    expect(faults).toEqual([]);
  }, 600_000);
});

if (further === undefined)
  it.skip(`mutates no further specs: ${FOLDER_VARIABLE} names no folder`, () => undefined);
