import { vrpDialect } from "../../../src/platforms/vrp/dialect.ts";
import { vrpDevice } from "../device-model/vrp/device.ts";
import { commandsOf, refusals } from "../device-model/views/enter.ts";
import { goldensOf } from "../support/goldens-of.ts";

const goldens = goldensOf("vrp");

const linesIn = (text: string): readonly string[] => {
  const open: string[] = [];
  let base = 0;
  let fresh = true;
  return text
    .split("\n")
    .flatMap((raw) => {
      const line = raw.trim();
      if (raw === "#") fresh = true;
      if (line === "" || line === "#") return [];
      const indent = raw.length - raw.trimStart().length;
      if (fresh) base = indent;
      fresh = false;
      const depth = Math.max(0, indent - base);
      open.splice(depth);
      open[depth] = line;
      return [open.join(" > ")];
    })
    .filter((line) => !/^interface [0-9]+GE\S+(?: > undo shutdown)?$/.test(line));
};

const T = [0, 0, 0];
function run(from: string, to: string): string[] {
  const t0 = performance.now();
  const device = vrpDevice();
  refusals(device, [...commandsOf(from), "commit"]);
  const running = device.running();
  const t1 = performance.now();
  const { commands, resets } = vrpDialect.change({ running, was: from, wanted: to, baseline: "" });
  const t2 = performance.now();
  const found = refusals(device, [...commands, "commit"]);
  const t3 = performance.now();
  T[0] += t1 - t0;
  T[1] += t2 - t1;
  T[2] += t3 - t2;
  const other = vrpDevice();
  refusals(other, [...commandsOf(to), "commit"]);
  const [got, want] = [linesIn(device.running()), linesIn(other.running())];
  const again = vrpDialect.change({ running: device.running(), was: to, wanted: to, baseline: "" });
  return [
    ...found.map((one) => `refused ${one}`),
    ...want.filter((line) => !got.includes(line)).map((line) => `lacks ${line}`),
    ...got.filter((line) => !want.includes(line)).map((line) => `too much ${line}`),
    ...again.commands.map((one) => `again ${one}`),
    ...device.lapses().map((one) => `lapse ${one}`),
    ...(resets.length < 0 ? commands : []),
  ];
}

it("pairs", () => {
  const seen = new Map<string, string>();
  let pairs = 0;
  let bad = 0;
  for (const [at, from] of [{ name: "", text: "" }, ...goldens].entries())
    for (const [place, to] of [{ name: "", text: "" }, ...goldens].entries()) {
      if ((at * 31 + place * 17) % Number(process.env["STEP"] ?? "41") !== 0) continue;
      pairs += 1;
      const all = run(from.text, to.text);
      if (all.length > 0) bad += 1;
      for (const one of all) {
        const kind = one.replace(/[0-9A-F.:/]{2,}/g, "N");
        if (!seen.has(kind)) seen.set(kind, `${from.name} -> ${to.name}: ${one}`);
      }
    }
  console.log(pairs, bad, T, [...seen.values()].slice(0, 60).join("\n"));
});
