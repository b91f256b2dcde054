import { setTimeout as pause } from "node:timers/promises";
import type { DatacenterSpec } from "../../../src/index.ts";
import { waitFor } from "../../support/wait-for.ts";
import type { SwitchText } from "../before.ts";
import type { Lab } from "../lab.ts";
import { startUp } from "../separate-run.ts";
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

/** No delivery is under way on any switch. */
const quiet = (lab: Lab): Promise<boolean> =>
  waitFor(
    async () => {
      const left = await Promise.all(
        lab
          .plan()
          .switches.map(({ name }) =>
            lab.onSwitch(name, ["sh", "-c", "ls -d /etc/frr/.calico-fabric* 2>/dev/null; true"]),
          ),
      );
      return left.every((one) => one === "");
    },
    { what: "the switches to be free", withinSeconds: 150 },
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
        await quiet(lab);
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

/** Two at once, each with a state of its own: only the switches can tell them apart. */
export const pairsAgree: Claim = {
  id: "pairs-agree",
  says: "of two deployments at once one waits for the other or is told, and every switch is wholly what one of them wanted",
  appliesTo: ({ model }) => model !== "l2",
  async run(lab) {
    const spec = lab.spec();
    const specs = [changed(spec, 48), changed(spec, 47)] as const;
    const before = await allSwitchTexts(lab);
    const known: Texts[] = [];
    for (const one of specs) {
      await lab.deployment.up(one);
      known.push(await allSwitchTexts(lab));
    }
    const pairs = count("LAB_PAIRS", 1);
    const faults: string[] = [];
    for (let time = 0; time < pairs; time += 1) {
      const offset = pairs === 1 ? 1_000 : (5_000 * time) / (pairs - 1);
      const first = await startUp(lab, specs[0]);
      await pause(offset);
      // Every other pair shares the state, whose lock the engine keeps; else only the switches' locks are between them.
      const second = await startUp(lab, specs[1], time % 2 === 0 ? "other" : "");
      const ends = await Promise.all([first.ended, second.ended]);
      await quiet(lab);
      const now = await allSwitchTexts(lab);
      const at = `${String(Math.round(offset))} ms apart`;
      const pieces = inPieces(now, before, ...known);
      if (pieces.length > 0) faults.push(`${at}: ${pieces.join(", ")} in pieces`);
      if (ends.every(({ ok }) => !ok))
        faults.push(`${at}: both failed: ${ends.map(({ said }) => said.slice(-300)).join(" | ")}`);
    }
    await lab.deployment.up(spec);
    const after = switchesChanged(before, await allSwitchTexts(lab));
    if (after.length > 0) faults.push(`deployed again, ${after.join(", ")} not as before`);
    return allOf("pairs", pairs, faults);
  },
};
