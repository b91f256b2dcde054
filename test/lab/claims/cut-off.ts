import { setTimeout as pause } from "node:timers/promises";
import { compile, type DatacenterSpec } from "../../../src/index.ts";
import { waitFor } from "../../support/wait-for.ts";
import type { SwitchText } from "../before.ts";
import type { Lab } from "../lab.ts";
import { startUp, type SeparateRun } from "../separate-run.ts";
import { allOf, type Claim } from "./claim.ts";
import { allSwitchTexts, switchesChanged } from "./growth.ts";

/** How many kills and pairs are looked at; the whole number is asked for by `LAB_KILLS=40 LAB_PAIRS=20`. */
const count = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);

type Texts = ReadonlyMap<string, SwitchText>;

/** The lab's spec with a setting that changes every switch and no route. */
const changed = (spec: DatacenterSpec, maximumAsPath: number): DatacenterSpec => ({
  ...spec,
  bgp: { ...spec.bgp, maximumAsPath },
});

/** A script says nothing on any switch. */
const silent = (lab: Lab, script: string, what: string): Promise<boolean> =>
  waitFor(
    async () => {
      const said = await Promise.all(
        lab.plan().switches.map(({ name }) => lab.onSwitch(name, ["sh", "-c", script])),
      );
      return said.every((one) => one === "");
    },
    { what, withinSeconds: 150 },
  );

/** Nothing of a delivery is left on any switch. */
const quiet = (lab: Lab): Promise<boolean> =>
  silent(lab, "ls -d /etc/frr/.calico-fabric* 2>/dev/null; true", "the switches to be free");

/** Every delivery has come to an end on its switch, though the end may still wait to be heard. */
const decided = (lab: Lab): Promise<boolean> =>
  silent(
    lab,
    `cd /etc/frr/.calico-fabric 2>/dev/null || exit 0
for one in */; do
  one=\${one%/}
  [ ! -d "$one" ] || [ -e "over.$one" ] || [ -e "rolled-back.$one" ] || [ -e "confirmed.$one" ] || echo "$one"
done`,
    "every delivery to end",
  );

/** Switches that are neither wholly one nor wholly the other. */
const inPieces = (now: Texts, ...wholes: readonly Texts[]): readonly string[] => {
  const strange = wholes.map((whole) => new Set(switchesChanged(whole, now)));
  return [...now.keys()].filter((name) => strange.every((one) => one.has(name)));
};

/** A run that is killed, with all its processes, at moments spread over the time that one takes. */
export const killedUpHeals: Claim = {
  id: "killed-up-heals",
  says: "a deployment that is killed leaves every switch wholly old or wholly new, and the next one, at once or later, ends well and is not undone",
  appliesTo: ({ model }) => model !== "l2",
  async run(lab) {
    const spec = lab.spec();
    const specs = [spec, changed(spec, 49)] as const;
    const known: Texts[] = [await allSwitchTexts(lab)];
    const begun = performance.now();
    const whole = await (await startUp(lab, specs[1])).ended;
    const took = performance.now() - begun;
    known[1] = await allSwitchTexts(lab);
    const faults: string[] = whole.ok ? [] : [`a run by itself failed: ${whole.said}`];
    const kills = count("LAB_KILLS", 2);
    let last = 1;
    for (let time = 0; time < kills; time += 1) {
      const next = 1 - last;
      const [target, old, wanted] = [specs[next] ?? spec, known[last] ?? new Map(), known[next] ?? new Map()];
      const at = `killed after ${String(Math.round((took * (time + 0.5)) / kills))} ms`;
      const run = await startUp(lab, target);
      await pause((took * (time + 0.5)) / kills);
      run.kill();
      await run.ended;
      const later = time % 2 === 1;
      if (later) {
        await decided(lab);
        const pieces = inPieces(await allSwitchTexts(lab), old, wanted);
        if (pieces.length > 0) faults.push(`${at}: ${pieces.join(", ")} in pieces`);
      }
      await lab.deployment.cancel(target);
      await lab.deployment.up(target).catch((error: unknown) => faults.push(`${at}: ${String(error)}`));
      const now = switchesChanged(wanted, await allSwitchTexts(lab));
      if (now.length > 0) faults.push(`${at}, run again: ${now.join(", ")} not as wanted`);
      await quiet(lab);
      const undone = switchesChanged(wanted, await allSwitchTexts(lab));
      if (undone.length > now.length) faults.push(`${at}, run again: ${undone.join(", ")} undone later`);
      last = next;
    }
    await lab.deployment.up(spec);
    return allOf(`kills of a run of ${String(Math.round(took))} ms`, kills, faults);
  },
};

/** What each switch is given by a spec, by device. */
const artifactsOf = (spec: DatacenterSpec): ReadonlyMap<string, string> =>
  new Map(compile(spec).switches.map(({ intent: { device }, text }) => [device, text]));

/** A spec, what it gives to each switch, and what the switches then run and start with. */
interface Whole {
  readonly spec: DatacenterSpec;
  readonly artifacts: ReadonlyMap<string, string>;
  readonly texts: Texts;
}

/** Those of the wholes that a switch is. */
const standsAt = (now: Texts, device: string, wholes: readonly Whole[]): readonly Whole[] =>
  wholes.filter(
    ({ texts }) => !inPieces(new Map([...now].filter(([name]) => name === device)), texts).length,
  );

/** Switches of which none of the states says what they run. */
const unknownTo = (
  states: readonly ReadonlyMap<string, string>[],
  now: Texts,
  wholes: readonly Whole[],
): readonly string[] =>
  [...now.keys()].filter(
    (device) =>
      !standsAt(now, device, wholes).some(({ artifacts }) =>
        states.some((state) => state.get(device) === artifacts.get(device)),
      ),
  );

/** How the engine and a switch say who has what a run waited for. */
const TOLD_WHOSE = /created by \S+@\S+ \(pid \d+\)|another delivery has it \(\S+@/;

/** What does not hold of two runs once both are over. */
async function afterPair(
  lab: Lab,
  runs: readonly (readonly [SeparateRun, Whole])[],
  shared: boolean,
): Promise<readonly string[]> {
  const wholes = runs.map(([, whole]) => whole);
  const ends = await Promise.all(
    runs.map(async ([run, wanted]) => ({ ...(await run.ended), state: await run.artifacts(), wanted })),
  );
  await quiet(lab);
  const now = await allSwitchTexts(lab);
  const failed = ends.filter(({ ok }) => !ok);
  const won = ends.filter(({ ok }) => ok);
  const pieces = inPieces(now, ...wholes.map(({ texts }) => texts));
  // One that another has followed on a switch knows of it only by a look: with two states one of them is right.
  const states = shared ? ends.slice(0, 1) : ends;
  const strange = unknownTo(
    states.map(({ state }) => state),
    now,
    wholes,
  );
  const lost = failed.length === 1 ? won.flatMap(({ wanted }) => switchesChanged(wanted.texts, now)) : [];
  return [
    ...(pieces.length > 0 ? [`${pieces.join(", ")} in pieces`] : []),
    ...(won.length > 0 ? [] : ["both failed"]),
    ...failed
      .filter(({ said }) => won.length === 0 || !TOLD_WHOSE.test(said))
      .map(({ said }) => `one was not told who has it: ${said.slice(-300)}`),
    ...(strange.length > 0 ? [`${strange.join(", ")} run what no state says`] : []),
    ...(shared && lost.length > 0 ? [`${lost.join(", ")} not as the one wanted that succeeded`] : []),
  ];
}

/** Two at once: with one state, whose lock the engine keeps, and each with its own, where only the switches' locks are between them. */
export const pairsAgree: Claim = {
  id: "pairs-agree",
  says: "of two deployments at once one waits for the other or is told who has it; every switch is wholly what one of them wanted, and the state says so",
  appliesTo: ({ model }) => model !== "l2",
  async run(lab) {
    const spec = lab.spec();
    const before = await allSwitchTexts(lab);
    const other = changed(spec, 48);
    await lab.deployment.up(other);
    const wholes: readonly [Whole, Whole] = [
      { spec, artifacts: artifactsOf(spec), texts: before },
      { spec: other, artifacts: artifactsOf(other), texts: await allSwitchTexts(lab) },
    ];
    const pairs = count("LAB_PAIRS", 2);
    const faults: string[] = [];
    for (let time = 0; time < pairs; time += 1) {
      const offset = pairs <= 2 ? 1_000 : (5_000 * time) / (pairs - 1);
      const shared = time % 2 === 1;
      const first = await startUp(lab, wholes[0].spec);
      await pause(offset);
      const second = await startUp(lab, wholes[1].spec, shared ? "" : "other");
      const found = await afterPair(
        lab,
        [
          [first, wholes[0]],
          [second, wholes[1]],
        ],
        shared,
      );
      faults.push(...found.map((one) => `${String(Math.round(offset))} ms apart: ${one}`));
    }
    await lab.deployment.up(spec);
    const after = switchesChanged(before, await allSwitchTexts(lab));
    if (after.length > 0) faults.push(`deployed again, ${after.join(", ")} not as before`);
    return allOf("pairs", pairs, faults);
  },
};
