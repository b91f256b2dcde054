import { platforms } from "../../../src/platforms/index.ts";
import { modelOf, type ModelledSystem } from "../device-model/index.ts";
import { essence, goldens, holds, take, type Pair } from "./pairs.ts";
import { overlapping, users } from "./users.ts";

/** Seconds that a platform's pairs may take; `ALL_CHANGES=1` takes them all, which is minutes. */
const SECONDS = 5;
const MOST = process.env["ALL_CHANGES"] === "1" ? Number.POSITIVE_INFINITY : 60;
const SEED = 20_261_129;

const SYSTEMS: readonly ModelledSystem[] = ["eos", "nxos", "comware", "vrp"];

interface Named extends Pair {
  readonly name: string;
}

const roleOf = (file: string): string => /(spine|tor)[^/]*$/.exec(file)?.[1] ?? file;

/** Every text to every other of its role. */
const pairsOf = (system: ModelledSystem): readonly Named[] => {
  const all = [...goldens(system)];
  return all.flatMap(([from, was]) =>
    all.flatMap(([to, wanted]) =>
      roleOf(from) === roleOf(to) ? [{ system, was, wanted, name: `${from} to ${to}` }] : [],
    ),
  );
};

/** Some of them, the same ones each time (Lehmer's numbers). */
function some<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  let state = SEED;
  return Array.from({ length: most }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return all[state % all.length];
  }).filter((one) => one !== undefined);
}

const dialectOf = (system: ModelledSystem) => {
  const { dialect } = platforms[system];
  if (dialect === undefined) throw new Error(`${system} takes no change by commands`);
  return dialect;
};

/** Which of them fail, and how. */
const failing = (pairs: readonly Named[]): readonly string[] =>
  pairs.flatMap(({ name, ...pair }) => {
    try {
      holds(pair, dialectOf(pair.system));
      return [];
    } catch (error) {
      return [`${name}\n${String(error)}`];
    }
  });

describe.each(SYSTEMS)("a change of a device of %s", (system) => {
  const timeout = MOST === Number.POSITIVE_INFINITY ? 3_600_000 : SECONDS * 20_000;

  it(
    "leads from any text of the fabric to any other, leaves a user's lines alone, and resets no session in vain",
    () => {
      expect(failing(some(pairsOf(system), MOST))).toEqual([]);
    },
    timeout,
  );

  it(
    "leads from a user's device to any text, and back to what was there",
    () => {
      const texts = some([...goldens(system)], MOST / 5);
      const comes = texts.map(([name, wanted]) => ({ system, was: "", wanted, name: `to ${name}` }));
      const leaves = texts.map(([name, was]) => ({ system, was, wanted: "", name: `from ${name}` }));
      expect(failing([...comes, ...leaves])).toEqual([]);
    },
    timeout,
  );

  it(
    "gives back what the fabric's lines took the place of",
    () => {
      const dialect = dialectOf(system);
      for (const [name, wanted] of some([...goldens(system)], MOST / 10)) {
        const device = modelOf(system, `${users[system]("65000")}${overlapping[system]}`);
        const before = device.running();
        const baseline = dialect.replaced(before, wanted, "");
        take(system, device, dialect.change({ running: before, was: "", wanted, baseline }).commands);
        const left = { running: device.running(), was: wanted, wanted: "", baseline };
        take(system, device, dialect.change(left).commands);
        expect([name, essence(device.running())]).toEqual([name, essence(before)]);
      }
    },
    timeout,
  );

  it("is none where the device runs what is wanted, in whatever order it shows it", () => {
    const dialect = dialectOf(system);
    for (const [name, wanted] of goldens(system)) {
      const running = modelOf(system, wanted).running();
      const answer = dialect.change({ running, was: wanted, wanted, baseline: "" });
      expect([name, answer]).toEqual([name, { commands: [], resets: [], unsettled: [] }]);
    }
  });
});
